/** The contracts whose notice deadline has passed for the end at which they renew themselves next. */
export const deadlinesPassed = { missed: 'true' as const }
