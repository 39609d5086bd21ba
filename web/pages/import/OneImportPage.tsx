import { useParams } from '@tanstack/react-router'
import { importId } from '../../../schema/api/common.js'
import { DraftPage } from './DraftPage.js'
import { ImportRecordPage } from './ImportRecordPage.js'
import './import.css'

/** An import that was carried out, or one that is begun, as the address names it. */
export function OneImportPage() {
  const { id = '' } = useParams({ strict: false })
  return importId.safeParse(id).success ? (
    <ImportRecordPage key={id} id={id} />
  ) : (
    <DraftPage key={id} id={id} />
  )
}
