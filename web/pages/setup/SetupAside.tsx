import { isStepDone, SETUP_STEPS, type SetUp, type SetupStep } from '../../../schema/rules/setup.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { AppLink } from '../../parts/AppLink.js'
import { paths } from '../../paths.js'

/** Beside the steps: how far the register has come, and what to have at hand meanwhile. */
export function SetupAside({ register, next }: { register: SetUp; next: SetupStep | null }) {
  const { t } = useLanguage(setupTexts)
  const done = SETUP_STEPS.filter((step) => isStepDone(step, register)).length
  return (
    <aside className="setup-side">
      <section>
        <div className="section-head">
          <h2>{t.setup.progress}</h2>
        </div>
        <div className="setup-bar" aria-hidden="true">
          {SETUP_STEPS.map((step) => (
            <span key={step} data-done={isStepDone(step, register)} data-next={step === next} />
          ))}
        </div>
        <p>
          {t.setup.progressText(done, SETUP_STEPS.length)} {register.systems === 0 && t.setup.progressNext}
        </p>
      </section>
      {isStepDone('programme', register) && (
        <section>
          <div className="section-head">
            <h2>{t.setup.postponeTitle}</h2>
          </div>
          <p>{t.setup.postponeAbout}</p>
          <AppLink href={paths.postpone()}>{t.setup.postpone}</AppLink>
        </section>
      )}
      {done < SETUP_STEPS.length && (
        <section>
          <div className="section-head">
            <h2>{t.setup.ready}</h2>
          </div>
          <ul className="setup-ready">
            {t.setup.readyItems.map(([what, why]) => (
              <li key={what}>
                {what}
                <span className="subtle small">{why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
