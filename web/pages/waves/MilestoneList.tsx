import { createMilestone, listMilestones, patchMilestone } from '../../../schema/api/milestones.js'
import { daysBetween, formatDate } from '../../../schema/rules/dates.js'
import { MILESTONE_FIELDS } from '../../../schema/rules/milestones.js'
import { type BodyOf, useRead, useWrite } from '../../api/queries.js'
import { formatMonthYear } from '../../i18n/format.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { waveTexts } from '../../i18n/waves.js'
import { EditableList } from '../../parts/form/EditableList.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { useDaysLeft } from '../../parts/moment.js'

/** The dates that the whole programme works towards, changed where they stand by those who plan. */
export function MilestoneList() {
  const { t, language } = useLanguage(waveTexts, setupTexts)
  const daysLeft = useDaysLeft()
  const milestones = useRead(listMilestones)
  const today = milestones.data?.meta.today ?? ''
  const create = useWrite(createMilestone)
  const patch = usePatch(patchMilestone)
  return (
    <EditableList
      concept="milestone"
      title={t.waves.milestones}
      query={milestones}
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
            const days = daysBetween(today, date)
            return (
              <>
                <time dateTime={date}>
                  {precision === 'day' ? formatDate(date) : formatMonthYear(date, language)}
                </time>
                {precision === 'day' && days >= 0 && <div className="subtle small">{daysLeft(days)}</div>}
              </>
            )
          },
        },
      ]}
      proposed={{ precision: 'day' }}
      record={({ code }) => ({ entity: 'milestone', entityId: code })}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: body as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ code: row.code }, saving)}
    />
  )
}
