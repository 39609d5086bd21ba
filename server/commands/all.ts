import { shown } from '../config.js'
import { type Command, UsageError, withRegister } from './command.js'
import { EXPORT_COMMANDS } from './exports.js'
import { IMPORT_COMMANDS } from './imports.js'
import { copy, verify } from './register.js'
import { REPORT_COMMANDS } from './reports.js'
import { serve } from './serve.js'
import { TOKEN_COMMANDS } from './tokens.js'
import { USER_COMMANDS } from './users.js'

/** Every command, in the order of the help text. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'serve',
    usage: 'serve [--demo] [--empty]',
    summary: 'Serve the register; --demo loads the demo inventory into a new one and prints sign-in links',
    run: serve,
  },
  {
    name: 'verify',
    usage: 'verify [FILE…] [--head HASH]…',
    summary:
      'Recompute the hash chains of the logs, and compare every table with the change log; of a FILE, a report or a bundle, say whether it is genuine; with HASH, say which row a head was that was written down',
    takes: 100,
    run: (config, options) => withRegister(config, (services) => verify(services, options)),
  },
  {
    name: 'copy',
    usage: 'copy FROM TO',
    summary: 'Copy a register into an empty place: from a file to postgres://… or back',
    takes: 2,
    run: copy,
  },
  ...IMPORT_COMMANDS,
  ...EXPORT_COMMANDS,
  ...REPORT_COMMANDS,
  ...USER_COMMANDS,
  ...TOKEN_COMMANDS,
]

/** @throws UsageError when there is no such command. */
export function findCommand(words: readonly string[]): Command {
  const command = COMMANDS.find(({ name }) => words.slice(0, name.split(' ').length).join(' ') === name)
  if (!command)
    throw new UsageError(
      words.length > 0 ? `There is no command “${words.map(shown).join(' ')}”.` : 'Name a command.',
    )
  return command
}
