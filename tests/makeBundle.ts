// Makes a bundle of a register in this process, whose zone and language are its own, and prints the hash of each of its files:
//   makeBundle.js DATABASE ORDER
import { readConfig } from '../server/config.js'
import { sha256Of } from '../server/domain/canonical.js'
import { openServices } from '../server/start.js'
import { makeBundleOf, Unpacked } from './bundles/bundle.js'

const [, , database = '', asked = '{}'] = process.argv
const services = await openServices(readConfig({ HARMONI_DATABASE: database, HARMONI_LOG: 'silent' }))
const { bytes } = await makeBundleOf(services, JSON.parse(asked))
await services.store.close()
const files = [...new Unpacked(bytes).files].map(([path, one]) => [path, sha256Of(one)])
process.stdout.write(JSON.stringify({ whole: sha256Of(bytes), files: Object.fromEntries(files) }))
