/** The audit as a whole: exported, sealed, and whom it is for. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { denied, filled, sealed } from '../../test/support/audit.ts'
import { sendAs, tokenOf } from '../../test/support/credentials.ts'
import { verifyLog } from '../actions/verify-log.ts'
import { AuditItem, AuditPage, type AuditQuery } from '../contract/audit.ts'
import { isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()

const list = (query: AuditQuery = {}) => app.client().audit(query)

describe('GET /audit/export', () => {
  test('is the list as JSON lines, and is recorded itself', async () => {
    await filled(app, 12)
    const answer = await app.send('GET /api/v1/audit/export?type=tenth')
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/jsonl',
      'content-disposition': `attachment; filename="audit-${app.workspace.slug}.jsonl"`,
    })
    const items = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => AuditItem.parse(JSON.parse(line)))
    expect(items).toEqual((await list({ type: 'tenth' })).items)
    expect((await list()).items[0]).toMatchObject({
      type: 'audit_exported',
      actor: 'ada',
      via: 'operator',
      facts: { filters: { type: 'tenth' } },
    })
  })

  test('of everything, more than a page', async () => {
    await filled(app, 450)
    const answer = await app.send('GET /api/v1/audit/export')
    const lines = answer.text.trimEnd().split('\n')
    expect(lines).toHaveLength(451)
    expect(JSON.parse(lines[1] ?? '').facts.n).toBe(450)
    expect(JSON.parse(lines.at(-1) ?? '').facts.n).toBe(1)
  })

  test('of nothing is empty', async () => {
    expect((await app.send('GET /api/v1/audit/export?type=no-such')).text).toBe('')
  })
})

test('GET /audit/chain tells how far the log is sealed, as verifying takes it', async () => {
  const before = await app.client().auditChain()
  expect(before).toMatchObject({ place: 0, hash: '0'.repeat(64), sealedThrough: null })
  expect(before.pending).toBeGreaterThan(10)
  await sealed(app)
  const { place, hash, head, ...rest } = await app.client().auditChain()
  expect(rest).toEqual({ sealedThrough: isoOf(app.now), pending: 0 })
  expect(place).toBe(before.pending)
  expect(head).toBe(`${place}:${hash}`)
  expect(await verifyLog(app.tenant, { progress: () => {} })).toMatchObject({ head: { place, hash }, findings: [] })
  app.now = later(app.now, MINUTE)
  await denied(app, 'eve')
  expect(await app.client().auditChain()).toMatchObject({ place, pending: 1 })
})

test.each(['GET /api/v1/audit', 'GET /api/v1/audit/export', 'GET /api/v1/audit/chain'])(
  'AUD-4: %s is for owners and admins, and the attempt of anybody else is noted',
  async (route) => {
    app.denied.length = 0
    expect(problemOf(await app.send(route, { as: 'lee' }))).toMatchObject({ status: 403 })
    expect(app.denied).toMatchObject([{ actor: 'lee', permission: 'read_audit', route: route.slice(4) }])
    expect((await app.send(route)).status).toBe(200)
  },
)

test('a query that cannot be understood is refused', async () => {
  for (const query of ['by=nobody', 'q=x', 'limit=0', 'limit=201', 'stream=x', 'from=monday', 'denied=1', 'x=1']) {
    expect((await app.send(`GET /api/v1/audit?${query}`)).status, query).toBe(400)
  }
  expect(bodyOf(AuditPage, await app.send('GET /api/v1/audit?limit=1')).items).toEqual([])
})

test('a token reads the audit only where it may read what stands in it', async () => {
  const narrow = sendAs(app, await tokenOf(app, 'ada', ['administer']))
  for (const route of ['GET /api/v1/audit', 'GET /api/v1/audit/export']) {
    expect(problemOf(await narrow(route))).toMatchObject({ status: 403, code: 'not_allowed' })
  }
  expect((await narrow('GET /api/v1/audit/chain')).status).toBe(200)
  const wide = sendAs(app, await tokenOf(app, 'ada', ['administer', 'read']))
  expect((await wide('GET /api/v1/audit')).status).toBe(200)
})
