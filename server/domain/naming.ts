import { Refusal } from '../../schema/api/errors.js'

/** Writes one of many rows: when it is refused, the refusal names it. */
export async function namingRow<T>(id: string, label: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const about = [`${id} ${label}`, error.details.about].filter(Boolean).join(': ')
    throw new Refusal(error.code, { ...error.details, about })
  }
}
