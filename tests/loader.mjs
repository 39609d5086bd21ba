// Lets a test process read TypeScript, by --import: each file is turned into JavaScript once, by the compiler that checks
// its types, and kept under the hash of what it was. Every line keeps its source map, so coverage is of the sources.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'

const root = fileURLToPath(new URL('..', import.meta.url))
const CACHE = join(root, 'node_modules/.cache/harmoni-tests')
const IS_OURS = /\.tsx?$/
const require = createRequire(import.meta.url)
/** What the result depends on beside the source. */
const COMPILER = JSON.parse(readFileSync(require.resolve('typescript/package.json'), 'utf8')).version

/**
 * The JavaScript of a TypeScript file, with its source map inside.
 * @param {string} path
 */
export function transpile(path) {
  const source = readFileSync(path, 'utf8')
  const key = createHash('sha1')
    .update(`${COMPILER} ${basename(path)}\n${source}`)
    .digest('hex')
  const kept = join(CACHE, `${key}.js`)
  try {
    return readFileSync(kept, 'utf8')
  } catch {
    const code = compile(source, path)
    mkdirSync(CACHE, { recursive: true })
    // Aside first: another test may want the same file meanwhile, and must not read half of it.
    const aside = `${kept}.${process.pid}`
    writeFileSync(aside, code)
    renameSync(aside, kept)
    return code
  }
}

function compile(source, path) {
  const { default: _, transpileModule, ScriptTarget, ModuleKind, JsxEmit } = require('typescript')
  const { outputText } = transpileModule(source, {
    fileName: basename(path),
    compilerOptions: {
      target: ScriptTarget.ES2023,
      module: ModuleKind.ESNext,
      jsx: JsxEmit.ReactJSX,
      verbatimModuleSyntax: true,
      inlineSourceMap: true,
      inlineSources: true,
    },
  })
  return outputText
}

/** The file that a relative import of `.js` means: its source, where there is one. */
function findSource(specifier, parent) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || !IS_OURS.test(parent ?? '')) return null
  const { href } = new URL(specifier, parent)
  return ['.ts', '.tsx']
    .map((ending) => href.replace(/\.js$/, ending))
    .find((url) => existsSync(new URL(url)))
}

export function resolve(specifier, context, next) {
  const url = findSource(specifier, context.parentURL)
  return url ? { url, format: 'module', shortCircuit: true } : next(specifier, context)
}

export function load(url, context, next) {
  if (!url.startsWith('file:') || !IS_OURS.test(url)) return next(url, context)
  return { format: 'module', source: transpile(fileURLToPath(url)), shortCircuit: true }
}

/** Before, the hooks in the thread of the tests itself had faults, or were not there. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major > 24 || (major === 24 && minor >= 13)) module.registerHooks({ resolve, load })
else if (isMainThread) module.register(import.meta.url)
