/** Where a PostgreSQL database is, and who comes there. */
export interface Address {
  user: string | undefined
  /** A name, an IP address, or the folder of a unix socket. */
  host: string
  port: number | undefined
  database: string
}

const ENCODED = '%[0-9A-Fa-f]{2}'
const NAME = `(?:[^\\s:/?#@[\\]%]|${ENCODED})`
/**
 * An address that can be read in one way only. A password in which `/`, `?` or `#` are not encoded would be read as a host, a
 * port and a database by those who read addresses of any kind, and be shown as such.
 */
const ADDRESS = new RegExp(
  [
    '^(?<scheme>postgres(?:ql)?://)',
    `(?:(?<user>${NAME}+)(?::(?<password>(?:[^\\s/?#%]|${ENCODED})*))?@)?`,
    `(?<place>(?<host>\\[[0-9A-Fa-f:.]+\\]|${NAME}*)(?::(?<port>\\d{1,5}))?`,
    `/(?<database>${NAME}+)`,
    `(?:\\?host=(?<socket>(?:/|${NAME})+))?)$`,
  ].join(''),
)

/** Takes an address apart: itself without the password, what it says, and the password; undefined when it is none. */
export function readAddress(
  text: string,
): { address: string; parts: Address; password: string | undefined } | undefined {
  const groups = ADDRESS.exec(text)?.groups
  if (!groups) return undefined
  const [user, password, database] = [groups.user, groups.password, groups.database].map(decode)
  const host = decode(groups.socket ?? groups.host?.replace(/^\[|\]$/g, ''))
  if ([user, password, database, host].includes(null) || !host || !database) return undefined
  const port = groups.port === undefined ? undefined : Number(groups.port)
  if (port !== undefined && (port < 1 || port > 65535)) return undefined
  return {
    address: `${groups.scheme}${groups.user ? `${groups.user}@` : ''}${groups.place}`,
    parts: { user: user ?? undefined, host, port, database },
    password: password || undefined,
  }
}

/** What percent-encoding stands for; null where it stands for no text. */
function decode(text: string | undefined): string | undefined | null {
  try {
    const decoded = text && decodeURIComponent(text)
    return decoded?.includes('\0') ? null : decoded
  } catch {
    return null
  }
}

/** True where what is sent to a host does not leave the machine. */
export function isLocal(host: string): boolean {
  return host.startsWith('/') || /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host)
}
