import { createMilestone, listMilestones, patchMilestone } from '../../../schema/api/milestones.js'
import { daysBetween, daysLeftWords } from '../../../schema/rules/dates.js'
import { MILESTONE_FIELDS } from '../../../schema/rules/milestones.js'
import { type BodyOf, useMe, useMeta, useRead, useWrite } from '../../api/queries.js'
import { formatDate, formatMonthYear } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { waveTexts } from '../../i18n/waves.js'
import { EditableList } from '../../parts/form/EditableList.js'
import { usePatch } from '../../parts/form/usePatch.js'

/** The dates that the whole programme works towards, changed where they stand by those who plan. */
export function MilestoneList() {
  const { t, say, language } = useLanguage(waveTexts, setupTexts)
  const me = useMe()
  const today = useMeta().data?.today
  const create = useWrite(createMilestone)
  const patch = usePatch(patchMilestone)
  return (
    <EditableList
      title={t.waves.milestones}
      query={useRead(listMilestones)}
      fields={MILESTONE_FIELDS}
      columns={[
        {
          name: 'name',
          label: t.common.name,
          cell: (row) => (
            <>
              {language === 'nb' ? row.nameNb : row.nameEn}
              {row.source && <div className="subtle small">{row.source}</div>}
            </>
          ),
        },
        {
          name: 'date',
          label: t.common.date,
          cell: ({ date, precision }) => {
            const days = today ? daysBetween(today, date) : -1
            return (
              <>
                <time dateTime={date}>
                  {precision === 'day' ? formatDate(date) : formatMonthYear(date, language)}
                </time>
                {precision === 'day' && days >= 0 && (
                  <div className="subtle small">{say(daysLeftWords(days))}</div>
                )}
              </>
            )
          },
        },
      ]}
      proposed={{ precision: 'day' }}
      record={({ code }) => ({ entity: 'milestone', entityId: code })}
      may={me.data?.actions.includes('edit_plan') ?? false}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: body as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ code: row.code }, saving)}
    />
  )
}
