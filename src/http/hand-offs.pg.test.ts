/** Tickets change hands with their packet: offers, answers, what waits for whom, and how it went. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { NOON } from '../../test/support/tickets.ts'
import { HandOffForms, HandOffReport, HandOffs } from '../contract/hand-offs.ts'
import { ActedTicket, TicketDetail, Timeline } from '../contract/tickets.ts'
import { RenderedTemplate } from '../contract/writing.ts'
import { HOUR, isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()

const PACKET = {
  context: 'Search is slow since the update.',
  reproduction: 'Search for "a".',
  environment: 'production, 5.1',
  affected: 'Everybody.',
  ruled_out: 'The disk.',
  next_step: 'bob profiles it by Friday',
}
const OFFER = { kind: 'to_engineering', packet: PACKET }
const HANDS = { owner: 'eve', status: 'open', team: 'support' }

const send = (number: number, verb: string, body: object = {}, as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
const act = async (number: number, verb: string, body: object = {}, as = 'eve') =>
  bodyOf(ActedTicket, await send(number, verb, body, as))
const read = async (number: number, as = 'eve') =>
  bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`, { as }))
const waiting = async (as: string, query = '') => {
  const { items } = bodyOf(HandOffs, await app.send(`GET /api/v1/hand-offs${query}`, { as }))
  return items.map(({ number }) => number)
}

/** eve's, and answered. */
async function owned(): Promise<number> {
  const number = await aNumber(app, { account: 'acme', contact: { name: 'Dana Reed', email: 'dana@acme.example' } })
  await act(number, 'claim')
  await act(number, 'reply', { body: 'We found a full disk and cleared it.' })
  return number
}

describe('HOF-2: until it is accepted its sender owns it', () => {
  test('offered, sent back, completed, accepted: facts are carried over, nothing else moves', async () => {
    const number = await owned()
    const subject = (await read(number)).subject
    const offered = await act(number, 'hand-off', OFFER)
    expect(offered).toMatchObject({
      ...HANDS,
      subject,
      handOff: { kind: 'to_engineering', by: 'eve', team: 'engineering', to: null, region: null, bounced: null },
      nextActor: { of: 'team', team: 'engineering' },
      handOffCount: 0,
    })
    expect(offered.handOff?.packet?.[1]).toEqual({
      id: 'reproduction',
      label: 'How to reproduce it',
      text: 'Search for "a".',
    })
    app.now = later(NOON, 10 * MINUTE)
    const back = await act(number, 'bounce', { missing: ['affected'], reason: 'is it all of them?' }, 'bob')
    expect(back).toMatchObject({
      ...HANDS,
      handOff: { bounced: { by: 'bob', missing: ['Who is affected, and who is not'], reason: 'is it all of them?' } },
      nextActor: { of: 'member', handle: 'eve' },
      betweenHandsMs: 10 * MINUTE,
    })
    app.now = later(NOON, HOUR)
    await act(number, 'note', { body: 'They said: all of them.' })
    await act(number, 'hand-off', { kind: 'to_engineering', packet: { affected: 'All 40 of them.' } })
    app.now = later(NOON, HOUR + 5 * MINUTE)
    expect(await act(number, 'accept', {}, 'bob')).toMatchObject({
      owner: 'bob',
      team: 'engineering',
      status: 'open',
      handOff: null,
      handOffCount: 1,
      betweenHandsMs: 15 * MINUTE,
      nextActor: { of: 'member', handle: 'bob' },
    })
  })

  test('withdrawn it stays with its owner', async () => {
    const number = await owned()
    await act(number, 'hand-off', OFFER)
    expect(await act(number, 'withdraw', { reason: 'I found it' })).toMatchObject({ ...HANDS, handOff: null })
  })
})

test('TV-72: a packet without the next expected step is refused by name, and nothing changes', async () => {
  const number = await owned()
  const before = await read(number)
  const { next_step: _, ...packet } = PACKET
  const problem = problemOf(await send(number, 'hand-off', { kind: 'to_engineering', packet }))
  expect(problem).toMatchObject({
    code: 'packet_incomplete',
    details: { missing: ['What is expected next, and by when'] },
  })
  expect(await read(number)).toEqual(before)
})

describe('HOF-10: the customer is told in the same step', () => {
  test('by an acknowledgement, which keeps no promise', async () => {
    const number = await owned()
    await act(number, 'hand-off', { ...OFFER, tell: 'Bob of engineering goes on with it and has read all of this.' })
    const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`))
    expect(items.slice(-2).map(({ type, change }) => [type, change.weight])).toEqual([
      ['replied', 'acknowledgement'],
      ['handoff_offered', undefined],
    ])
  })

  test('a draft with a place left in it sends nothing', async () => {
    const number = await owned()
    const before = await read(number)
    const problem = problemOf(await send(number, 'hand-off', { ...OFFER, tell: 'Hi {{contact.first_name}}' }))
    expect(problem.code).toBe('placeholder_unfilled')
    expect(await read(number)).toEqual(before)
  })

  test('whoever takes it over has a draft that restates the packet', async () => {
    const number = await owned()
    await act(number, 'hand-off', OFFER)
    await act(number, 'accept', {}, 'bob')
    const sent = await app.send('POST /api/v1/templates/taken-over/render', { as: 'bob', body: { number } })
    const { text, unfilled } = bodyOf(RenderedTemplate, sent)
    expect(text).toContain('Hi Dana,\n\nEve brought me up to speed')
    expect(text).toContain('What happens: Search is slow since the update.')
    expect(text).toContain('What was tried: The disk.')
    expect(text).toContain('The next step is bob profiles it by Friday')
    expect(unfilled.map(({ name }) => name)).toEqual(['next_update'])
  })
})

test('HOF-12: the forms ask what each packet asks, and fill in what is known', async () => {
  const number = await owned()
  const { kinds, receivers, proposed, tell } = bodyOf(
    HandOffForms,
    await app.send(`GET /api/v1/tickets/${number}/hand-off`, { as: 'eve' }),
  )
  expect(kinds.map(({ kind, teams }) => [kind, teams])).toEqual([
    ['case', ['support', 'engineering']],
    ['zone', ['support', 'engineering']],
    ['to_engineering', ['engineering']],
  ])
  expect(kinds[0]?.known).toMatchObject({
    context: expect.stringContaining('Dana Reed of Acme'),
    last_step: expect.stringContaining('answered “We found a full disk and cleared it.”'),
  })
  expect(kinds[0]?.known).not.toHaveProperty('next_step')
  expect(receivers.map(({ handle }) => handle).toSorted()).toEqual(['ada', 'bob', 'lee'])
  expect({ proposed, tell }).toEqual({ proposed: null, tell: 'handing-over' })
})

test('HOF-6: a new ticket gets a first response before it moves', async () => {
  const number = await aNumber(app)
  await act(number, 'claim')
  await app.send('POST /api/v1/members/lee/hours', {
    as: 'lee',
    body: { zone: 'America/New_York', week: { monday: ['09:00-17:00'] }, region: 'AMER' },
  })
  const packet = { history: 'New.', steps: 'None.', next_step: 'lee looks', customer_zone: 'America/New_York' }
  const move = { kind: 'zone', region: 'AMER', packet }
  expect(problemOf(await send(number, 'hand-off', move)).code).toBe('first_response_owed')
  await act(number, 'reply', { body: 'We found a full disk and cleared it.' })
  expect(await act(number, 'hand-off', move)).toMatchObject({ handOff: { region: 'AMER', team: 'support' } })
})

test('HOF-14: what waits for whom', async () => {
  const [first, second, third] = [await owned(), await owned(), await owned()]
  await act(first, 'hand-off', OFFER)
  await act(second, 'hand-off', { ...OFFER, to: 'bob' })
  const packet = { context: 'x', debugging: 'x', links: 'none', last_step: 'x', next_step: 'x' }
  await act(third, 'hand-off', { kind: 'case', packet })
  expect(await waiting('bob')).toEqual([first, second])
  expect(await waiting('lee')).toEqual([third])
  expect(await waiting('eve')).toEqual([])
  expect(await waiting('eve', '?team=engineering')).toEqual([first, second])
  await act(first, 'bounce', { reason: 'unclear' }, 'bob')
  expect(await waiting('bob')).toEqual([second])
  expect(await waiting('eve')).toEqual([first])
  expect(problemOf(await app.send('GET /api/v1/hand-offs?team=sales')).code).toBe('team_not_found')
})

test('HOF-15: the report counts them, with the tickets behind', async () => {
  const [first, second] = [await owned(), await owned()]
  app.now = later(NOON, HOUR)
  await act(first, 'hand-off', OFFER)
  await act(second, 'hand-off', OFFER)
  app.now = later(NOON, 2 * HOUR)
  await act(first, 'accept', {}, 'bob')
  app.now = later(NOON, 4 * HOUR)
  await act(second, 'bounce', { reason: 'unclear' }, 'bob')
  const report = bodyOf(HandOffReport, await app.send('GET /api/v1/reports/hand-offs'))
  expect(report).toMatchObject({
    total: { offered: 2, accepted: 1, bounced: 1, open: 0, medianMs: 2 * HOUR, totalMs: 4 * HOUR, bouncedShare: 0.5 },
    rows: [{ team: 'engineering', kind: 'to_engineering', offered: 2 }],
    more: false,
  })
  expect(report.items.map(({ number, end, waitedMs }) => [number, end, waitedMs / HOUR]).toSorted()).toEqual([
    [first, 'accepted', 1],
    [second, 'bounced', 3],
  ])
  const later_ = await app.send(`GET /api/v1/reports/hand-offs?from=${isoOf(later(NOON, 2 * HOUR))}`)
  expect(bodyOf(HandOffReport, later_)).toMatchObject({ items: [], total: { offered: 0, medianMs: null } })
})

test('HOF-10: packets are never told to viewers', async () => {
  const number = await owned()
  await act(number, 'hand-off', OFFER)
  const vic = { handle: 'vic', name: 'Vic', role: 'viewer', team: 'support' }
  expect((await app.send('POST /api/v1/members', { as: 'ada', body: vic })).status).toBe(201)
  const ticket = await app.send(`GET /api/v1/tickets/${number}`, { as: 'vic' })
  expect(bodyOf(TicketDetail, ticket).handOff).toMatchObject({ team: 'engineering', packet: null })
  const timeline = await app.send(`GET /api/v1/tickets/${number}/timeline`, { as: 'vic' })
  for (const text of [ticket.text, timeline.text]) expect(text).not.toContain('Search for')
  expect(problemOf(await app.send(`GET /api/v1/tickets/${number}/hand-off`, { as: 'vic' })).status).toBe(403)
})
