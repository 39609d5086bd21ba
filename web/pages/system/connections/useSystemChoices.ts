import { listSystems } from '../../../../schema/api/systems.js'
import { type Choice, useRead } from '../../../api/queries.js'

/** Every other system as a choice, by name. Same names are told apart by their numbers. */
export function useSystemChoices(except: string): Choice[] {
  const systems = useRead(listSystems, { query: { limit: 1000, sort: 'name,number' } })
  return (systems.data?.items ?? [])
    .filter(({ number }) => number !== except)
    .map(({ number, name }) => {
      const words = `${name} · ${number}`
      return { value: number, nb: words, en: words }
    })
}
