import { type Check, each, isAlive, nameFew, nameReplacements } from './checkFacts.js'
import { moves } from './gateFacts.js'
import { findAlike, nameOthers } from './likenesses.js'
import { isReady } from './status.js'

/** The checks of what replaces a system, and of what it is to others. */
export const CONNECTION_CHECKS: readonly Check[] = [
  {
    code: 'UNMAPPED',
    severity: 'warning',
    words: { nb: 'Ikke koblet', en: 'Not mapped' },
    what: {
      nb: 'Ingen erstatning er valgt, og det er ikke besluttet at systemet videreføres eller avvikles. Koble det, eller beslutt noe annet.',
      en: 'No replacement is chosen, and it is not decided that the system is retained or retired. Map it, or decide otherwise.',
    },
    place: { part: 'mappings', field: null },
    find: each(({ signals }) => signals.includes('unmapped')),
  },
  {
    code: 'REPLACE_WITHOUT_LINK',
    severity: 'error',
    words: { nb: 'Skal erstattes, men er ikke koblet', en: 'To be replaced, but not mapped' },
    what: {
      nb: 'Systemet skal erstattes eller samordnes, men ingenting overtar. Legg til koblingen til det som overtar.',
      en: 'The system is to be replaced or consolidated, but nothing takes over. Add the mapping to what does.',
    },
    place: { part: 'mappings', field: null },
    find: each((facts) => moves(facts) && facts.mappings.length === 0),
  },
  {
    code: 'REPLACEMENT_RETIRED',
    severity: 'error',
    words: { nb: 'Erstatningen er tatt ut av bruk', en: 'The replacement is retired' },
    what: {
      nb: 'Systemet er koblet til en erstatning som er tatt ut av bruk. Koble det til en annen.',
      en: 'The system is mapped to a replacement that is retired. Map it to another.',
    },
    place: { part: 'mappings', field: null },
    find: each(
      (facts) =>
        isAlive(facts) &&
        nameReplacements(facts.mappings.filter(({ replacementState }) => replacementState === 'retired')),
    ),
  },
  {
    code: 'REPLACEMENT_WITHOUT_OWNER',
    severity: 'warning',
    words: { nb: 'Erstatningen har ingen eier', en: 'The replacement has no owner' },
    what: {
      nb: 'Ingen rolle eier erstatningen, så ingen kan godta at systemet legges om. Sett eieren på erstatningen.',
      en: 'No role owns the replacement, so nobody can accept that the system is cut over. Set its owner.',
    },
    find: each((facts) => isAlive(facts) && nameReplacements(facts.mappings.filter(({ owner }) => !owner))),
  },
  {
    code: 'CONTINUED_BEFORE_RETAINED',
    severity: 'error',
    words: {
      nb: 'I bruk for andre, men ikke videreført',
      en: 'In use for others, but not carried on',
    },
    what: {
      nb: 'Andre systemer er erstattet av dette, som ikke er satt til «Videreført». Få på plass det som gjenstår, og sett det dit.',
      en: 'Other systems are replaced by this one, which is not “Retained”. Put in place what remains, and take it there.',
    },
    find: each(({ system, continuedInUse }) => continuedInUse && system.status !== 'retained'),
  },
  {
    code: 'GO_LIVE_AFTER_CUT_OVER',
    severity: 'warning',
    words: {
      nb: 'Erstatningen kommer etter planlagt omlegging',
      en: 'The replacement goes live after the planned cut-over',
    },
    what: {
      nb: 'Systemet er planlagt lagt om før erstatningen er planlagt i bruk. Flytt den ene datoen, eller velg en annen erstatning.',
      en: 'The system is planned to be cut over before the replacement goes live. Move one of the dates, or choose another replacement.',
    },
    find: each(({ system, mappings }) => {
      if (isReady(system.status)) return false
      return nameReplacements(
        mappings.filter(({ replacementState, goLivePlanned, plannedCutOver }) => {
          const cutOver = plannedCutOver ?? system.targetDate
          return replacementState !== 'in_use' && goLivePlanned && cutOver && goLivePlanned > cutOver
        }),
      )
    }),
  },
  {
    code: 'INTEGRATION_DEAD_END',
    severity: 'warning',
    words: { nb: 'Integrasjon uten mottaker', en: 'Integration with a dead end' },
    what: {
      nb: 'En åpen integrasjon går til eller fra et system som er avviklet eller fjernet fra registeret. Flytt eller fjern den.',
      en: 'An open integration goes to or from a system that is decommissioned or removed from the register. Move or remove it.',
    },
    place: { part: 'integrations', field: null },
    find: each((facts, { standing }) => {
      if (!isAlive(facts)) return false
      const { number } = facts.system
      const ends = facts.integrations
        .filter(({ state }) => state === 'open')
        .map(({ fromSystem, toSystem }) => (fromSystem === number ? toSystem : fromSystem))
        .filter((end) => {
          const other = end === null ? undefined : standing.get(end)
          return other && (other.voided || other.status === 'decommissioned')
        })
      return ends.length > 0 && nameFew(ends.map(String))
    }),
  },
  {
    code: 'POSSIBLE_DUPLICATE',
    severity: 'info',
    words: { nb: 'Mulig duplikat', en: 'Possible duplicate' },
    what: {
      nb: 'Samme produkt er registrert flere ganger i samme kommune, eller navnet skiller seg bare i store bokstaver og mellomrom. Fjern det som er registrert to ganger, fra registeret, eller skriv navnene likt.',
      en: 'The same product is registered more than once in a municipality, or a name differs only by case or spaces. Remove what is registered twice, or write the names alike.',
    },
    find: {
      compare(systems) {
        const products = findAlike(systems, ({ municipality, product }) => product && [municipality, product])
        const both = findAlike(
          systems,
          ({ municipality, product, bareName }) => product && [municipality, product, bareName],
        )
        const names = findAlike(systems, ({ municipality, bareName }) => [municipality, bareName])
        const spellings = findAlike(
          systems,
          ({ bareName }) => [bareName],
          (group) => new Set(group.map(({ name }) => name)).size > 1,
        )
        return systems.flatMap((one) => {
          const product = products.get(one)
          // Those who share a name in the municipality are among those who share it anywhere.
          const name = spellings.get(one) ?? names.get(one)
          const groups = [product, name].filter((group) => group !== undefined)
          if (groups.length === 0) return []
          const twice = product && name ? (both.get(one)?.others ?? 0) : 0
          return [{ number: one.number, detail: nameOthers(one, groups, twice) }]
        })
      },
    },
  },
  {
    code: 'SAME_PRODUCT_DIFFERENT_GOAL',
    severity: 'info',
    words: { nb: 'Samme produkt, ulik erstatning', en: 'Same product, different replacement' },
    what: {
      nb: 'Flere kommuner har produktet, og det er bestemt ulikt hva som overtar. Se på dem sammen, og noter det om bruken er ulik.',
      en: 'Several municipalities have the product, and what takes over differs. Look at them together, and note it where they are used differently.',
    },
    find: {
      compare(systems) {
        const alike = findAlike(
          systems.filter(({ goal }) => goal !== 'unmapped'),
          ({ product }) => product && [product],
          (group) =>
            new Set(group.map(({ municipality }) => municipality)).size > 1 &&
            new Set(group.map(({ goal }) => goal)).size > 1,
        )
        return [...alike].map(([one, group]) => ({ number: one.number, detail: nameOthers(one, [group]) }))
      },
    },
  },
]
