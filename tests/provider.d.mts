/** What the provider says of somebody; `acr` is the level that they sign in at. */
export interface Account {
  acr?: string
  [claim: string]: unknown
}
export interface TestProvider {
  issuer: string
  clientId: string
  clientSecret: string
  stop(): Promise<void>
}
export function startProvider(options: {
  accounts: Record<string, Account>
  /** Where Harmoni is reached. */
  url: string
  /** The id of the provider in Harmoni’s settings. */
  id: string
  port?: number
}): Promise<TestProvider>
