import type { Account, TestProvider } from '../provider.mjs'

/** A browser without pages: it keeps cookies, and follows where it is led until that is elsewhere. */
export function makeVisitor() {
  const cookies = new Map<string, string>()
  const visit = async (address: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  return {
    /** Signs in at a provider’s page as somebody, and answers what the provider puts behind `?` on the way back. */
    async signIn({ issuer }: Pick<TestProvider, 'issuer'>, address: string, name: string): Promise<string> {
      let at = address
      while (at.startsWith(issuer)) {
        const response = await visit(at)
        const next = response.headers.get('location')
        if (next) at = new URL(next, at).href
        else {
          const posted = await visit(at, { method: 'POST', body: new URLSearchParams({ name }) })
          at = new URL(posted.headers.get('location') ?? '', at).href
        }
      }
      return new URL(at).search.slice(1)
    },
    visit,
  }
}

export const INGRID: Account = {
  email: 'Ingrid.Lunde@eksempel.no',
  email_verified: true,
  name: 'Ingrid Lunde',
  groups: ['harmoni-leads', 'everybody'],
}
