import type { User } from '../../../schema/api/users.js'
import { useLanguage } from '../../i18n/language.js'
import { peopleTexts } from '../../i18n/people.js'
import { useFormats } from '../../parts/settings.js'

const NOW_MINUTES = 10

/** Says of a user when they were last here, or why they are not. */
export function useSeen(): (user: User) => string {
  const { t } = useLanguage(peopleTexts)
  const formats = useFormats()
  return ({ state, lastSeenAt, invitedUntil, sessions }) => {
    if (state === 'locked') return t.people.locked
    if (state === 'erased') return t.people.erased
    if (state === 'invited')
      return invitedUntil !== null && Date.parse(invitedUntil) < Date.now()
        ? t.people.invitationEnded
        : t.people.invited
    if (lastSeenAt === null) return t.people.never
    const isHere = sessions > 0 && Date.now() - Date.parse(lastSeenAt) < NOW_MINUTES * 60_000
    return isHere ? t.people.now : formats.moment(lastSeenAt)
  }
}
