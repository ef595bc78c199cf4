/** What the audit says of who did something, and of who was not let. */
import { afterEach, describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { sendAs, sessionOf, tokenOf } from '../../test/support/credentials.ts'
import { DeniedLog } from '../actions/record-access.ts'
import { AuditPage, type AuditQuery } from '../contract/audit.ts'
import { HOUR, isoOf, later } from '../domain/time.ts'

const app = testApp()

const listed = async (query: AuditQuery = {}) => (await app.client().audit(query)).items

describe('AUD-6: who writes down what a customer wrote does so under their own way in', () => {
  const receive = async (from: object) => {
    const number = await aNumber(app)
    const send = sendAs(app, await tokenOf(app, 'eve', ['read', 'work']))
    const answer = await send(`POST /api/v1/tickets/${number}/receive`, { body: 'We found it.', from })
    expect(answer.status).toBe(200)
    return (await listed({ ticket: number })).filter(({ type }) => type === 'received')
  }

  test.each(['system', 'bob', 'operator'])('and not as %s', async (name) => {
    expect(await receive({ name })).toMatchObject([
      { actor: 'eve', via: expect.stringMatching(/^token /), address: '127.0.0.1' },
    ])
  })

  test.each([
    [{ name: 'system', email: 'grace@acme.example' }, 'grace@acme.example'],
    [{ name: 'Grace Hopper' }, 'Grace Hopper'],
  ])('by the customer %j', async (from, actor) => {
    expect(await receive(from)).toMatchObject([{ actor, via: expect.stringMatching(/^token /), address: '127.0.0.1' }])
  })

  test('what came in by some way is of people, whatever it is called', async () => {
    await app.send('POST /api/v1/tickets', {
      body: { kind: 'problem', subject: 'Search is slow', body: 'Since today.' },
    })
    await app.owner.query(`update event set actor = 'system' where workspace_id = $1 and type = 'opened'`, [
      app.workspace.id,
    ])
    expect((await listed()).map(({ type }) => type)).toContain('opened')
    expect((await listed({ by: 'system' })).map(({ type }) => type)).not.toContain('opened')
  })
})

describe('AUD-4: what is refused is written down, wherever it is', () => {
  afterEach(() => app.denied.splice(0))

  /** What the audit lists once the denials of the test are written. */
  async function denials() {
    const log = new DeniedLog({ store: app.store, newId: app.newId, now: () => app.now })
    for (const each of app.denied.splice(0)) log.note(each)
    await log.flush()
    const items = await listed({ denied: 'true' })
    expect(AuditPage.shape.items.parse(items)).toEqual(items)
    return items.map(({ actor, facts }) => [actor, facts.permission, facts.method, facts.route])
  }

  async function admin() {
    const boss = { handle: 'abe', name: 'Abe', email: null, role: 'admin', team: 'support' }
    expect((await app.send('POST /api/v1/members', { body: boss })).status).toBe(201)
    return boss
  }

  test('behind the gate: an admin makes an owner', async () => {
    const body = { ...(await admin()), handle: 'own', role: 'owner' }
    expect(problemOf(await app.send('POST /api/v1/members', { as: 'abe', body })).code).toBe('not_allowed')
    expect(await denials()).toEqual([['abe', 'name_owners', 'POST', '/api/v1/members']])
  })

  test('in a route: everybody’s tokens', async () => {
    const body = { handle: 'vic', name: 'Vic', email: null, role: 'viewer', team: 'support' }
    expect((await app.send('POST /api/v1/members', { body })).status).toBe(201)
    expect((await app.send('GET /api/v1/tokens?of=all', { as: 'vic' })).status).toBe(403)
    expect(await denials()).toEqual([['vic', 'manage_people', 'GET', '/api/v1/tokens']])
  })

  test('before the gate: a write of another site’s page, once', async () => {
    const { cookie = '' } = await sessionOf(app, 'ada')
    const body = { mode: 'hard', reason: 'two are ill' }
    const answer = await sendAs(app, { cookie })('POST /api/v1/workspace/mode', body)
    expect(problemOf(answer).code).toBe('csrf_refused')
    expect(await denials()).toEqual([['ada', 'switch_mode', 'POST', '/api/v1/workspace/mode']])
  })

  test('at the gate, once', async () => {
    expect((await app.send('GET /api/v1/audit', { as: 'eve' })).status).toBe(403)
    expect(await denials()).toEqual([['eve', 'read_audit', 'GET', '/api/v1/audit']])
  })

  test('at an upload too', async () => {
    const number = await aNumber(app)
    const sent = { as: 'bob', raw: 'a file', headers: { 'content-type': 'text/plain' } }
    await app.owner.query(`update member set role = 'viewer' where workspace_id = $1 and handle = 'bob'`, [
      app.workspace.id,
    ])
    app.forget()
    const answer = await app.send(`POST /api/v1/tickets/${number}/attachments?name=a.txt`, sent)
    expect(problemOf(answer).code).toBe('not_allowed')
    const route = '/api/v1/tickets/:number/attachments'
    expect(await denials()).toEqual([['bob', 'write_notes', 'POST', route]])
  })

  test('a pin that takes a lead', async () => {
    const number = await aNumber(app)
    const urgent = { body: { severity: 0, priority: 'p0', reason: 'all are down' } }
    expect((await app.send(`POST /api/v1/tickets/${await aNumber(app)}/triage`, urgent)).status).toBe(200)
    const pin = { as: 'eve', body: { place: 1, reason: 'promised by phone', expiresAt: isoOf(later(app.now, HOUR)) } }
    expect(problemOf(await app.send(`POST /api/v1/tickets/${number}/pin`, pin)).code).toBe('pin_needs_lead')
    expect(await denials()).toEqual([['eve', 'pin_above_p0', 'POST', '/api/v1/tickets/:number/pin']])
  })

  test('and nothing else is', async () => {
    expect((await app.send('GET /api/v1/tickets/999')).status).toBe(404)
    expect(await denials()).toEqual([])
  })
})

test.each(['system', 'operator', 'nobody', 'contact', 'import'])('ACC-30: nobody is called %s', async (handle) => {
  const body = { handle, name: 'Noa', role: 'engineer', team: 'support' }
  const problem = problemOf(await app.send('POST /api/v1/members', { body }))
  expect(problem).toMatchObject({ status: 400, code: 'invalid_input' })
  expect(problem.detail).toContain('stands for Topline itself')
  expect(bodyOf(AuditPage, await app.send('GET /api/v1/audit')).items).toEqual([])
})
