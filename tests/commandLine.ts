import { runCommandLine } from '../server/commandLine.js'

/** Runs the command line as the program does, without a process of its own. */
export async function runHere(args: readonly string[], environment: Record<string, string>) {
  const said = { stdout: '', stderr: '' }
  const into = (stream: keyof typeof said) => ({ write: (text: string) => (said[stream] += text) })
  const output = { stdout: into('stdout'), stderr: into('stderr') }
  return { code: await runCommandLine([...args], output, environment), ...said }
}
