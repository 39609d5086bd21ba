import type { ReactNode } from 'react'
import type { System } from '../../../../schema/api/systems.js'
import { Folded } from '../../../parts/Folded.js'
import { FormedList } from '../../../parts/form/FormedList.js'
import type { Asked } from '../../../parts/QueryStates.js'
import { useNarrow } from '../../../parts/useNarrow.js'
import { type Forms, isWorkedOn, type Part } from '../editing.js'
import { PartHeading } from '../PartHeading.js'

/** A list of what hangs on a system, with a way to add, change and remove for those who may. */
export function ConnectionSection<R extends { id: string }>({
  system,
  part,
  title,
  note,
  query,
  more = [],
  link,
  forms,
  ...list
}: Omit<Parameters<typeof FormedList<R>>[0], 'id' | 'label' | 'heading' | 'rows' | 'forms' | 'query'> & {
  system: System
  part: Part
  title: string
  note?: string | undefined
  query: Asked<{ items: R[] }>
  /** Rows beside those of the query. */
  more?: readonly R[]
  /** Where the rows are shown together with others. */
  link?: ReactNode
  forms: Forms
}) {
  const narrow = useNarrow()
  const rows = [...(query.data?.items ?? []), ...more]
  const count = query.data && String(rows.length)
  const formOf = (name: string) => `${part}/${name}` as const
  return (
    <Folded title={title} state={[count, note].filter(Boolean).join(' · ')} open={isWorkedOn(forms, part)}>
      <FormedList
        {...list}
        id={`add-${part}`}
        label={title}
        heading={
          <>
            {/* On a narrow screen the fold has the heading; this one is what one is led to. */}
            <PartHeading system={system} part={part} focus={forms.opened[part]} hidden={narrow}>
              {title}
            </PartHeading>
            {note && !narrow && <span className="subtle note">{note}</span>}
            {rows.length > 0 && link}
          </>
        }
        query={query}
        rows={rows}
        forms={{
          focusOf: (name) => forms.opened[formOf(name)],
          open: (name) => forms.open(formOf(name)),
          close: (name) => forms.close(formOf(name)),
        }}
      />
    </Folded>
  )
}
