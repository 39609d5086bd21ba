import { parseArgs } from 'node:util'
import { Refusal, refusalWords } from '../schema/api/errors.js'
import { COMMANDS, findCommand } from './commands/all.js'
import { OPTIONS, type Options, UsageError } from './commands/command.js'
import { readConfig, SetupError, shown } from './config.js'
import { isDamaged, isUnavailable } from './engines/open.js'
import { DatabaseUnusable, WritesRefused } from './engines/store.js'
import { rootOf } from './start.js'

/** Where a command says what it did, and where what was wrong. */
export interface Output {
  stdout: { write(text: string): unknown }
  stderr: { write(text: string): unknown }
}

/**
 * The command line: `harmoni COMMAND [--json]`. Answers its exit code: 0 when it did what was asked, 1 when not; 2 when
 * something is left to be said or mended.
 * @param environment the settings, unless they are those of the process
 */
export async function runCommandLine(
  args: string[],
  { stdout, stderr }: Output,
  environment?: NodeJS.ProcessEnv,
): Promise<number> {
  const json = args.includes('--json')
  if (args.includes('--help')) {
    stdout.write(`${json ? JSON.stringify({ commands: COMMANDS.map(described) }) : help()}\n`)
    return 0
  }
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      strict: true,
      options: OPTIONS,
    })
    const command = findCommand(positionals)
    const rest = positionals.slice(command.name.split(' ').length)
    if (rest.length > (command.takes ?? 0))
      throw new UsageError(
        `“${command.name}” does not take “${rest
          .slice(command.takes ?? 0)
          .map(shown)
          .join(' ')}”.`,
      )
    const options: Options = { ...values, arguments: rest }
    const outcome = await command.run(readConfig(environment), options)
    if (json) stdout.write(`${JSON.stringify(outcome.json)}\n`)
    else if (outcome.text) stdout.write(`${outcome.text}\n`)
    return outcome.code ?? (outcome.ok ? 0 : 1)
  } catch (error) {
    const message = sentence(error)
    if (json) stdout.write(`${JSON.stringify({ error: message })}\n`)
    else stderr.write(isUsage(error) ? `${message}\n\n${helpOn(args)}\n` : `${message}\n`)
    return 1
  }
}

/** What went wrong, in one clear sentence: what the user can do about it, where they can. */
function sentence(error: unknown): string {
  const { message } = rootOf(error)
  // What Node says after its first sentence tells of positional arguments, which nobody meant.
  if (isUsage(error)) return message.replace(/(?<=^Unknown option '[^']*'\.) .*/s, '')
  if (error instanceof SetupError || error instanceof DatabaseUnusable) return message
  if (isDamaged(error))
    return `The register is damaged (${message}). Keep the file, restore a backup, and see what it lacks.`
  if (isUnavailable(error)) return `The database cannot do its work for now (${message}). Try again.`
  if (error instanceof WritesRefused) return refusalWords(new Refusal(error.why)).en
  if (error instanceof Refusal)
    return (
      (error.details.errors ?? []).map(({ path, en }) => `${path}: ${en}`).join(' ') || refusalWords(error).en
    )
  return `Harmoni could not do this (${message}). Nothing tells more than these words: report them with the command.`
}

/** True when the command line was not understood, by us or by Node's own reading of it. */
function isUsage(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return error instanceof UsageError || (error instanceof TypeError && /^ERR_PARSE_ARGS/.test(String(code)))
}

/** How the command is called that was meant, and all commands where none was: the sentence above it stays in sight. */
function helpOn(args: readonly string[]): string {
  const words = `${args.filter((one) => !one.startsWith('-')).join(' ')} `
  const meant = COMMANDS.find(({ name }) => words.startsWith(`${name} `))
  return meant ? `It is called so:\n  harmoni ${meant.usage}` : help()
}

function help(): string {
  const lines = COMMANDS.map(({ usage, summary }) => `  harmoni ${usage}\n      ${summary}`)
  return ['Commands, each with --json for one JSON document:', ...lines].join('\n')
}

const described = ({ name, usage, summary }: (typeof COMMANDS)[number]) => ({ name, usage, summary })
