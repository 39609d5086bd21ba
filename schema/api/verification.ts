import { endpoint } from './endpoint.js'
import { job } from './jobs.js'

export const verifyChanges = endpoint({
  id: 'verifyChanges',
  method: 'POST',
  path: '/api/v1/changes/verify',
  summary:
    'Ask that the whole change log is checked, and every table against it: the result tells places and counts, and no values; of the security log, and where in users and tokens, those alone who may read who has access',
  action: 'make_report',
  wholeFor: 'read_access',
  reply: job,
  status: 201,
  idempotent: true,
})
