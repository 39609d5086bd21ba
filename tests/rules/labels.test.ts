import t from 'tap'
import { CHECKS } from '../../schema/rules/checks.js'
import { GATE_WORDS } from '../../schema/rules/gates.js'
import { ERASED_VIEW } from '../../schema/rules/savedViews.js'
import { ERASED_TOKEN, erasedName } from '../../schema/rules/users.js'
import { type Known, labelIn } from '../../web/parts/history/labels.js'

const known: Known = {
  named: (entity, id) => (id === '3_health' ? { nb: `${entity} nå`, en: `${entity} in English` } : undefined),
  checks: CHECKS.map(({ words }) => words),
}

t.test('a label of the log is in the language of the page, but for what users typed', async (t) => {
  const erased = erasedName('user-12345678')
  for (const [entity, entityId, label, nb, en] of [
    ['wave', '3_health', 'Helse, før', 'Helse, før', 'wave in English'],
    ['code', 'hosting/x', 'Sky', 'Sky', 'Sky'],
    ['system', 'IKT-001', 'Gerica: Pleie → hjem', 'Gerica: Pleie → hjem', 'Gerica: Pleie → hjem'],
    ['mapping', '1', 'A → B → 3_health', 'A → B → replacement nå', 'A → B → replacement in English'],
    ['series_break', '1', '0711 → gone', '0711 → gone', '0711 → gone'],
    ['user', 'user-12345678', erased.nb, erased.nb, erased.en],
    ['user', 'user-12345678', 'Kari', 'Kari', 'Kari'],
    ['token', '1', ERASED_TOKEN.nb, ERASED_TOKEN.nb, ERASED_TOKEN.en],
    ['saved_view', '1', ERASED_VIEW.nb, ERASED_VIEW.nb, ERASED_VIEW.en],
  ] as const) {
    t.equal(labelIn('nb', { entity, entityId, label }, known), nb, `${entity} ${label}`)
    t.equal(labelIn('en', { entity, entityId, label }, known), en, `${entity} ${label}, in English`)
  }
  for (const { code, words } of CHECKS) {
    const about = { entity: 'follow_up', entityId: `${code}/IKT-001`, label: `A: B: ${words.nb}` }
    t.equal(labelIn('en', about, known), `A: B: ${words.en}`, code)
    t.equal(labelIn('nb', about, known), about.label, code)
  }
  for (const [code, words] of Object.entries(GATE_WORDS))
    t.equal(labelIn('en', { entity: 'override', label: `A: B: ${code}` }, known), `A: B: ${words.en}`, code)
})
