import { paths } from '../paths.js'

const STORED = 'harmoni.place'
/** A place is gone back to within a working day, not later. */
const KEPT_MS = 12 * 3600 * 1000

/** Keeps where the user was when the session ended. In every tab: a sign-in link mostly opens in a new one. */
export function rememberPlace(): void {
  const path = location.pathname + location.search
  localStorage.setItem(STORED, JSON.stringify({ path, at: Date.now() }))
}

/** Where to go after signing in: the page that was asked for, else the overview. */
export function rememberedPlace(): string {
  try {
    const { path, at } = JSON.parse(localStorage.getItem(STORED) ?? '{}') as { path?: unknown; at?: unknown }
    // Only a path of this site: «//elsewhere» would be another one.
    if (typeof path === 'string' && /^\/(?![/\\])/.test(path) && Date.now() - Number(at) < KEPT_MS)
      return path
  } catch {
    // Something else wrote there.
  }
  return paths.overview()
}

/** Forgets where the user was: after going back there, or after signing out. */
export function forgetPlace(): void {
  localStorage.removeItem(STORED)
}
