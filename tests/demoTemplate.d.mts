export function makeDemoTemplate(file: string, database?: string): Promise<void>
