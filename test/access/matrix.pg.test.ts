/** Every call of the API as every role: what the table of docs/access.md says is what happens. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { accessPage, callsOf, rolesOf } from '../../scripts/access-page.ts'
import { CALLER_ROLES, type CallerRole } from '../../src/domain/vocabulary.ts'
import { problemOf } from '../support/answers.ts'
import { servedApp } from '../support/app.ts'
import { type Everybody, everybody } from '../support/everybody.ts'

const app = servedApp()
let callers: Everybody

const calls = callsOf(await documentOf())

/** The document does not depend on a database: it is what docs/access.md was made from. */
async function documentOf() {
  const { apiDocument } = await import('../../scripts/api-document.ts')
  return apiDocument()
}

/** An address with something in place of its parts; most of it does not exist, which nobody is told before they may ask. */
const filled = (call: string): string => call.replace(/\{(\w+)\}/g, (_, name) => (name === 'number' ? '1' : 'nothing'))

async function statusAs(role: CallerRole, call: string) {
  const body = call.startsWith('POST') ? {} : undefined
  return app.send(filled(call), { ...callers[role], body })
}

test('ACC-1: docs/access.md is current', () => {
  expect(readFileSync('docs/access.md', 'utf8')).toBe(accessPage(calls))
})

const asked = calls.filter(({ permission, call }) => permission !== 'public' && !call.endsWith('/live'))

describe.each(asked)('ACC-2: $call', ({ call, permission }) => {
  beforeAll(async () => {
    await app.freshWorkspace()
    callers = await everybody(app)
  })

  test.each(CALLER_ROLES)('as %s', async (role) => {
    const answer = await statusAs(role, call)
    const refused = answer.status === 403 ? problemOf(answer) : undefined
    if (rolesOf(permission).includes(role)) expect(refused?.code ?? 'let in').not.toBe('not_allowed')
    else expect(refused).toMatchObject({ code: 'not_allowed', details: { permission } })
  })

  test('as nobody', async () => {
    const answer = await app.send(filled(call), { bare: true, body: call.startsWith('POST') ? {} : undefined })
    expect(answer.status).toBe(401)
    expect(problemOf(answer).code).toBe('not_signed_in')
  })
})
