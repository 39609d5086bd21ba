// Writes docs/access.md anew from the rules and the endpoints: npm run access
import { writeFileSync } from 'node:fs'
import { accessMatrix } from './api/accessMatrix.js'

writeFileSync(new URL('../docs/access.md', import.meta.url), accessMatrix('npm run access'))
