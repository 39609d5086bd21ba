import type { ReactNode } from 'react'
import { CODE_LISTS } from '../../../schema/rules/codeLists.js'
import type { SetupStep } from '../../../schema/rules/setup.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { AppLink } from '../../parts/AppLink.js'
import { paths } from '../../paths.js'
import { AreaTemplates } from './AreaTemplates.js'
import { CodeTemplate } from './CodeTemplate.js'
import { Codes, Municipalities, ProgrammeForm, ServiceAreas } from './lists.js'

/** What a step is done with, on the page of the setting up or by the way to its own. */
export function SetupStepBody({
  step,
  isDone,
  onDone,
}: {
  step: SetupStep
  isDone: boolean
  onDone: () => void
}) {
  const { t } = useLanguage(setupTexts)
  switch (step) {
    case 'programme':
      return <ProgrammeForm onDone={onDone} />
    case 'municipalities':
      return <Municipalities />
    case 'service_areas':
      return (
        <>
          {isDone && <ServiceAreas />}
          <Proposed isDone={isDone}>
            <AreaTemplates onDone={onDone} />
          </Proposed>
        </>
      )
    case 'codes':
      return (
        <>
          {isDone && CODE_LISTS.map((list) => <Codes key={list} list={list} />)}
          <Proposed isDone={isDone}>
            <CodeTemplate onDone={onDone} />
          </Proposed>
        </>
      )
    case 'replacements':
      return (
        <p>
          <AppLink href={paths.replacements()}>{t.setup.toReplacements}</AppLink>
        </p>
      )
    case 'systems':
      return (
        <p className="row">
          <AppLink href={paths.imports()}>{t.common.importList}</AppLink>
          <AppLink href={paths.newSystem()}>{t.common.newSystem}</AppLink>
        </p>
      )
  }
}

/** What a template proposes: first of all where there is nothing, folded away once there is something. */
function Proposed({ isDone, children }: { isDone: boolean; children: ReactNode }) {
  const { t } = useLanguage(setupTexts)
  if (!isDone) return children
  return (
    <details>
      <summary>{t.setup.fromTemplate}</summary>
      {children}
    </details>
  )
}
