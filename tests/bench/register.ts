// Makes a big register of the demo, with its log, in a file:  npm run bench:register -- COPIES FILE
import { existsSync } from 'node:fs'
import { PROGRAM } from './processes.js'
import { makeRegister } from './registers.js'

const [copies = '', file = ''] = process.argv.slice(2)
if (!(Number(copies) >= 1) || !file || existsSync(file)) {
  console.error(
    'npm run bench:register -- COPIES FILE: how many times the demo, and a file that is not there yet.',
  )
  process.exitCode = 2
} else {
  const { systems, changes } = await makeRegister(PROGRAM, Number(copies), file)
  console.log(
    `${file}: ${systems} systems, ${changes} rows in the log. Look it through: HARMONI_DATABASE=${file} npm run harmoni -- verify`,
  )
}
