import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { runCommandLine } from '../../server/commandLine.js'
import { SetupError } from '../../server/config.js'
import { PROVIDER_FIELDS, readProviders } from '../../server/providers/settings.js'
import { temporaryFolder } from '../engines.js'

const OURS = 'https://harmoni.example.no'
const SECRET = 'correct-horse-battery-staple'
const LEAST = {
  id: 'entra',
  name: 'Drammen kommune',
  issuer: 'https://login.microsoftonline.com/9122040d-6c67-4c5b-b112-36a304b66dad/v2.0',
  clientId: '535fb089-9ff3-47b6-9bfb-4f1264799865',
  clientSecret: SECRET,
}

/** Reads a settings file with this content; `files` are written beside it. */
function read(t: Test, content: unknown, files: Record<string, string> = {}) {
  const folder = temporaryFolder(t)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const file = join(folder, 'oidc.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return readProviders(file, OURS)
}

t.test('Entra ID and Ansattporten stand in one file', async (t) => {
  const { clientSecret: _, ...entra } = LEAST
  const providers = read(
    t,
    {
      providers: [
        {
          ...entra,
          hint: {
            nb: 'Entra ID. Du er trolig logget inn fra før.',
            en: 'Entra ID. You are probably signed in.',
          },
          clientSecretFile: 'entra.secret',
          trustEmail: true,
          emailDomains: ['Drammen.kommune.no'],
          rolesClaim: 'roles',
          roles: { 'Harmoni.Lead': 'lead', 'Harmoni.Admin': 'administrator' },
        },
        {
          id: 'ansattporten',
          name: 'Ansattporten',
          hint: 'For Nedre Eiker, Svelvik og revisor.',
          issuer: 'https://ansattporten.no',
          clientId: 'f1f0a2b4',
          clientSecret: SECRET,
          scopes: ['openid', 'profile'],
          acrValues: ['high', 'substantial'],
          parameters: { ui_locales: 'nb' },
          justInTime: true,
        },
      ],
    },
    { 'entra.secret': `${SECRET}\n` },
  )
  const [first, second] = providers
  t.equal(first?.clientSecret, SECRET, 'of its file, without the line break behind it')
  t.strictSame(first?.name, { nb: 'Drammen kommune', en: 'Drammen kommune' })
  t.strictSame(first?.rolesClaim, ['roles'])
  t.strictSame(first?.emailDomains, ['drammen.kommune.no'])
  t.strictSame(second?.acrValues, ['high', 'substantial'])
  t.equal(second?.rolesClaim, null)
})

t.test('what is left out is the careful choice', async (t) => {
  const [provider] = read(t, { providers: [LEAST] })
  t.strictSame(
    [provider?.trustEmail, provider?.justInTime, provider?.userInfo, provider?.clockSkewSeconds],
    [false, false, false, 30],
  )
  t.strictSame(readProviders('', ''), [], 'no file, no providers')
})

t.test(
  'what cannot be used is said in a sentence: the file, the field, its value and the remedy',
  async (t) => {
    const one = (more: object) => ({ providers: [{ ...LEAST, ...more }] })
    const cases: [name: string, content: unknown, said: RegExp][] = [
      ['not JSON', `{"providers": [{"clientSecret": "${SECRET}" x`, /it is not JSON\. Look for a comma/],
      ['a list', [LEAST], /It is one object, \{"providers": \[/],
      ['no providers', { providers: [] }, /It is one object/],
      ['another object', { provider: LEAST }, /It is one object/],
      [
        'an unknown field',
        one({ secret: SECRET }),
        /providers\[0\] has no field “secret”\. Its fields: id, name,/,
      ],
      [
        'no issuer',
        one({ issuer: undefined }),
        /providers\[0\]\.issuer is missing\. The address of the provider/,
      ],
      [
        'http elsewhere',
        one({ issuer: 'http://login.example' }),
        /issuer is "http:\/\/login\.example", which cannot be used\. The/,
      ],
      ['http on what looks like this machine', one({ issuer: 'http://127.0.0.1.example' }), /issuer is/],
      ['no address', one({ issuer: 'login.example' }), /issuer is "login\.example", which cannot/],
      [
        'an id with a slash',
        one({ id: 'a/b' }),
        /providers\[0\]\.id is "a\/b", which cannot be used\. Letters/,
      ],
      ['an id that is __proto__', one({ id: '__proto__' }), /providers\[0\]\.id is/],
      [
        'a role that is none',
        one({ rolesClaim: 'roles', roles: { x: 'boss' } }),
        /roles\.x is "boss", which cannot be used\. Our role .* auditor, lead/,
      ],
      ['roles without a claim', one({ roles: { x: 'lead' } }), /needs rolesClaim and roles together/],
      ['a claim without roles', one({ rolesClaim: 'roles' }), /needs rolesClaim and roles together/],
      [
        'no openid',
        one({ scopes: ['email'] }),
        /scopes is \["email"\], which cannot be used\. A list of texts, openid/,
      ],
      [
        'a parameter that is the protocol’s',
        one({ parameters: { redirect_uri: 'https://x.example' } }),
        /parameters is .* none of those that the protocol/,
      ],
      ['two with one id', { providers: [LEAST, LEAST] }, /two providers have the id “entra”/],
      [
        'the second one',
        { providers: [LEAST, { ...LEAST, id: 'b', clockSkewSeconds: 3600 }] },
        /providers\[1\]\.clockSkewSeconds is 3600/,
      ],
      [
        'a short secret',
        one({ clientSecret: 'short-secret' }),
        /clientSecret cannot be used\. The secret that .* at least 22/,
      ],
      ['a secret of 125 bits', one({ clientSecret: 'short-secret-21-signs' }), /clientSecret cannot be used/],
      ['a secret that is a number', one({ clientSecret: 1234567890 }), /clientSecret cannot be used/],
      ['no secret', one({ clientSecret: undefined }), /needs one of clientSecretFile and clientSecret/],
      ['two secrets', one({ clientSecretFile: 'x' }), /needs one of clientSecretFile and clientSecret/],
      [
        'a secret that is not there',
        one({ clientSecret: undefined, clientSecretFile: 'x.secret' }),
        /x\.secret cannot be read \(ENOENT\)\. Correct the path/,
      ],
      [
        'an empty secret',
        one({ clientSecret: undefined, clientSecretFile: 'empty' }),
        /“empty”, holds no secret of at least 22/,
      ],
    ]
    for (const [name, content, said] of cases) {
      const error = await Promise.resolve()
        .then(() => read(t, content, { empty: '\n' }))
        .then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
      t.ok(error instanceof SetupError, name)
      const { message } = error as SetupError
      t.match(message, said, `${name}: ${message}`)
      t.match(message, /^HARMONI_OIDC names .*oidc\.json, which cannot be used: /, name)
      t.notMatch(message, /correct-horse|short-secret|1234567890/, `${name}: no secret is shown`)
      t.notMatch(message, /\n/, `${name}: one line`)
    }
    t.throws(() => readProviders('/nowhere/oidc.json', OURS), {
      message: /oidc\.json cannot be read \(ENOENT\)/,
    })
    t.throws(() => readProviders('/nowhere/oidc.json', ''), { message: /^HARMONI_OIDC needs HARMONI_URL: / })
  },
)

t.test(
  'a server with providers that cannot be used does not start, and says why in a sentence',
  async (t) => {
    const folder = temporaryFolder(t)
    const file = join(folder, 'oidc.json')
    writeFileSync(file, JSON.stringify({ providers: [{ ...LEAST, issuer: 'http://login.example' }] }))
    const written: string[] = []
    const output = {
      stdout: { write: () => t.fail('nothing is served') },
      stderr: { write: (text: string) => written.push(text) },
    }
    const settings = {
      HARMONI_DATABASE: join(folder, 'register.db'),
      HARMONI_PORT: '0',
      HARMONI_URL: OURS,
      HARMONI_OIDC: file,
    }
    t.equal(await runCommandLine(['serve'], output, settings), 1)
    t.match(
      written.join(''),
      /^HARMONI_OIDC names .*providers\[0\]\.issuer is "http:\/\/login\.example"[^\n]*\n$/,
    )
  },
)

t.test('secrets as providers give them are taken', (t) => {
  for (const [of, secret] of [
    ['the shortest', 'x'.repeat(22)],
    ['Entra ID', '8Q~xT.0123456789abcdefghijABCDEFGHIJ_-'.padEnd(40, 'z')],
    ['Keycloak', 'aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY'],
    ['one made as a UUID', '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9'],
  ] as const) {
    const secrets = PROVIDER_FIELDS.clientSecret.schema
    t.ok(secrets.safeParse(secret).success, of)
  }
  t.end()
})
