import t from 'tap'
import { type Claims, isStrongEnough, lacksRoles, readPerson } from '../../server/providers/claims.js'
import { PROVIDER } from './provider.js'

const SAID = { iss: 'https://issuer.example', sub: 'person-1' }
const person = (claims: object, provider: object = {}) =>
  readPerson({ ...PROVIDER, ...provider }, { ...SAID, ...claims })

t.test(
  'an e-mail counts when the provider has seen it to be the person’s, in a domain of its own',
  async (t) => {
    const verified = (email: unknown) => ({ email, email_verified: true })
    const trusted = { trustEmail: true }
    const domains = { emailDomains: ['drammen.kommune.no'] }
    const cases: [name: string, claims: object, provider: object, email: string | null][] = [
      ['verified', verified('a@b.no'), {}, 'a@b.no'],
      ['written in capitals', verified('Åse.Ny@B.NO'), {}, 'åse.ny@b.no'],
      ['not said to be verified', { email: 'a@b.no' }, {}, null],
      ['said not to be', { email: 'a@b.no', email_verified: false }, {}, null],
      ['said so by a text', { email: 'a@b.no', email_verified: 'true' }, {}, null],
      ['trusted', { email: 'a@b.no' }, trusted, 'a@b.no'],
      ['trusted, and said not to be', { email: 'a@b.no', email_verified: false }, trusted, null],
      ['trusted, and said not to be by a text', { email: 'a@b.no', email_verified: 'false' }, trusted, null],
      [
        'in another claim',
        { email: 'x@b.no', upn: 'a@b.no', email_verified: true },
        { emailClaim: 'upn' },
        'a@b.no',
      ],
      ['in a domain of the provider’s', verified('a@Drammen.kommune.no'), domains, 'a@drammen.kommune.no'],
      ['in another domain', verified('a@svelvik.kommune.no'), domains, null],
      ['below its domain', verified('a@x.drammen.kommune.no'), domains, null],
      ['in a domain that ends alike', verified('a@nydrammen.kommune.no'), domains, null],
      ['two at signs', verified('a@drammen.kommune.no@elsewhere.no'), {}, null],
      ['a letter that only folds to k', verified('a@dran\u212a.no'), {}, null],
      ['with a line break', verified('a@b.no\n'), {}, null],
      ['no address', verified('a'), {}, null],
      ['a list', verified(['a@b.no']), {}, null],
      ['too long', verified(`${'a'.repeat(250)}@b.no`), {}, null],
      ['none', {}, {}, null],
    ]
    for (const [name, claims, provider, email] of cases) t.equal(person(claims, provider).email, email, name)
  },
)

t.test('a name is one line, of what there is', async (t) => {
  const cases: [claims: object, name: string | null][] = [
    [{ name: 'Ingrid Lunde', given_name: 'I' }, 'Ingrid Lunde'],
    [{ name: ' ', given_name: 'Ingrid', family_name: 'Lunde' }, 'Ingrid Lunde'],
    [{ name: 7, given_name: 'Ingrid' }, 'Ingrid'],
    [{ preferred_username: 'ingrid' }, 'ingrid'],
    [{ name: 'Ingrid\n\u202eLunde\u0000' }, 'Ingrid Lunde'],
    [{ name: 'x'.repeat(300) }, 'x'.repeat(200)],
    [{}, null],
  ]
  for (const [claims, name] of cases) t.equal(person(claims).name, name, JSON.stringify(claims))
})

t.test('roles stand where the settings say, and only those that they name', async (t) => {
  const roles = { 'harmoni-leads': 'lead', 'harmoni-admins': 'administrator', 'more-leads': 'lead' }
  const cases: [name: string, path: string[], claims: object, roles: string[]][] = [
    ['a list', ['groups'], { groups: ['x', 'harmoni-leads', 'harmoni-admins'] }, ['lead', 'administrator']],
    ['one text', ['role'], { role: 'harmoni-leads' }, ['lead']],
    ['twice', ['groups'], { groups: ['harmoni-leads', 'more-leads'] }, ['lead']],
    ['deeper', ['realm_access', 'roles'], { realm_access: { roles: ['harmoni-leads'] } }, ['lead']],
    [
      'in a list of objects',
      ['a', 'b', 'c'],
      { a: [{ b: [{ c: 'x' }] }, { b: [{ c: ['harmoni-leads'] }] }] },
      ['lead'],
    ],
    ['a name with full stops', ['https://x.no/roles'], { 'https://x.no/roles': ['harmoni-leads'] }, ['lead']],
    ['not there', ['groups'], {}, []],
    ['empty', ['groups'], { groups: [] }, []],
    ['something else', ['groups'], { groups: [{ id: 'harmoni-leads' }, 7, null] }, []],
    ['our own name of it', ['groups'], { groups: ['lead', 'administrator'] }, []],
    ['what every object has', ['groups'], { groups: ['constructor', '__proto__', 'toString'] }, []],
    ['a path through what every object has', ['constructor', 'name'], {}, []],
    ['a path through a text', ['groups', 'length'], { groups: 'harmoni-leads' }, []],
  ]
  for (const [name, rolesClaim, claims, expected] of cases)
    t.strictSame(person(claims, { rolesClaim, roles }).roles, expected, name)
  t.equal(
    person({ groups: ['harmoni-leads'] }).roles,
    null,
    'the register’s own roles hold where none are said',
  )
})

t.test('roles that a provider has left out for want of room are not taken for none', async (t) => {
  const provider = { ...PROVIDER, rolesClaim: ['groups'] }
  t.equal(lacksRoles(provider, { _claim_names: { groups: 'src1' } }), true)
  t.equal(lacksRoles(provider, { _claim_names: { address: 'src1' } }), false)
  t.equal(lacksRoles(provider, {}), false)
  t.equal(lacksRoles(PROVIDER, { _claim_names: { groups: 'src1' } }), false)
})

t.test('what is demanded of a sign-in is one of some levels or ways', async (t) => {
  const cases: [demanded: string[], claims: Claims, enough: boolean][] = [
    [[], {}, true],
    [['high'], {}, false],
    [['high'], { acr: 'substantial' }, false],
    [['high', 'substantial'], { acr: 'substantial' }, true],
    [['mfa'], { acr: '1', amr: ['pwd', 'mfa'] }, true],
    [['mfa'], { amr: 'mfa' }, true],
    [['mfa'], { amr: [['mfa']] }, false],
    [['undefined'], {}, false],
  ]
  for (const [acrValues, claims, enough] of cases)
    t.equal(isStrongEnough({ ...PROVIDER, acrValues }, claims), enough, JSON.stringify([acrValues, claims]))
})
