/** What a list of systems shows, as its address holds it: filters, `q`, `sort` and `columns`, each with one value or several. */
export type ViewQuery = Readonly<Record<string, string | readonly string[]>>
