import { addDays } from '../../schema/rules/dates.js'

/** A deadline this near, in days, is one to act on. */
export const SOON_DAYS = 60
/** Contracts that somebody still has to give notice of. */
const state = () => ['active', 'assigned'] as ('active' | 'assigned')[]

/** The contracts whose notice deadline comes within sixty days. */
export const deadlinesSoon = (today: string) => ({
  state: state(),
  deadlineFrom: today,
  deadlineTo: addDays(today, SOON_DAYS),
})

/** The contracts whose notice deadline has passed for the end at which they renew themselves next. */
export const deadlinesPassed = { missed: 'true' as const }
