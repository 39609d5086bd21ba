/** The addresses of the pages of the web, as its router writes them. The server answers no others with the web. */
export const PAGES = [
  '/',
  '/sign-in',
  '/sign-in/$provider',
  '/systems',
  '/systems/new',
  '/systems/$number',
  '/compare',
  '/workbench',
  '/variants',
  '/duplicates',
  '/replacements',
  '/replacements/$code',
  '/contracts',
  '/contracts/new',
  '/contracts/$id',
  '/waves',
  '/findings',
  '/changes',
  '/import',
  '/import/$id',
  '/setup',
  '/setup/postpone',
  '/people',
  '/me',
] as const

export type Page = (typeof PAGES)[number]
