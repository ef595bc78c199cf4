import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { sendAs, tokenOf } from '../../test/support/credentials.ts'
import { attachFile } from '../actions/attach-file.ts'
import { rebuild } from '../actions/rebuild.ts'
import { DAY } from '../domain/time.ts'

const app = testApp()

const GRACE = { name: 'Grace Hopper', email: 'grace@acme.example' }
const BODY = { email: GRACE.email, reason: 'She asked us to.' }
const KEEP = { name: 'keep', closedTickets: { eraseContactsAfterDays: null }, endedSessionsDays: null }

describe('POST /erasures', () => {
  test('ERA-5: a preview and then the erasure, of which the ticket shows what is left', async () => {
    const number = await aNumber(app, { contact: GRACE, body: 'My zeppelin' })
    const preview = await app.client().previewErasure({ email: GRACE.email })
    expect(preview).toMatchObject({ tickets: [number], events: 1, messages: 1, names: ['Grace Hopper'] })
    const { pseudonym, ...done } = await app.client().erasePerson(BODY)
    expect(done).toEqual(preview)
    const { contact } = await app.client().ticket(number)
    expect(contact).toEqual({ name: pseudonym, email: null })
    const timeline = await app.send(`GET /api/v1/tickets/${number}/timeline`)
    expect(timeline.text).toContain('[erased]')
    expect(timeline.text).not.toMatch(/zeppelin|Hopper|grace@/)
  })

  test('ACC-4: a token that may not read is shown no preview', async () => {
    await aNumber(app, { contact: GRACE, body: 'My zeppelin' })
    const preview = async (scopes: string[]) =>
      sendAs(app, await tokenOf(app, 'ada', scopes))('POST /api/v1/erasures/preview', { email: GRACE.email })
    expect(problemOf(await preview(['administer']))).toMatchObject({ status: 403, code: 'not_allowed' })
    expect((await preview(['administer', 'read'])).status).toBe(200)
  })

  test('ERA-4: answers that were given before are not repeated', async () => {
    const headers = { 'idempotency-key': 'opened' }
    const ticket = {
      kind: 'problem',
      subject: 'Slow',
      body: 'So slow',
      channel: 'email',
      team: 'support',
      contact: GRACE,
    }
    const opened = await app.send('POST /api/v1/tickets', { body: ticket, headers })
    expect(opened.status).toBe(201)
    const erasing = { body: BODY, headers: { 'idempotency-key': 'erased' } }
    const erased = await app.send('POST /api/v1/erasures', erasing)
    expect(erased.status).toBe(200)
    const again = await app.send('POST /api/v1/erasures', erasing)
    expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([200, erased.text, 'true'])
    const { rows } = await app.owner.query('select key from idempotency where workspace_id = $1', [app.workspace.id])
    expect(rows).toEqual([{ key: 'erased' }])
  })

  test('ERA-1: files that came with a message of the person go, others stay', async () => {
    const number = await aNumber(app, { contact: GRACE, body: 'See the file' })
    const file = async (name: string, message: number | null) => {
      const bytes = Buffer.from(`bytes of ${name}`)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const facts = { name, mediaType: 'text/plain', sha256, visibility: 'public', message } as const
      await attachFile(await app.desk('eve'), number, { bytes, ...facts })
    }
    await file('passport of Grace Hopper.txt', 1)
    await file('answer.txt', null)
    expect(await app.client().erasePerson(BODY)).toMatchObject({ files: 1 })
    const { rows } = await app.owner.query("select convert_from(body, 'UTF8') as text from attachment")
    expect(rows).toEqual([{ text: 'bytes of answer.txt' }])
    const { tenant, now } = app
    expect((await rebuild({ tenant, now }, { check: true, progress: () => {} })).differences).toEqual([])
  })

  test('who is not here is refused, and so is an address that is none', async () => {
    expect(await app.send('POST /api/v1/erasures', { body: BODY })).toMatchObject({
      status: 404,
      body: { code: 'nothing_to_erase' },
    })
    const odd = { body: { ...BODY, email: 'grace' } }
    expect(await app.send('POST /api/v1/erasures', odd)).toMatchObject({ status: 400 })
    expect(await app.send('POST /api/v1/erasures', { body: { email: GRACE.email } })).toMatchObject({ status: 400 })
  })

  test('only administrators may', async () => {
    for (const as of ['lee', 'eve']) {
      expect(await app.send('POST /api/v1/erasures', { as, body: BODY })).toMatchObject({ status: 403 })
      expect(await app.send('POST /api/v1/erasures/preview', { as, body: BODY })).toMatchObject({ status: 403 })
      const body = { document: KEEP, reason: 'why not' }
      expect(await app.send('POST /api/v1/policies/retention', { as, body })).toMatchObject({ status: 403 })
    }
  })
})

describe('ERA-7: /policies/retention', () => {
  test('keeps everything until the next version says otherwise', async () => {
    const before = await app.client().retentionVersions()
    expect(before).toMatchObject({ inForce: 1, versions: [{ version: 1, document: { endedSessionsDays: null } }] })
    const document = { ...KEEP, name: 'ninety', closedTickets: { eraseContactsAfterDays: 90 } }
    const number = await aNumber(app, { contact: GRACE })
    const client = app.client()
    await client.act(number, 'dismiss', { as: 'declined', reason: 'not ours' })
    expect(await client.previewRetention({ document })).toEqual({ tickets: 0, sessions: 0 })
    app.wait(90 * DAY)
    expect(await client.previewRetention({ document })).toEqual({ tickets: 1, sessions: 0 })
    expect(await client.publishRetention({ document, reason: 'agreed' })).toMatchObject({ version: 2 })
    app.wait(DAY)
    expect(await client.retentionVersions()).toMatchObject({ inForce: 2, versions: [{ document }, { version: 1 }] })
  })
})
