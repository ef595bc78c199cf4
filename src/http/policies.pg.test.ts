import { describe, expect, test } from 'vitest'
import { bodyOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { CONTRACT, publishSla, slaOf } from '../../test/support/publishing.ts'
import { NOON } from '../../test/support/tickets.ts'
import { NOTICE } from '../actions/publish-policy.ts'
import { rebuild } from '../actions/rebuild.ts'
import { Effects, Published, Recompute } from '../contract/calendars.ts'
import { ClosingVersions, Contracts, SlaEffects, SlaTried, SlaVersions } from '../contract/policies.ts'
import { UptimeReckoned } from '../contract/uptime.ts'
import { must } from '../domain/assert.ts'
import { DAY, HOUR, isoOf, later, MINUTE, SECOND } from '../domain/time.ts'
import { ticketByNumber } from '../store/tickets.ts'

const app = testApp()
const get = (rest: string) => app.send(`GET /api/v1${rest}`)
const post = (rest: string, body: unknown, headers = {}) => app.send(`POST /api/v1${rest}`, { body, headers })

describe('the sla policy', () => {
  test('tells its versions and what ships', async () => {
    const told = bodyOf(SlaVersions, await get('/policies/sla'))
    expect(told).toMatchObject({ inForce: 1, warnings: [] })
    expect(told.versions.map(({ version, by, document }) => [version, by, document.name])).toEqual([
      [1, 'system', 'enterprise-2023'],
    ])
    expect(told.shipped.map(({ slug }) => slug)).toEqual(['contract-2020', 'enterprise-2023', 'gitlab-support'])
  })

  test('that ships can be adopted as it is', async () => {
    const { shipped } = bodyOf(SlaVersions, await get('/policies/sla'))
    for (const { slug, document } of shipped.filter(({ slug }) => slug !== 'enterprise-2023')) {
      app.wait(SECOND)
      bodyOf(SlaEffects, await post('/policies/sla/preview', { document }))
      const made = bodyOf(Published, await post('/policies/sla', { document, reason: `like ${slug}` }), 201)
      expect(made.recompute.running).toBe(false)
    }
    app.wait(NOTICE)
    expect(bodyOf(SlaVersions, await get('/policies/sla'))).toMatchObject({ inForce: 3 })
  })

  test('is in force from its time on', async () => {
    const draft = { document: slaOf(4), effectiveFrom: isoOf(later(NOON, DAY)) }
    bodyOf(Published, await post('/policies/sla', { ...draft, reason: 'from tomorrow' }), 201)
    app.wait(DAY - 1)
    expect(bodyOf(SlaVersions, await get('/policies/sla')).inForce).toBe(1)
    app.wait(1)
    expect(bodyOf(SlaVersions, await get('/policies/sla')).inForce).toBe(2)
  })

  test('is kept from clocks that run, unless they are to go over to it', async () => {
    await aNumber(app, { account: 'acme' })
    app.wait(MINUTE)
    const kept = await post('/policies/sla', { document: slaOf(4), reason: 'for new ones' })
    expect(bodyOf(Published, kept, 201).recompute).toMatchObject({ publishedAt: null, running: false })
    expect(await app.carryOver()).toBe(0)
    const applied = await post('/policies/sla', { document: slaOf(5), reason: 'for all', apply: true })
    expect(bodyOf(Published, applied, 201).recompute).toMatchObject({ total: 1, done: 0, running: true })
    expect(await app.carryOver()).toBe(1)
    expect(bodyOf(Recompute, await get('/recompute'))).toMatchObject({ done: 1, running: false })
  })
})

describe('POST /policies/sla/try', () => {
  const facts = { segment: 'enterprise', severity: 1, startedAt: isoOf(NOON) }

  test('tells the promises of the policy in force, in each mode, and what was passed over', async () => {
    const tried = bodyOf(SlaTried, await post('/policies/sla/try', facts))
    const [response] = tried.promises.filter(({ metric }) => metric === 'first_response')
    expect(response).toEqual({
      metric: 'first_response',
      words: '4 business hours',
      table: 'first response',
      rule: 'enterprise, severity 1',
      because: 'segment is enterprise and severity is 1',
      calendar: 'pacific-24x5',
      dueAt: isoOf(later(NOON, 4 * HOUR)),
      modes: {
        business_accrual: isoOf(later(NOON, 4 * HOUR)),
        elapsed_roll: isoOf(later(NOON, 4 * HOUR)),
        elapsed: isoOf(later(NOON, 4 * HOUR)),
      },
      wins: true,
    })
    expect(tried.passedOver.length).toBeGreaterThan(3)
  })

  test('tells the three modes apart over a weekend', async () => {
    const friday = '2024-03-22T16:00:00-07:00'
    const tried = bodyOf(SlaTried, await post('/policies/sla/try', { ...facts, startedAt: friday }))
    expect(tried.promises.find(({ metric }) => metric === 'first_response')?.modes).toEqual({
      business_accrual: '2024-03-25T00:00:00.000Z',
      elapsed_roll: '2024-03-24T21:00:00.000Z',
      elapsed: '2024-03-23T03:00:00.000Z',
    })
  })

  test('tries a draft, of which the stricter of two promises wins', async () => {
    const { tables, ...rest } = slaOf(4)
    const stricter = slaOf(2).tables.map((table) => ({ ...table, name: 'aim', kind: 'aim' }))
    const document = { ...rest, tables: [...tables, ...stricter] }
    const { promises } = bodyOf(SlaTried, await post('/policies/sla/try', { ...facts, document }))
    const responses = promises.filter(({ metric }) => metric === 'first_response')
    expect(responses.map(({ table, wins }) => [table, wins])).toEqual([
      ['all', false],
      ['aim', true],
    ])
  })

  test('warns of a contract that nobody has written down', async () => {
    const tried = bodyOf(SlaTried, await post('/policies/sla/try', { ...facts, contract: 'acme-2024' }))
    expect(tried.warnings).toEqual([expect.stringContaining('"acme-2024" is not written down')])
  })
})

test('POL-7: what another node publishes counts here from its moment on, and not before', async () => {
  const ask = { kind: 'problem', subject: 'Search is slow', body: 'Ten seconds.', account: 'acme' } as const
  const promised = async () => {
    const { number } = await app.client().open(ask)
    const placed = must(await ticketByNumber(app.tenant, number), 'it was opened')
    return placed.clocks.cycles.find(({ metric }) => metric === 'first_response')?.aims[0]?.policy
  }
  expect(await promised()).toBe(1)
  // This node has just read the policies, and nobody tells it.
  await publishSla(app, slaOf(7), false)
  app.wait(NOTICE - 1)
  expect(await promised()).toBe(1)
  app.wait(1)
  expect(await promised()).toBe(2)
  const reader = { tenant: app.tenant, now: app.now }
  expect((await rebuild(reader, { check: true, progress: () => {} })).differences).toEqual([])
})

test('a contract is previewed, published, and comes in place of the tables', async () => {
  expect(bodyOf(Contracts, await get('/contracts'))).toEqual({ items: [] })
  const draft = { document: CONTRACT }
  bodyOf(Effects, await post('/contracts/acme-2024/preview', draft))
  bodyOf(Published, await post('/contracts/acme-2024', { ...draft, reason: 'signed' }), 201)
  expect(bodyOf(Contracts, await get('/contracts')).items).toMatchObject([
    { slug: 'acme-2024', version: 1, by: 'ada', document: CONTRACT },
  ])
  app.wait(NOTICE)
  const facts = { segment: 'enterprise', severity: 1, contract: 'acme-2024', startedAt: isoOf(app.now) }
  const { promises } = bodyOf(SlaTried, await post('/policies/sla/try', facts))
  expect(promises.find(({ metric }) => metric === 'first_response')).toMatchObject({ table: 'Acme 2024' })
})

test('the closing policy is told and published', async () => {
  const told = bodyOf(ClosingVersions, await get('/policies/closing'))
  expect(told.inForce).toBe(1)
  const document = { name: 'never', solveAfter: null, closeAfter: null }
  const made = await post('/policies/closing', { document, reason: 'people decide' }, { 'if-match': '"1"' })
  expect(bodyOf(Published, made, 201)).toMatchObject({ version: 2, recompute: { publishedAt: null, running: false } })
  expect(bodyOf(ClosingVersions, await get('/policies/closing')).versions.map(({ version }) => version)).toEqual([2, 1])
})

test('uptime is reckoned by what was promised', async () => {
  const asked = {
    promise: 'enterprise-2023',
    year: 2024,
    month: 4,
    downtimes: [
      { start: '2024-04-03T10:00:00Z', end: '2024-04-03T13:00:00Z', kind: 'outage' },
      {
        start: '2024-04-10T10:00:00Z',
        end: '2024-04-10T12:00:00Z',
        kind: 'maintenance',
        announcedAt: '2024-04-01T00:00:00Z',
      },
    ],
  }
  expect(bodyOf(UptimeReckoned, await post('/uptime', asked))).toMatchObject({
    from: '2024-04-01T00:00:00.000Z',
    to: '2024-05-01T00:00:00.000Z',
    totalMs: 30 * DAY,
    downMs: 3 * HOUR,
    allowedMs: 216 * MINUTE,
    leftMs: 36 * MINUTE,
    percent: '99.583',
    met: true,
    kept: { at_least: true, more_than: true },
    maintenanceMs: 2 * HOUR,
  })
})
