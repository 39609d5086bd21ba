import { runCommandLine } from './commandLine.js'

process.exitCode = await runCommandLine(process.argv.slice(2), process)
