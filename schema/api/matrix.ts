import * as z from 'zod'
import { STATUSES } from '../rules/status.js'
import { asOf, meta } from './common.js'
import { endpoint } from './endpoint.js'
import { systemFilters } from './systemFilters.js'

const sums = { total: z.int(), ready: z.int() }
const words = { nb: z.string(), en: z.string() }

/** A service area or a municipality with its systems counted; an empty value stands for those that have none. */
const heading = z.object({ value: z.string(), ...words, ...sums })
export type MatrixHeading = z.output<typeof heading>

/** Where systems go, with the letter that stands for it. */
const destination = z.object({ value: z.string(), ...words, letter: z.object(words), ...sums })
export type MatrixDestination = z.output<typeof destination>

/** How many systems of a cell go to the same and stand at the same status. */
const count = z.object({ destination: z.string(), status: z.enum(STATUSES), count: z.int() })
export type MatrixCount = z.output<typeof count>

/** The systems of one service area in one municipality, counted: in the order of the destinations, done first. */
const cell = z.object({ serviceArea: z.string(), municipality: z.string(), ...sums, counts: z.array(count) })
export type MatrixCell = z.output<typeof cell>

export const readMatrix = endpoint({
  id: 'readMatrix',
  method: 'GET',
  path: '/api/v1/matrix',
  summary:
    'Systems by service area and municipality, counted by where they go and how far they are; the list of systems finds each count by the same filters',
  action: 'read',
  query: systemFilters.extend({ asOf }),
  reply: z.object({
    ...sums,
    byStatus: z.record(z.enum(STATUSES), z.int()),
    serviceAreas: z.array(heading),
    municipalities: z.array(heading),
    /** Those that any of the systems go to: a shared solution, a group of others, or what the filters ask for by itself. */
    destinations: z.array(destination),
    /** Those that have any systems. */
    cells: z.array(cell),
    meta,
  }),
  etag: 'sequence',
})
export type Matrix = z.output<typeof readMatrix.reply>
