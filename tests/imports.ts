import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import ts from 'typescript'

/** One import of a source file, in any of the ways that TypeScript has, types included. */
interface Import {
  line: number
  /** As written, without a query such as `?url`; null when it cannot be read from the source. */
  specifier: string | null
  /** The names taken from it; `*` stands for all of them. */
  names: string[]
  /** `export … from`: hands a name on from a second home. */
  reexport: boolean
}

export interface SourceFile {
  /** Relative to the root, with `/`. */
  path: string
  imports: Import[]
  /** The lines that reach for the environment. */
  environment: number[]
}

/** Every TypeScript and JavaScript source under the folders. */
export function readSources(root: string, folders: readonly string[]): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(ts|tsx|mjs|js)$/.test(name))
        .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
    )
    .sort()
    .map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))
}

function readSource(path: string, text: string): SourceFile {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const file: SourceFile = { path, imports: [], environment: [] }
  const lineOf = (node: ts.Node) => source.getLineAndCharacterOfPosition(node.getStart()).line + 1
  const add = (node: ts.Node, specifier: ts.Node | undefined, names: string[], reexport = false) => {
    const text = specifier && ts.isStringLiteralLike(specifier) ? specifier.text.replace(/\?.*$/, '') : null
    file.imports.push({ line: lineOf(node), specifier: text, names, reexport })
    if (/^(node:)?process$/.test(text ?? '') && names.some((name) => name === 'env' || name === '*'))
      file.environment.push(lineOf(node))
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, importedNames(node))
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier)
      add(node, node.moduleSpecifier, ['*'], true)
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, ['*'])
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node, node.moduleReference.expression, ['*'])
    else if (ts.isCallExpression(node) && isImportCall(node)) add(node, node.arguments[0], dynamicNames(node))
    else if (readsEnvironment(node)) file.environment.push(lineOf(node))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return file
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require')
  )
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  if (!importClause) return []
  const { namedBindings } = importClause
  // The default export of a module of Node holds all that is in it.
  const whole = importClause.name || (namedBindings && ts.isNamespaceImport(namedBindings))
  if (whole) return ['*']
  return namedBindings && ts.isNamedImports(namedBindings)
    ? namedBindings.elements.map((element) => (element.propertyName ?? element.name).text)
    : []
}

/** `const { a, b } = await import(…)` takes a and b; anything else is taken to use all. */
function dynamicNames(call: ts.CallExpression): string[] {
  const declaration = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent
  if (!ts.isVariableDeclaration(declaration) || !ts.isObjectBindingPattern(declaration.name)) return ['*']
  return declaration.name.elements.map((element) => (element.propertyName ?? element.name).getText())
}

/** `process.env`, `process['env']`, `globalThis.process.env` and `const { env } = process`. */
function readsEnvironment(node: ts.Node): boolean {
  const isProcess = (expression: ts.Expression | undefined) =>
    expression !== undefined && /^(globalThis\.|global\.)?process$/.test(expression.getText())
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isProcess(node.expression)
  if (ts.isElementAccessExpression(node))
    return /^['"`]env['"`]$/.test(node.argumentExpression.getText()) && isProcess(node.expression)
  return (
    ts.isVariableDeclaration(node) &&
    isProcess(node.initializer) &&
    ts.isObjectBindingPattern(node.name) &&
    node.name.elements.some((element) => (element.propertyName ?? element.name).getText() === 'env')
  )
}

/** The path that a relative import leads to, relative to the root; null for a package. */
export function targetOf(from: string, specifier: string, known: ReadonlySet<string>): string | null {
  if (!specifier.startsWith('.')) return null
  const path = normalize(join(dirname(from), specifier)).replaceAll('\\', '/')
  return (
    [path.replace(/\.js$/, '.ts'), path.replace(/\.jsx?$/, '.tsx')].find((name) => known.has(name)) ?? path
  )
}

/** The package of an import: `@scope/name`, `name`, or `node:`. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:'
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** The circles of a graph, each once, as the path that closes it. */
export function findCircles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = []
  const done = new Set<string>()
  const walk = (node: string, path: string[]): void => {
    const at = path.indexOf(node)
    if (at >= 0) circles.push([...path.slice(at), node])
    if (at >= 0 || done.has(node)) return
    for (const next of graph.get(node) ?? []) walk(next, [...path, node])
    done.add(node)
  }
  for (const node of graph.keys()) walk(node, [])
  return circles
}
