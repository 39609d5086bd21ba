export interface TestPostgres {
  folder: string
  address(database?: string): string
  create(database: string): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
  remove(): Promise<void>
}
export function startPostgres(options?: { durable?: boolean; tls?: boolean }): Promise<TestPostgres>
