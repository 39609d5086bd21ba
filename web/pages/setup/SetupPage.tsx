import { createCode, listCodes, patchCode } from '../../../schema/api/codes.js'
import {
  createMunicipality,
  listMunicipalities,
  patchMunicipality,
} from '../../../schema/api/municipalities.js'
import { patchProgramme, readProgramme } from '../../../schema/api/programme.js'
import { createServiceArea, listServiceAreas, patchServiceArea } from '../../../schema/api/serviceAreas.js'
import { CODE_LIST_WORDS, CODE_LISTS, type CodeList } from '../../../schema/rules/codeLists.js'
import { CODE_FIELDS } from '../../../schema/rules/codes.js'
import { MUNICIPALITY_FIELDS } from '../../../schema/rules/municipalities.js'
import { PROGRAMME_FIELDS } from '../../../schema/rules/programme.js'
import { SERVICE_AREA_FIELDS } from '../../../schema/rules/serviceAreas.js'
import { type BodyOf, useMe, useMeta, useRead, useWrite } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { setupTexts } from '../../i18n/setup.js'
import { AppLink } from '../../parts/AppLink.js'
import { EditableList } from '../../parts/form/EditableList.js'
import { FactList } from '../../parts/form/FactList.js'
import { RecordForm } from '../../parts/form/RecordForm.js'
import { useFields } from '../../parts/form/useFields.js'
import { usePatch } from '../../parts/form/usePatch.js'
import { QueryStates } from '../../parts/QueryStates.js'
import { useTitle } from '../../parts/title.js'
import { paths } from '../../paths.js'
import { MilestoneList } from '../waves/MilestoneList.js'
import './setup.css'

/** What the whole register builds on: the programme, municipalities, areas, code lists and milestones. */
export function SetupPage() {
  const { t } = useLanguage(setupTexts)
  useTitle(t.setup.title)
  const me = useMe()
  const may = me.data?.actions.includes('edit_programme') ?? false
  return (
    <div className="page setup">
      <h1>{t.setup.title}</h1>
      <Programme may={may} />
      <Municipalities may={may} />
      <ServiceAreas may={may} />
      <MilestoneList />
      {CODE_LISTS.map((list) => (
        <Codes key={list} list={list} may={may} />
      ))}
    </div>
  )
}

function Programme({ may }: { may: boolean }) {
  const { t } = useLanguage(setupTexts)
  const programme = useRead(readProgramme)
  const patch = usePatch(patchProgramme)
  const fields = Object.values(useFields(PROGRAMME_FIELDS))
  const today = useMeta().data?.today ?? ''
  return (
    <section>
      <div className="section-head">
        <h2>{t.setup.programme}</h2>
        {may && <AppLink href={paths.postpone()}>{t.setup.postpone}</AppLink>}
      </div>
      <QueryStates query={programme} rows={3}>
        {(row) =>
          may ? (
            <RecordForm
              key={row.version}
              fields={fields}
              row={row}
              record={{ entity: 'programme', entityId: '1' }}
              focus={null}
              withReason
              save={(saving) => patch({}, saving)}
              onDone={() => undefined}
            />
          ) : (
            <FactList fields={fields} row={row} today={today} />
          )
        }
      </QueryStates>
    </section>
  )
}

function Municipalities({ may }: { may: boolean }) {
  const { t } = useLanguage(setupTexts)
  const create = useWrite(createMunicipality)
  const patch = usePatch(patchMunicipality)
  return (
    <EditableList
      title={t.setup.municipalities}
      query={useRead(listMunicipalities)}
      fields={MUNICIPALITY_FIELDS}
      proposed={{ kind: 'former' }}
      record={({ number }) => ({ entity: 'municipality', entityId: number })}
      may={may}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: body as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ number: row.number }, saving)}
    />
  )
}

function ServiceAreas({ may }: { may: boolean }) {
  const { t } = useLanguage(setupTexts)
  const create = useWrite(createServiceArea)
  const patch = usePatch(patchServiceArea)
  return (
    <EditableList
      title={t.setup.serviceAreas}
      query={useRead(listServiceAreas)}
      fields={SERVICE_AREA_FIELDS}
      proposed={{}}
      record={({ code }) => ({ entity: 'service_area', entityId: code })}
      may={may}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: body as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ code: row.code }, saving)}
    />
  )
}

// Each list is shown for itself.
const { list: _list, ...ENTRY_FIELDS } = CODE_FIELDS

function Codes({ list, may }: { list: CodeList; may: boolean }) {
  const { t, say } = useLanguage(setupTexts)
  const create = useWrite(createCode)
  const patch = usePatch(patchCode)
  return (
    <EditableList
      title={`${t.setup.codes}: ${say(CODE_LIST_WORDS[list])}`}
      query={useRead(listCodes)}
      only={(row) => row.list === list}
      fields={ENTRY_FIELDS}
      proposed={{}}
      record={({ code }) => ({ entity: 'code', entityId: `${list}/${code}` })}
      may={may}
      create={(body, idempotencyKey) =>
        create.mutateAsync({ body: { ...body, list } as BodyOf<typeof create.mutateAsync>, idempotencyKey })
      }
      patch={(row, saving) => patch({ list, code: row.code }, saving)}
    />
  )
}
