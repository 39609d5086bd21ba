import { importTexts } from '../../i18n/import.js'
import { useLanguage } from '../../i18n/language.js'
import { AppLink } from '../../parts/AppLink.js'
import { paths } from '../../paths.js'

/** The steps of an import, in order. The last is that it is carried out. */
const STEPS = ['file', 'columns', 'preview', 'done'] as const
export type Step = (typeof STEPS)[number]

/** Where an import that is begun stands, by its address. */
export function stepOf(asked: unknown): Exclude<Step, 'done'> {
  return asked === 'columns' || asked === 'preview' ? asked : 'file'
}

/** How far one has come; the steps of a begun import lead there. */
export function Steps({ at, draft }: { at: Step; draft?: string }) {
  const { t } = useLanguage(importTexts)
  const now = STEPS.indexOf(at)
  return (
    <nav aria-label={t.imports.steps} className="import-steps">
      <ol>
        {STEPS.map((step, index) => {
          const text = index < now ? t.imports.step[step] : `${index + 1} ${t.imports.step[step]}`
          const mark = index < now && <span aria-hidden="true">✓ </span>
          const past = index < now && <span className="visually-hidden"> ({t.imports.stepDone})</span>
          return (
            <li key={step} aria-current={index === now ? 'step' : undefined}>
              {draft && index !== now && step !== 'done' ? (
                <AppLink href={paths.oneImport(draft, { step })}>
                  {mark}
                  {text}
                  {past}
                </AppLink>
              ) : (
                <span>
                  {mark}
                  {text}
                  {past}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
