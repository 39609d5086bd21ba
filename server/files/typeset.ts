import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inLetters, lettersOf } from './letters.js'
import { paperOf } from './paper.js'
import type { Report } from './report.js'

type Compiler = typeof import('@myriaddreamin/typst-ts-node-compiler')

/** The compiler of Typst, which holds a thread up; null where there is none for the machine. */
export function loadCompiler(): Promise<Compiler | null> {
  return import('@myriaddreamin/typst-ts-node-compiler').catch(() => null)
}

/** The compiler writes nothing that does not hold to it: PDF 1.7 for archives, with tags. */
const STANDARD = 'a-2a'

/** The templates stand beside this file, as it is written and as it is built. */
const TEMPLATES = join(dirname(fileURLToPath(import.meta.url)), 'typst')
const WEIGHTS = ['400Regular', '500Medium', '600SemiBold'] as const

/** The PDF of a report, by the templates in `typst`. */
export function typeset({ NodeCompiler }: Compiler, report: Report): Uint8Array {
  const { resolve } = createRequire(import.meta.url)
  const fonts = WEIGHTS.map((weight) =>
    readFileSync(resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`)),
  )
  const [regular = Buffer.alloc(0)] = fonts
  // Fonts of the machine come behind ours, which the templates alone name.
  const compiler = NodeCompiler.create({ workspace: TEMPLATES, fontArgs: [{ fontBlobs: fonts }] })
  const paper = inLetters(paperOf(report), lettersOf(regular))
  // In memory alone, as if it stood beside the templates.
  compiler.mapShadow(join(TEMPLATES, 'report.json'), Buffer.from(JSON.stringify(paper)))
  const compiled = compiler.compile({ mainFilePath: join(TEMPLATES, 'report.typ') })
  if (!compiled.result) throw new Error(JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics))
  return compiler.pdf(compiled.result, {
    pdfStandard: STANDARD,
    creationTimestamp: Math.floor(Date.parse(report.evidence.at) / 1000),
  })
}
