import type * as z from 'zod'
import type { Action } from '../rules/access.js'
import { restoreBody, voidBody } from './common.js'
import { endpoint } from './endpoint.js'

interface Voidable<P extends z.ZodType, R extends z.ZodType> {
  /** The id of the endpoint, such as `voidContract`. */
  id: string
  /** The address of the row, such as `/api/v1/contracts/:id`. */
  path: `/api/v1/${string}/:${string}`
  /** What the row is called in the summary, such as `a contract`. */
  what: string
  action: Action
  params: P
  reply: R
}

/** Voids a row with a reason: it counts no more, and stays in the log. */
export function voidEndpoint<P extends z.ZodType, R extends z.ZodType>({
  path,
  what,
  ...row
}: Voidable<P, R>) {
  return endpoint({
    ...row,
    method: 'POST',
    path: `${path}/void`,
    summary: `Void ${what} with a reason`,
    body: voidBody,
    etag: 'row',
    ifMatch: true,
  })
}

/** Brings a voided row back, under the rules of a new one. */
export function restoreEndpoint<P extends z.ZodType, R extends z.ZodType>({
  path,
  what,
  ...row
}: Voidable<P, R>) {
  return endpoint({
    ...row,
    method: 'POST',
    path: `${path}/restore`,
    summary: `Bring back ${what} that was voided`,
    body: restoreBody,
    etag: 'row',
    ifMatch: true,
  })
}
