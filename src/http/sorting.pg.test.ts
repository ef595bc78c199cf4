/** Where tickets could go, how the rules did, and the tags there are. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { OpenedTicket } from '../contract/opened-ticket.ts'
import { Attainment } from '../contract/reports.ts'
import { RoutingReport, TicketRoutes } from '../contract/routing.ts'
import { Tags } from '../contract/tags.ts'
import { ActedTicket, TicketDetail } from '../contract/tickets.ts'
import { MINUTE } from '../domain/time.ts'

const app = testApp()

const TASK = { kind: 'task', subject: 'Reindex a shard', body: 'It finds nothing since noon.' } as const

const open = async (body: object = TASK, as = 'eve') =>
  bodyOf(TicketDetail, await app.send('POST /api/v1/tickets', { as, body }), 201)
const act = (number: number, verb: string, body: object, as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
const report = async () => bodyOf(RoutingReport, await app.send('GET /api/v1/reports/routing'))

test('ROU-1: where a ticket could go, best first, with why', async () => {
  const { number, team, area, routeRule } = await open()
  expect({ team, area, routeRule }).toEqual({
    team: 'engineering',
    area: 'indexing',
    routeRule: 'Help from engineering, by product area',
  })
  const routes = bodyOf(TicketRoutes, await app.send(`GET /api/v1/tickets/${number}/routes`))
  expect(routes).toMatchObject({ area: 'indexing', version: 1 })
  expect(routes.items).toEqual([
    {
      team: 'engineering',
      teamName: 'Engineering',
      noAction: null,
      rule: 'Help from engineering, by product area',
      confidence: 0.84,
      reason:
        'Support asks the team that owns the product area. It is about Indexing. Found “reindex”, “shard” in the subject.',
      words: ['reindex', 'shard'],
      excluded: null,
      isHere: true,
    },
    expect.objectContaining({ team: 'support', rule: 'default', confidence: 0.1, isHere: false }),
  ])
})

test('ROU-13: the report counts what each rule did, and where wrong ones went', async () => {
  const { number } = await open()
  await open({ ...TASK, subject: 'Order new chairs', body: 'Six of them.' })
  await open({ ...TASK, team: 'product' })
  bodyOf(ActedTicket, await act(number, 'route', { team: 'product', reason: 'a wish' }))
  const { rules, ...counts } = await report()
  expect(counts).toMatchObject({ routed: 2, byRule: 1, coverage: 0.5, detours: 2 })
  expect(counts.warnings).toContainEqual(
    expect.stringContaining('a team of kind customer engineering, which there is not'),
  )
  expect(rules[0]).toEqual({
    rule: 'Help from engineering, by product area',
    isInForce: true,
    routed: 1,
    wrong: 1,
    wrongShare: 1,
    wrongTo: [{ team: 'product', tickets: 1 }],
  })
  expect(rules.find(({ rule }) => rule === 'Licences')).toMatchObject({ routed: 0, wrong: 0, wrongShare: 0 })
})

test('ROU-13, LIF-7, TRI-8: a detour that was taken back is none, at once or later', async () => {
  const before = await report()
  const sent: number[] = []
  for (const subject of ['At once', 'Later', 'Never']) {
    const { number } = await open({ ...TASK, subject: `Reindex a shard: ${subject}` })
    bodyOf(ActedTicket, await act(number, 'route', { team: 'product', reason: 'a wish' }))
    sent.push(number)
  }
  const [atOnce = 0, later = 0] = sent
  expect((await report()).detours).toBe(before.detours + 3)
  bodyOf(ActedTicket, await act(atOnce, 'undo', {}))
  expect((await report()).detours).toBe(before.detours + 2)
  app.wait(MINUTE)
  bodyOf(ActedTicket, await act(later, 'undo', {}))
  expect((await report()).detours).toBe(before.detours + 1)
  bodyOf(ActedTicket, await act(later, 'route', { team: 'product', reason: 'a wish after all' }))
  expect((await report()).detours).toBe(before.detours + 2)
})

describe('ROU-12, ROU-15: who may', () => {
  test.each([
    ['route', { team: 'product' }],
    ['classify', { effort: 'hours' }],
  ])('%s is not for a viewer', async (verb, body) => {
    const { number } = await open()
    await app.send('POST /api/v1/members', {
      as: 'ada',
      body: { handle: 'vic', name: 'Vic', role: 'viewer', team: 'product' },
    })
    expect(problemOf(await act(number, verb, body, 'vic')).code).toBe('not_allowed')
  })
})

test.each([
  ['neither', {}],
  ['both', { team: 'product', noAction: 'the advisor', reason: 'so it is' }],
  ['no reason', { noAction: 'the advisor' }],
])('ROU-12: route refuses %s', async (_, body) => {
  const { number } = await open()
  expect(problemOf(await act(number, 'route', body)).code).toBe('invalid_input')
})

test('TAG-3: classify takes a tag of no vocabulary, and says which are near', async () => {
  const { number } = await open()
  const acted = bodyOf(ActedTicket, await act(number, 'classify', { tags: ['executor', 'memory'], effort: 'hours' }))
  expect(acted).toMatchObject({ tags: ['executor', 'memory'], effort: 'hours', area: 'indexing' })
  expect(acted.stray).toEqual([{ slug: 'executor', list: 'themes', near: [{ slug: 'executors', because: 'plural' }] }])
  const tags = bodyOf(Tags, await app.send('GET /api/v1/tags'))
  expect(tags.areas.find(({ slug }) => slug === 'indexing')).toMatchObject({ name: 'Indexing', open: 1, all: 1 })
  expect(tags.themes.find(({ slug }) => slug === 'executors')).toMatchObject({
    open: 0,
    near: [{ slug: 'executor', because: 'plural' }],
  })
  expect(tags.themes.at(-1)).toMatchObject({ slug: 'executor', name: null, open: 1, all: 1 })
})

test('TAG-3, TAG-8: who opens a ticket hears which tags stray, as they are kept', async () => {
  const body = { ...TASK, tags: ['SSO', 'sso', 'Batch Changes', 'searhc'] }
  const opened = bodyOf(OpenedTicket, await app.send('POST /api/v1/tickets', { body }), 201)
  expect(opened.tags).toEqual(['sso', 'batch-changes', 'searhc'])
  expect(opened.stray?.map(({ slug }) => slug)).toContain('searhc')
  expect(opened.stray?.find(({ slug }) => slug === 'searhc')).toEqual({
    slug: 'searhc',
    list: 'themes',
    near: [{ slug: 'search', because: 'spelling' }],
  })
  const known = bodyOf(
    OpenedTicket,
    await app.send('POST /api/v1/tickets', { body: { ...TASK, tags: ['Executors'] } }),
    201,
  )
  expect([known.tags, known.stray]).toEqual([['executors'], undefined])
  const area = bodyOf(ActedTicket, await act(opened.number, 'classify', { area: 'Indexing', tags: ['EXECUTORS'] }))
  expect([area.area, area.tags]).toEqual(['indexing', ['executors']])
})

test('ROU-14: reports of promises kept leave out what was no action for support', async () => {
  const [ended, other] = [
    await open({ ...TASK, kind: 'question', account: 'acme' }),
    await open({ ...TASK, kind: 'question', account: 'acme' }),
  ]
  const counted = async () => bodyOf(Attainment, await app.send('GET /api/v1/reports/attainment')).total
  expect(await counted()).toMatchObject({ running: 2, cancelled: 0 })
  bodyOf(ActedTicket, await act(ended.number, 'route', { noAction: 'the advisor', reason: 'They have one.' }))
  bodyOf(ActedTicket, await act(other.number, 'dismiss', { as: 'declined', reason: 'not ours' }))
  expect(await counted()).toMatchObject({ running: 0, cancelled: 1 })
})
