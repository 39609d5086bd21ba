import type { Bench, Engine } from '../bench.js'
import type { Figure } from '../figures.js'
import { checks, facets, overdue, overview } from './afterWrite.js'
import { asOf } from './asOf.js'
import { bulk } from './bulk.js'
import {
  exportCsv,
  exportCsvLarge,
  exportJson,
  exportJsonLarge,
  exportLogCsv,
  exportLogXlsx,
  exportMappingsCsv,
  exportMappingsXlsx,
  exportXlsx,
  exportXlsxLarge,
} from './exports.js'
import { imports, suggestions } from './imports.js'
import { list, listMiss } from './list.js'
import { mixed } from './mixed.js'
import { memory, start } from './rest.js'
import { web10k, webFirst } from './web.js'
import { log, pageDeep, search } from './wide.js'
import { write } from './write.js'

export interface Measure {
  measure(bench: Bench): Promise<Figure[]>
  /** True for what takes minutes and a register of 100,161 systems: measured when it is named, or with `--large`. */
  large?: boolean
  /** The only engine that has it. */
  engine?: Engine
}

/** Every figure by its name, in the order that they are measured. */
export const FIGURES: Readonly<Record<string, Measure>> = {
  'web-first': { measure: webFirst },
  list: { measure: list },
  'list-miss': { measure: listMiss },
  write: { measure: write },
  memory: { measure: memory },
  start: { measure: start },
  mixed: { measure: mixed },
  overview: { measure: overview },
  checks: { measure: checks },
  facets: { measure: facets },
  overdue: { measure: overdue },
  'as-of': { measure: asOf },
  'export-csv': { measure: exportCsv },
  'export-xlsx': { measure: exportXlsx },
  'export-json': { measure: exportJson },
  'export-mappings-csv': { measure: exportMappingsCsv },
  'export-mappings-xlsx': { measure: exportMappingsXlsx },
  'export-log-csv': { measure: exportLogCsv },
  'export-log-xlsx': { measure: exportLogXlsx },
  // By hand it is written for SQLite alone.
  import: { measure: imports, engine: 'sqlite' },
  suggestions: { measure: suggestions },
  bulk: { measure: bulk, engine: 'postgres' },
  'web-10k': { measure: web10k },
  search: { measure: search, large: true },
  'page-deep': { measure: pageDeep, large: true },
  log: { measure: log, large: true },
  'export-csv-100161': { measure: exportCsvLarge, large: true },
  'export-xlsx-100161': { measure: exportXlsxLarge, large: true },
  'export-json-100161': { measure: exportJsonLarge, large: true },
}
