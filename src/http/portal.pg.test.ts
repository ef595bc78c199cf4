/** The portal, as a customer's contact meets it. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { portalSession } from '../../test/support/everybody.ts'
import { addCompanyFacts } from '../actions/create-workspace.ts'
import { PortalLink, Session } from '../contract/access.ts'
import { PortalDetail, PortalHome, PortalTicket } from '../contract/portal.ts'
import { TicketDetail, Timeline } from '../contract/tickets.ts'
import { Refusal } from '../domain/refusal.ts'
import { DAY } from '../domain/time.ts'
import { answerError } from './answer-error.ts'

const app = testApp()
const ASK = { kind: 'problem', subject: 'Search is slow', body: 'Since today.' }

const open = async (as: Awaited<ReturnType<typeof portalSession>>) =>
  bodyOf(PortalTicket, await app.send('POST /api/v1/portal/tickets', { ...as, body: ASK }), 201)

describe('POR-1: who comes in', () => {
  const invite = { name: 'Dana Reed', email: 'dana@acme.example' }
  const come = (url: string) =>
    app.send('POST /api/v1/sign-in/link', { bare: true, body: { secret: new URL(url).hash.slice(1) } })

  test('a contact by a link, once', async () => {
    const made = await app.send('POST /api/v1/accounts/acme/portal-links', { body: invite })
    const { url } = bodyOf(PortalLink, made, 201)
    const came = await come(url)
    expect(bodyOf(Session, came)).toMatchObject({ role: 'contact', may: ['be_signed_in', 'use_portal'] })
    expect((await come(url)).status).toBeGreaterThanOrEqual(400)
  })

  test('not by a link of eight days ago', async () => {
    const { url } = bodyOf(PortalLink, await app.send('POST /api/v1/accounts/acme/portal-links', { body: invite }), 201)
    app.wait(8 * DAY)
    expect((await come(url)).status).toBeGreaterThanOrEqual(400)
  })

  test('to their own tickets alone', async () => {
    const dana = await portalSession(app)
    const other = await portalSession(app, 'acme', 'eli@acme.example')
    const { number } = await open(dana)
    const foreign = await app.send(`GET /api/v1/portal/tickets/${number}`, other)
    const missing = await app.send('GET /api/v1/portal/tickets/99', other)
    expect(foreign.status).toBe(404)
    expect(foreign.text.replaceAll(`#${number}`, '#99')).toBe(missing.text)
    const written = await app.send(`POST /api/v1/portal/tickets/${number}/messages`, {
      ...other,
      body: { body: 'Mine?' },
    })
    expect(problemOf(written).code).toBe('ticket_not_found')
    expect(bodyOf(PortalHome, await app.send('GET /api/v1/portal', other)).tickets).toEqual([])
    expect(bodyOf(PortalHome, await app.send('GET /api/v1/portal', dana)).tickets).toHaveLength(1)
  })

  test('and to nothing else', async () => {
    const dana = await portalSession(app)
    for (const path of ['queue', 'tickets/1', 'workspace', 'accounts', 'live', 'members']) {
      expect((await app.send(`GET /api/v1/${path}`, dana)).status, path).toBe(403)
    }
  })
})

test('POR-2: they see what is public, and nothing internal', async () => {
  const dana = await portalSession(app)
  const { number } = await open(dana)
  const acts: readonly [string, object][] = [
    ['triage', { severity: 1, priority: 'p1', reason: 'search fails for most' }],
    ['note', { body: 'Between ourselves: restart it.' }],
    ['claim', {}],
    ['reply', { body: 'We found the cause; a fix ships tonight.', after: 'hold' }],
  ]
  for (const [verb, body] of acts) await app.send(`POST /api/v1/tickets/${number}/${verb}`, { as: 'eve', body })
  const answer = await app.send(`GET /api/v1/portal/tickets/${number}`, dana)
  const ticket = PortalDetail.strict().parse(answer.body)
  expect(ticket.messages.map(({ from, body }) => [from, body])).toEqual([
    ['you', 'Since today.'],
    ['us', 'We found the cause; a fix ships tonight.'],
  ])
  expect(ticket.state).toBe('your_turn')
  expect(answer.text).not.toMatch(/Between|eve|p1|severity|priority|owner|plan/)
})

test('POR-2: a version that they name tells nothing of what came since', async () => {
  const dana = await portalSession(app)
  const { number } = await open(dana)
  await app.send(`POST /api/v1/tickets/${number}/note`, { as: 'eve', body: { body: 'Between ourselves: restart it.' } })
  const headers = { ...dana.headers, 'if-match': '"1"' }
  const path = `POST /api/v1/portal/tickets/${number}/messages`
  const written = await app.send(path, { ...dana, headers, body: { body: 'Any news?' } })
  expect(written.text).not.toMatch(/Between|eve|details|since/)
  expect(bodyOf(PortalTicket, written)).toMatchObject({ number, state: 'received' })
})

test('POR-2: no problem tells them details', async () => {
  const refusal = new Refusal('stale_write', 'Read it again.', { since: ['Between ourselves'] })
  for (const [caller, details] of [
    [{ role: 'contact' }, undefined],
    [{ role: 'engineer' }, { since: ['Between ourselves'] }],
  ] as const) {
    const sent: string[] = []
    const reply = {
      code: () => reply,
      type: () => reply,
      serializer: () => reply,
      send: (it: object) => sent.push(JSON.stringify(it)),
    }
    await answerError(refusal as never, { caller } as never, reply as never)
    expect(JSON.parse(sent[0] ?? '{}').details).toEqual(details)
  }
})

describe('POR-3: what they write', () => {
  test('comes by the portal, from their account, and is promised an answer', async () => {
    const dana = await portalSession(app)
    const { number, expect: promised } = await open(dana)
    expect(promised).toMatchObject({ what: 'Our first answer', late: false })
    const ticket = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
    expect(ticket).toMatchObject({
      channel: 'portal',
      team: 'support',
      account: { name: 'Acme Robotics' },
      contact: { name: 'Dana Reed', email: 'dana@acme.example' },
    })
  })

  test('resumes a ticket that waited for them', async () => {
    const dana = await portalSession(app)
    const { number } = await open(dana)
    const reply = { body: 'We found the cause. Which version is it?', after: 'hold' }
    await app.send(`POST /api/v1/tickets/${number}/reply`, { as: 'eve', body: reply })
    const path = `POST /api/v1/portal/tickets/${number}/messages`
    const written = bodyOf(PortalTicket, await app.send(path, { ...dana, body: { body: 'It is 4.2.' } }))
    expect(written.state).toBe('in_work')
  })

  test('is written once under its key', async () => {
    const dana = await portalSession(app)
    const { number } = await open(dana)
    const headers = { ...dana.headers, 'idempotency-key': 'once' }
    const send = () =>
      app.send(`POST /api/v1/portal/tickets/${number}/messages`, { ...dana, headers, body: { body: 'Any news?' } })
    expect((await send()).text).toBe((await send()).text)
    const { messages } = bodyOf(PortalDetail, await app.send(`GET /api/v1/portal/tickets/${number}`, dana))
    expect(messages).toHaveLength(2)
  })
})

describe('ROU-16: what they open goes where the routing policy says', () => {
  const LICENCE = { kind: 'question', subject: 'Licence key and seats', body: 'We need five more seats.' }

  const asked = async (body: object = LICENCE) => {
    const dana = await portalSession(app)
    const opened = await app.send('POST /api/v1/portal/tickets', { ...dana, body })
    const { number } = bodyOf(PortalTicket.strict(), opened, 201)
    const ticket = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
    return { dana, opened, number, ticket }
  }
  const withLicences = async () => {
    const team = { slug: 'solutions', name: 'Solutions', kind: 'customer_engineering' } as const
    await addCompanyFacts(app.tenant, { teams: [team], members: [], accounts: [] }, app)
    app.forget()
  }

  test('to the team of the best path, with its rule and area', async () => {
    await withLicences()
    const { number, ticket } = await asked()
    expect(ticket).toMatchObject({ team: 'solutions', area: 'billing', routeRule: 'Licences', channel: 'portal' })
    const [first] = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`)).items
    expect(first?.change).toMatchObject({ route: { rule: 'Licences' } })
    expect(first?.change).not.toHaveProperty('detour')
  })

  test('as a customer asks, whoever a colleague would be sent to', async () => {
    const { ticket } = await asked({ kind: 'feature', subject: 'Sort the results', body: 'By date, please.' })
    expect(ticket).toMatchObject({ team: 'support', routeRule: 'Feature request, without a technical advisor' })
  })

  test('and to support where no rule fits as surely', async () => {
    const { ticket } = await asked()
    expect(ticket).toMatchObject({ team: 'support', routeRule: 'How-to question' })
  })

  test('POR-2: and no answer of the portal tells of it', async () => {
    await withLicences()
    const { dana, opened, number } = await asked()
    const answers = [opened, await app.send('GET /api/v1/portal', dana)]
    answers.push(await app.send(`GET /api/v1/portal/tickets/${number}`, dana))
    for (const { text } of answers) expect(text).not.toMatch(/solutions|Licences|billing|route|area|team|confidence/i)
  })

  test('a follow-up stays with the team that knows the matter, uncounted, and no detour', async () => {
    await withLicences()
    const { dana, number } = await asked()
    const as = 'eve'
    await app.send(`POST /api/v1/tickets/${number}/route`, {
      as,
      body: { team: 'product', reason: 'a pricing matter' },
    })
    await app.send(`POST /api/v1/tickets/${number}/classify`, { as, body: { area: 'usage-statistics' } })
    await app.send(`POST /api/v1/tickets/${number}/dismiss`, { as, body: { as: 'declined', reason: 'not sold' } })
    const path = `POST /api/v1/portal/tickets/${number}/messages`
    const followed = await app.send(path, { ...dana, body: { body: 'Then an invoice for the seats, please.' } })
    const next = bodyOf(PortalTicket.strict(), followed)
    expect(followed.text).not.toMatch(/product|statistics|route|team/i)
    const ticket = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${next.number}`))
    expect(ticket).toMatchObject({
      followUpOf: number,
      team: 'product',
      area: 'usage-statistics',
      routeRule: null,
      status: 'new',
      priority: null,
    })
    const [first] = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${next.number}/timeline`)).items
    expect(first?.change).not.toHaveProperty('detour')
    expect(first?.change).not.toHaveProperty('route')
  })
})
