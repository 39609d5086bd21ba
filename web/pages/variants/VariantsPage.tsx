import { Paragraph } from '@digdir/designsystemet-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { listVariants } from '../../../schema/api/variants.js'
import { SYSTEM_FIELDS } from '../../../schema/rules/systemFields.js'
import { VARIANT_FIELDS, type VariantField } from '../../../schema/rules/variants.js'
import { usePages } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { variantTexts } from '../../i18n/variants.js'
import { ChoiceFilter } from '../../parts/form/filters.js'
import { useAsOf } from '../../parts/moment.js'
import { NextPage } from '../../parts/Pieces.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import type { Search } from '../../paths.js'
import { VariantGroupForm } from './VariantGroupForm.js'
import './variants.css'

const PAGE = 25

/** Names of vendors and products that may be the same, each group to be written alike by a person who says that it is. */
export function VariantsPage() {
  const { t, say } = useLanguage(variantTexts)
  useTitle(t.variants.title)
  const navigate = useNavigate()
  const asOf = useAsOf()
  const search = useSearch({ strict: false }) as Search
  const field: VariantField = VARIANT_FIELDS.find((one) => one === search.field) ?? 'vendor'
  const list = usePages(listVariants, { field, ...(asOf !== undefined && { asOf }) }, PAGE)
  return (
    <div className="page stack">
      <h1>{t.variants.title}</h1>
      <Paragraph className="subtle">{t.variants.intro}</Paragraph>
      <div className="row list-filters">
        <ChoiceFilter
          label={t.variants.field}
          value={field}
          required
          options={VARIANT_FIELDS.map((one) => ({ value: one, label: say(SYSTEM_FIELDS[one]) }))}
          onSet={(next) => navigate({ to: '/variants', search: { ...search, field: next } as never })}
        />
      </div>
      <QueryStates query={list} rows={10}>
        {({ pages }) => {
          const groups = pages.flatMap(({ items }) => items)
          const total = pages[0]?.total ?? 0
          if (groups.length === 0) return <p className="empty-state">{t.variants.none}</p>
          return (
            <>
              {groups.map((group) => (
                <VariantGroupForm
                  key={`${field} ${group.spellings.map(({ text }) => text).join('\n')}`}
                  field={field}
                  group={group}
                />
              ))}
              <NextPage list={list} shown={groups.length} total={total} />
            </>
          )
        }}
      </QueryStates>
    </div>
  )
}
