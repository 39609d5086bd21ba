import type { Provider } from '../../server/providers/settings.js'

/** A provider with what every field is when a settings file does not say it. */
export const PROVIDER: Provider = {
  id: 'entra',
  name: { nb: 'Drammen kommune', en: 'Drammen municipality' },
  hint: null,
  issuer: 'http://127.0.0.1:1',
  clientId: 'harmoni',
  clientSecret: 'a secret of the tests alone',
  scopes: ['openid', 'profile', 'email'],
  parameters: {},
  acrValues: [],
  emailClaim: 'email',
  trustEmail: false,
  emailDomains: [],
  userInfo: false,
  rolesClaim: null,
  roles: {},
  justInTime: false,
  clockSkewSeconds: 30,
  timeoutSeconds: 10,
}
