import { createCode, listCodes, patchCode } from '../../../schema/api/codes.js'
import {
  createMunicipality,
  listMunicipalities,
  patchMunicipality,
} from '../../../schema/api/municipalities.js'
import { patchProgramme, readProgramme } from '../../../schema/api/programme.js'
import { createServiceArea, listServiceAreas, patchServiceArea } from '../../../schema/api/serviceAreas.js'
import { CODE_LIST_WORDS, type CodeList } from '../../../schema/rules/codeLists.js'
import { CODE_FIELDS } from '../../../schema/rules/codes.js'
import { formatDate } from '../../../schema/rules/dates.js'
import { MUNICIPALITY_FIELDS } from '../../../schema/rules/municipalities.js'
import { PROGRAMME_FIELDS } from '../../../schema/rules/programme.js'
import { SERVICE_AREA_FIELDS } from '../../../schema/rules/serviceAreas.js'
import { type BodyOf, useMeta, useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { AppLink } from '../../parts/AppLink.js'
import { EditableList } from '../../parts/form/EditableList.js'
import { FactList } from '../../parts/form/FactList.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useFields } from '../../parts/form/useFields.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { paths } from '../../paths.js'

/** The programme as a form, for those who may change it. */
export function ProgrammeForm({ onDone }: { onDone: () => void }) {
  const programme = useRead(readProgramme)
  const patch = usePatch(patchProgramme)
  const { t } = useLanguage(setupTexts)
  const fields = useFields(PROGRAMME_FIELDS)
  const today = useMeta().data?.today ?? ''
  return (
    <QueryStates query={programme} rows={3}>
      {(row) => {
        // A day that others may hang on is moved with them. One that has passed is only corrected.
        const isAhead = row.mergerDate !== null && row.mergerDate > today
        const { mergerDate, ...others } = fields
        return (
          <>
            {isAhead && (
              <p>
                {t.setup.mergerIs(formatDate(row.mergerDate ?? ''))}{' '}
                <AppLink href={paths.postpone()}>{t.setup.postpone}</AppLink>
              </p>
            )}
            <RecordForm
              concept="programme"
              key={row.version}
              fields={Object.values(isAhead ? others : fields)}
              row={row}
              record={{ entity: 'programme', entityId: '1' }}
              focus={null}
              withReason
              save={(saving) => patch({}, saving)}
              onDone={onDone}
            />
          </>
        )
      }}
    </QueryStates>
  )
}

/** The programme as facts, for all others. */
export function ProgrammeFacts() {
  const { t } = useLanguage(setupTexts)
  const programme = useRead(readProgramme)
  const fields = Object.values(useFields(PROGRAMME_FIELDS))
  const today = useMeta().data?.today ?? ''
  return (
    <section>
      <div className="section-head">
        <h2>{t.setup.programme}</h2>
      </div>
      <QueryStates query={programme} rows={3}>
        {(row) => <FactList fields={fields} row={row} today={today} />}
      </QueryStates>
    </section>
  )
}

/** The municipalities that merge, the new one, and partnerships. */
export function Municipalities() {
  const { t } = useLanguage(setupTexts)
  const create = useWrite(createMunicipality)
  const patch = usePatch(patchMunicipality)
  return (
    <EditableList
      concept="municipality"
      title={t.setup.municipalities}
      query={useRead(listMunicipalities)}
      fields={MUNICIPALITY_FIELDS}
      proposed={{ kind: 'former' }}
      record={({ number }) => ({ entity: 'municipality', entityId: number })}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: body as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ number: row.number }, saving)}
    />
  )
}

/** What systems are grouped by. */
export function ServiceAreas() {
  const { t } = useLanguage(setupTexts)
  const create = useWrite(createServiceArea)
  const patch = usePatch(patchServiceArea)
  return (
    <EditableList
      concept="service_area"
      title={t.setup.serviceAreas}
      query={useRead(listServiceAreas)}
      fields={SERVICE_AREA_FIELDS}
      proposed={{}}
      record={({ code }) => ({ entity: 'service_area', entityId: code })}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: body as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ code: row.code }, saving)}
    />
  )
}

// Each list is shown for itself.
const { list: _list, ...ENTRY_FIELDS } = CODE_FIELDS

/** The entries of one code list. */
export function Codes({ list }: { list: CodeList }) {
  const { t, say } = useLanguage(setupTexts)
  const create = useWrite(createCode)
  const patch = usePatch(patchCode)
  return (
    <EditableList
      concept="code"
      title={`${t.setup.codes}: ${say(CODE_LIST_WORDS[list])}`}
      query={useRead(listCodes)}
      only={(row) => row.list === list}
      fields={ENTRY_FIELDS}
      proposed={{}}
      record={({ code }) => ({ entity: 'code', entityId: `${list}/${code}` })}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: { ...body, list } as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ list, code: row.code }, saving)}
    />
  )
}
