// Writes docs/rules.md anew from the rules: npm run rules
import { writeFileSync } from 'node:fs'
import { rulesTable } from './rules/rulesTable.js'

writeFileSync(new URL('../docs/rules.md', import.meta.url), rulesTable())
