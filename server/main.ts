import { parseArgs } from 'node:util'
import { COMMANDS, findCommand, type Options, UsageError } from './commands.js'
import { readConfig, SetupError } from './config.js'
import { isUnavailable } from './store/open.js'
import { DatabaseUnusable } from './store/store.js'

/** The command line: `harmoni COMMAND [--json]`. Exit code 0 when it did what was asked, 1 when not. */
async function main(args: string[]): Promise<number> {
  const json = args.includes('--json')
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      strict: true,
      options: OPTIONS,
    })
    const command = findCommand(positionals)
    const options: Options = { ...values, arguments: positionals.slice(command.name.split(' ').length) }
    const outcome = await command.run(readConfig(), options)
    if (json) process.stdout.write(`${JSON.stringify(outcome.json)}\n`)
    else if (outcome.text) process.stdout.write(`${outcome.text}\n`)
    return outcome.ok ? 0 : 1
  } catch (error) {
    const message = sentence(error)
    if (message === null) throw error
    if (json) process.stdout.write(`${JSON.stringify({ error: message })}\n`)
    else process.stderr.write(`${message}\n`)
    return 1
  }
}

const OPTIONS = {
  json: { type: 'boolean' },
  demo: { type: 'boolean' },
  empty: { type: 'boolean' },
  role: { type: 'string' },
  name: { type: 'string' },
} as const

/** One clear sentence for what the user can mend; null for what they cannot, which is thrown on with its stack. */
function sentence(error: unknown): string | null {
  if (error instanceof UsageError || isUsageError(error))
    return `${(error as Error).message}\n\nCommands:\n${COMMANDS.map(({ usage, summary }) => `  harmoni ${usage.padEnd(40)} ${summary}`).join('\n')}`
  if (error instanceof SetupError || error instanceof DatabaseUnusable) return error.message
  if (isUnavailable(error))
    return `The database cannot do its work for now (${(error as Error).message}). Try again.`
  return null
}

function isUsageError(error: unknown): boolean {
  return (
    error instanceof TypeError && String((error as NodeJS.ErrnoException).code).startsWith('ERR_PARSE_ARGS')
  )
}

process.exitCode = await main(process.argv.slice(2))
