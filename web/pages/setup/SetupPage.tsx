import { CODE_LISTS } from '../../../schema/rules/codeLists.js'
import { useMe } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { useTitle } from '../../parts/title.js'
import { MilestoneList } from '../waves/MilestoneList.js'
import { Codes, Municipalities, ProgrammeFacts, ServiceAreas } from './lists.js'
import { SetupGuide } from './SetupGuide.js'

/** What the whole register builds on: step by step for those who set it up, as lists for all others. */
export function SetupPage() {
  const { t } = useLanguage(setupTexts)
  useTitle(t.setup.title)
  const me = useMe()
  if (!me.data) return null
  if (me.data.actions.includes('edit_programme'))
    return (
      <div className="page">
        <SetupGuide>
          <MilestoneList />
        </SetupGuide>
      </div>
    )
  return (
    <div className="page setup">
      <h1>{t.setup.title}</h1>
      <ProgrammeFacts />
      <Municipalities />
      <ServiceAreas />
      <MilestoneList />
      {CODE_LISTS.map((list) => (
        <Codes key={list} list={list} />
      ))}
    </div>
  )
}
