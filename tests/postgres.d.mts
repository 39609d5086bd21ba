export interface TestPostgres {
  folder: string
  address(database?: string): string
  restart(): Promise<void>
  stop(): Promise<void>
}
export function startPostgres(options?: {
  durable?: boolean
  settings?: Record<string, string>
}): Promise<TestPostgres>
