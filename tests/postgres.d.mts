export interface TestPostgres {
  folder: string
  address(database?: string): string
  stop(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}
export function startPostgres(options?: {
  durable?: boolean
  settings?: Record<string, string>
}): Promise<TestPostgres>
