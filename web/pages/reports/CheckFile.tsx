import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { checkFile, readReport, readReportFile } from '../../../schema/api/reports.js'
import { hashesIn } from '../../../schema/bundle/check.mjs'
import { findWhereLogsPart, logDiffersFrom } from '../../../schema/bundle/logDifference.js'
import { LOG_FILE, openFile } from '../../../schema/bundle/openFile.js'
import { type Checked, checkEntries, judge, VERDICT_WORDS } from '../../../schema/bundle/verdict.js'
import { call, urlOf } from '../../api/call.js'
import { useRead } from '../../api/queries.js'
import { useLanguage } from '../../i18n/language.js'
import { reportTexts } from '../../i18n/reports.js'
import { DropZone } from '../../parts/DropZone.js'
import { problemOf } from '../../parts/QueryStates.js'

/** Whether a file is what was made here: it is read in the browser, and the register is asked what it knows of its hash. */
export function CheckFile() {
  const { t, say } = useLanguage(reportTexts)
  const [refused, setRefused] = useState<string | null>(null)
  const checking = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, ...(await check(file)) }),
  })
  const take = (files: FileList) => {
    const [file, another] = files
    if (!file) return
    checking.reset()
    // Of what came without encryption, a browser lets nobody compute hashes.
    const why = another ? t.reports.checkOne : globalThis.crypto.subtle ? null : t.reports.checkNoHash
    setRefused(why)
    if (why === null) checking.mutate(file)
  }
  const problem = problemOf(checking.error)
  return (
    <section className="stack" aria-labelledby="check-file">
      <div className="section-head">
        <h2 id="check-file">{t.reports.check}</h2>
      </div>
      <DropZone
        says={checking.isPending ? t.reports.checking(checking.variables.name) : t.reports.checkDrop}
        choose={t.reports.checkChoose}
        hint={t.reports.checkHint}
        accept=".pdf,.xlsx,.zip"
        busy={checking.isPending}
        onFiles={take}
      />
      {(refused || problem) && (
        <p role="alert" className="error">
          {refused ?? (problem && say(problem))}
        </p>
      )}
      <div role="status">{checking.data && <Verdict {...checking.data} />}</div>
    </section>
  )
}

async function check(file: File): Promise<Checked> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const opened = openFile(bytes)
  const sha256 = await sha256Of(bytes)
  const { number, sequence } = opened.said ?? {}
  const known = await call(checkFile, {
    query: { sha256, ...(number && { number }), ...(sequence && { sequence }) },
  })
  const checked = judge(sha256, opened, await checkEntries(opened, sha256Of), known)
  const log = opened.entries.get(LOG_FILE)
  // Of another register's log there is no row that both have.
  if (!log || checked.verdict === 'not_made_here') return checked
  const hashOf = async (seq: number) => (await call(checkFile, { query: { sha256, sequence: seq } })).rowHash
  const from = await findWhereLogsPart([...hashesIn(log)], hashOf)
  return from === null ? checked : { ...checked, evidence: [...checked.evidence, logDiffersFrom(from)] }
}

async function sha256Of(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The verdict as a sentence, and what it rests on. */
function Verdict({ name, verdict, report, evidence }: Checked & { name: string }) {
  const { t, say } = useLanguage(reportTexts)
  const kept = useRead(readReport, { params: { id: report ?? '' } }, report !== null)
  return (
    <div className="stack small">
      <p>
        <strong className={verdict === 'genuine' ? 'reports-same' : 'error'}>
          {verdict === 'genuine' ? '✓' : '✕'} {name} {say(VERDICT_WORDS[verdict])}
        </strong>
      </p>
      <ul className="reports-evidence">
        {evidence.map((one) => (
          <li key={one.en}>
            <span aria-hidden="true">{one.ok ? '✓' : '✕'}</span>{' '}
            <span className="visually-hidden">{one.ok ? t.reports.checkHolds : t.reports.checkFails}:</span>{' '}
            {say(one)}
          </li>
        ))}
      </ul>
      {verdict !== 'genuine' && report && kept.data?.fileKept && (
        <a href={urlOf(readReportFile, { params: { id: report } })} download>
          {t.reports.downloadOf(report)}
        </a>
      )}
    </div>
  )
}
