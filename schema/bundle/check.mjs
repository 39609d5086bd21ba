// Checks an audit bundle without Harmoni and without the net: unpack it, and run `node check.mjs` in its folder.
// 1. Every file has the SHA-256 that manifest.json and SHA256SUMS say.
// 2. The change log is whole: each row's hash is that of what the row says, and each row names the hash of the row before it.
// 3. Each list has as many rows, and sums up to as much, as manifest.json says.
// Whether the bundle is the one that was made, only its own SHA-256 tells: compare it with the one in the register.

const GENESIS = '0'.repeat(64)
const MOST_TOLD = 20

/**
 * @param bundle its `paths`, what `read`s one of them as bytes, and `sha256` of bytes in hex; each may be a promise
 * @returns what holds and what does not: `{ code, ok, … }`
 */
export async function checkBundle({ paths, read, sha256 }) {
  if (!paths.includes('manifest.json')) return [{ code: 'no_manifest', ok: false }]
  const manifest = readJson(textOf(await read('manifest.json')))
  if (!manifest?.files || !manifest.log || !manifest.lists)
    return [{ code: 'manifest_unreadable', ok: false }]
  const has = new Set(paths)
  const lists = manifest.lists.filter((list) => has.has(list.path) && has.has(list.table))
  return [
    ...(await checkFiles(manifest, paths, read, sha256)),
    ...(has.has(manifest.log.path)
      ? await checkLog(manifest.log, await read(manifest.log.path), sha256)
      : []),
    ...(await checkLists(lists, read)),
  ]
}

async function checkFiles(manifest, paths, read, sha256) {
  const listed = new Map(manifest.files.map((file) => [file.path, file.sha256]))
  const found = []
  for (const [path, hash] of listed)
    if (!paths.includes(path)) found.push({ code: 'file_missing', ok: false, path })
    else if ((await sha256(await read(path))) !== hash) found.push({ code: 'file_changed', ok: false, path })
  const wrong = found.length
  for (const path of paths)
    if (!listed.has(path) && path !== 'manifest.json' && path !== 'SHA256SUMS')
      found.push({ code: 'file_added', ok: false, path })
  const sums = [...listed, ['manifest.json', await sha256(await read('manifest.json'))]]
  const text = sums.map(([path, hash]) => `${hash}  ${path}\n`).join('')
  if (!paths.includes('SHA256SUMS')) found.push({ code: 'file_missing', ok: false, path: 'SHA256SUMS' })
  else if (textOf(await read('SHA256SUMS')) !== text) found.push({ code: 'sums_file_differs', ok: false })
  return [{ code: 'files', ok: wrong === 0, right: listed.size - wrong, of: listed.size }, ...found]
}

/** Each line is a row of the log as canonical JSON (RFC 8785); its hash is that of the row without `hash`. */
async function checkLog(log, bytes, sha256) {
  const found = []
  let last = { seq: 0, hash: GENESIS }
  for (const line of linesOf(bytes)) {
    const row = readJson(line)
    const { hash, ...rest } = row ?? {}
    const problem =
      typeof row?.seq !== 'number'
        ? 'row_changed'
        : row.seq > last.seq + 1
          ? 'row_missing'
          : row.seq <= last.seq
            ? 'row_out_of_order'
            : line !== canonical(row) || (await sha256(bytesOf(canonical(rest)))) !== hash
              ? 'row_changed'
              : row.prevHash !== last.hash
                ? 'link_broken'
                : null
    const seq = problem === 'row_missing' ? last.seq + 1 : (row?.seq ?? last.seq + 1)
    if (problem) found.push({ code: problem, ok: false, seq })
    last = { seq: row?.seq ?? last.seq + 1, hash: hash ?? '' }
  }
  if (last.seq < log.rows) found.push({ code: 'log_cut', ok: false, seq: last.seq, said: log.rows })
  else if (last.seq > log.rows) found.push({ code: 'log_longer', ok: false, seq: last.seq, said: log.rows })
  else if (last.hash !== log.head)
    found.push({ code: 'head_differs', ok: false, hash: last.hash, said: log.head })
  if (found.length === 0) return [{ code: 'log', ok: true, rows: last.seq, hash: last.hash }]
  return found.slice(0, MOST_TOLD)
}

/** A list is there twice: as lines of JSON, the first of which says what it is and the last how much there is, and as a table. */
async function checkLists(lists, read) {
  const found = []
  let rows = 0
  for (const { name, path, table, rows: said, sums } of lists) {
    const items = [...linesOf(await read(path))].slice(1, -1).map(readJson)
    rows += items.length
    const records = countRecords(textOf(await read(table))) - 1
    for (const count of new Set([items.length, records]))
      if (count !== said) found.push({ code: 'rows_differ', ok: false, list: name, found: count, said })
    for (const { column, sum } of sums) {
      const counted = items.reduce((all, item) => all + Number(item?.[column] ?? 0), 0)
      if (counted !== sum)
        found.push({ code: 'sum_differs', ok: false, list: name, column, found: counted, said: sum })
    }
  }
  return found.length > 0 ? found : [{ code: 'lists', ok: true, lists: lists.length, rows }]
}

function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join()}}`
}

/** Records of a table as CSV: a line that ends within quotes goes on. */
function countRecords(text) {
  let records = 0
  let quoted = false
  for (const letter of text) {
    if (letter === '"') quoted = !quoted
    else if (letter === '\n' && !quoted) records += 1
  }
  return records
}

function readJson(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const textOf = (bytes) => new TextDecoder().decode(bytes)
const bytesOf = (text) => new TextEncoder().encode(text)

/** The hash that each line of the log says; undefined for a line that is no row. */
export function* hashesIn(bytes) {
  for (const line of linesOf(bytes)) yield readJson(line)?.hash
}

function* linesOf(bytes) {
  for (let from = 0, to = 0; from < bytes.length; from = to + 1) {
    to = bytes.indexOf(10, from)
    if (to < 0) to = bytes.length
    yield textOf(bytes.subarray(from, to))
  }
}

const SENTENCES = {
  nb: {
    no_manifest: () => 'Innholdslisten manifest.json mangler',
    manifest_unreadable: () => 'Innholdslisten manifest.json kan ikke leses',
    files: ({ right, of }) => `${right} av ${of} filer har hashen som står i innholdslisten`,
    file_missing: ({ path }) => `Filen ${path} mangler`,
    file_changed: ({ path }) => `Filen ${path} er endret`,
    file_added: ({ path }) => `Filen ${path} står ikke i innholdslisten`,
    sums_file_differs: () => 'SHA256SUMS sier noe annet enn innholdslisten, eller innholdslisten er endret',
    log: ({ rows, hash }) => `Loggen #1 til #${rows} er hel, siste hash ${hash}`,
    row_changed: ({ seq }) => `Loggen: rad #${seq} er endret`,
    row_missing: ({ seq }) => `Loggen: rad #${seq} mangler`,
    row_out_of_order: ({ seq }) => `Loggen: rad #${seq} står feil`,
    link_broken: ({ seq }) => `Loggen: rad #${seq} følger ikke på raden før`,
    log_cut: ({ seq, said }) => `Loggen slutter ved #${seq}, og skulle gått til #${said}`,
    log_longer: ({ seq, said }) => `Loggen går til #${seq}, og skulle sluttet ved #${said}`,
    head_differs: ({ hash, said }) => `Loggens siste hash er ${hash}, og skulle vært ${said}`,
    lists: ({ lists, rows }) => `Tallene regnet på nytt: ingen avvik i ${lists} lister med ${rows} rader`,
    rows_differ: ({ list, found, said }) => `Listen ${list} har ${found} rader, og skulle hatt ${said}`,
    sum_differs: ({ list, column, found, said }) =>
      `Listen ${list}: summen av ${column} er ${found}, og skulle vært ${said}`,
  },
  en: {
    no_manifest: () => 'The list of contents, manifest.json, is missing',
    manifest_unreadable: () => 'The list of contents, manifest.json, cannot be read',
    files: ({ right, of }) => `${right} of ${of} files have the hash that the list of contents says`,
    file_missing: ({ path }) => `The file ${path} is missing`,
    file_changed: ({ path }) => `The file ${path} was changed`,
    file_added: ({ path }) => `The file ${path} is not in the list of contents`,
    sums_file_differs: () => 'SHA256SUMS says other than the list of contents, or that list was changed',
    log: ({ rows, hash }) => `The log #1 to #${rows} is whole, last hash ${hash}`,
    row_changed: ({ seq }) => `The log: row #${seq} was changed`,
    row_missing: ({ seq }) => `The log: row #${seq} is missing`,
    row_out_of_order: ({ seq }) => `The log: row #${seq} stands in the wrong place`,
    link_broken: ({ seq }) => `The log: row #${seq} does not follow on the row before it`,
    log_cut: ({ seq, said }) => `The log ends at #${seq}, and should go to #${said}`,
    log_longer: ({ seq, said }) => `The log goes to #${seq}, and should end at #${said}`,
    head_differs: ({ hash, said }) => `The last hash of the log is ${hash}, and should be ${said}`,
    lists: ({ lists, rows }) => `Numbers computed anew: no deviations in ${lists} lists with ${rows} rows`,
    rows_differ: ({ list, found, said }) => `The list ${list} has ${found} rows, and should have ${said}`,
    sum_differs: ({ list, column, found, said }) =>
      `The list ${list}: the sum of ${column} is ${found}, and should be ${said}`,
  },
}

/** What was found, as a sentence. */
export const sayFinding = (finding, language) => SENTENCES[language][finding.code](finding)

async function main(fs, { createHash }, folder) {
  const paths = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      `${entry.parentPath ?? entry.path}/${entry.name}`.slice(folder.length + 1).replaceAll('\\', '/'),
    )
  const found = await checkBundle({
    paths,
    read: (path) => fs.readFileSync(`${folder}/${path}`),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  })
  for (const finding of found)
    console.log(
      `${finding.ok ? 'OK' : 'FEIL/WRONG'}: ${sayFinding(finding, 'nb')}. / ${sayFinding(finding, 'en')}.`,
    )
  process.exitCode = found.every(({ ok }) => ok) ? 0 : 1
}

// Run by Node, and not read by another program.
if (globalThis.process?.argv?.[1]?.endsWith('check.mjs')) {
  const [fs, crypto] = ['node:fs', 'node:crypto'].map((name) => process.getBuiltinModule(name))
  await main(fs, crypto, process.argv[2] ?? import.meta.dirname)
}
