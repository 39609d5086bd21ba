import type { DUTY_FIELDS } from '../../schema/rules/replacements.js'
import { test } from '../engines.js'
import { startWithReplacements } from '../replacements.js'
import { runScenarios } from '../server.js'

const v = (version: number) => ({ 'if-match': `"${version}"` })

/** Each duty that what carries a system on has on that system, answered. */
const DUTIES: Record<(typeof DUTY_FIELDS)[number], string> = {
  dpaSignedOn: '2019-08-01',
  dpaReference: 'SYN-19/1',
  dpaReason: 'Egen drift',
  riskAssessedOn: '2019-08-01',
  riskReference: 'SYN-ROS 19/1',
  dpiaRequired: 'no',
  dpiaReason: 'Ingen høy risiko',
  dpiaDoneOn: '2019-08-01',
  dpiaReference: 'SYN-DPIA 19/1',
}

test('replacements: scenarios', async (t) => {
  const server = await startWithReplacements(t)
  const replacements = '/api/v1/replacements'
  const body = { code: 'ny', nameNb: 'Ny', nameEn: 'New', kind: 'shared_solution' }
  await runScenarios(t, server, [
    { name: 'not signed in', as: null, method: 'POST', url: replacements, body, status: 401 },
    { name: 'lead', as: 'lead', method: 'POST', url: replacements, body, status: 403 },
    {
      name: 'taken code',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, code: 'epj' },
      status: 409,
      code: 'already_exists',
    },
    {
      name: 'continued without a system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued' },
      status: 400,
      contains: ['continuesSystem'],
    },
    {
      name: 'shared with a system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, continuesSystem: 'IKT-001' },
      status: 400,
    },
    {
      name: 'continues an unknown system',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued', continuesSystem: 'IKT-777' },
      status: 422,
      code: 'unknown_reference',
    },
    {
      name: 'continues what is continued',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body: { ...body, kind: 'continued', continuesSystem: 'IKT-003' },
      status: 409,
      code: 'already_exists',
    },
    ...Object.entries(DUTIES).flatMap(([name, value]) => [
      {
        name: `${name} of a new one that continues a system`,
        as: 'architect' as const,
        method: 'POST' as const,
        url: replacements,
        body: { ...body, kind: 'continued', continuesSystem: 'IKT-001', [name]: value },
        status: 400,
        contains: [`"path":"${name}"`, 'kept_on_system', 'IKT-001'],
      },
      {
        name: `${name} of one that continues a system`,
        as: 'architect' as const,
        method: 'PATCH' as const,
        url: `${replacements}/familia`,
        headers: v(1),
        body: { [name]: value },
        status: 400,
        contains: [`"path":"${name}"`, 'kept_on_system', 'IKT-003'],
      },
    ]),
    {
      name: 'made',
      as: 'architect',
      method: 'POST',
      url: replacements,
      body,
      status: 201,
      contains: ['"systems":0'],
      logs: 1,
    },
    {
      name: 'patch without version',
      as: 'architect',
      method: 'PATCH',
      url: `${replacements}/ny`,
      body: { owner: 'x' },
      status: 428,
    },
    {
      name: 'patch',
      as: 'architect',
      method: 'PATCH',
      url: `${replacements}/ny`,
      body: { owner: 'Kommunalsjef' },
      headers: v(1),
      status: 200,
      logs: 1,
    },
    { name: 'unknown', as: 'auditor', method: 'GET', url: `${replacements}/nix`, status: 404 },
    {
      name: 'list',
      as: 'auditor',
      method: 'GET',
      url: `${replacements}?kind=continued`,
      status: 200,
      contains: ['"total":1'],
    },
  ])
})
