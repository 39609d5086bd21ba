import { Button } from '@digdir/designsystemet-react'
import { cancelJob } from '../../../schema/api/jobs.js'
import { hasEnded } from '../../../schema/rules/jobs.js'
import type { LogVerification } from '../../../schema/rules/verification.js'
import { useWrite } from '../../api/queries.js'
import { formatNumber } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { verificationTexts } from '../../i18n/verification.js'
import { useJob } from '../../parts/useJob.js'
import { LogFound } from './LogFound.js'

/** How often a screen reader is told how far it has come: at each so many per cent. */
const TOLD_EACH = 25

/** A check of the log that was asked for: how far it has come, a way to stop it, and what came of it. */
export function LogCheck({ id }: { id: string }) {
  const { t, say, language } = useLanguage(verificationTexts)
  const { data: job } = useJob(id)
  const cancelling = useWrite(cancelJob)
  if (!job) return null
  const number = (value: number) => formatNumber(value, language)
  const { state, done, total, problem } = job
  const found = state === 'done' ? (job.result as unknown as LogVerification) : null
  const percent = total > 0 ? Math.floor((done * 100) / total / TOLD_EACH) * TOLD_EACH : 0
  return (
    <section className="log-check" aria-label={t.verification.title}>
      {!hasEnded(state) && (
        <div className="row">
          <progress aria-label={t.verification.checking} {...(total > 0 && { value: done, max: total })} />
          <span className="subtle small">
            {total > 0 ? t.verification.progress(number(done), number(total)) : t.verification.waiting}
          </span>
          <Button
            variant="tertiary"
            data-size="sm"
            loading={cancelling.isPending}
            onClick={() => cancelling.mutate({ params: { id } })}
          >
            {t.common.cancel}
          </Button>
        </div>
      )}
      <div role="status" className={hasEnded(state) ? undefined : 'visually-hidden'}>
        {state === 'running' && t.verification.percent(percent)}
        {state === 'cancelled' && <p>{t.verification.cancelled}</p>}
        {problem && <p>{say(problem)}</p>}
        {found && <LogFound found={found} />}
      </div>
    </section>
  )
}
