/** Stories of clocks against the whole server, with the time in hand. The shipped policy: enterprise customers are promised
 *  a first response in 8 business hours at severity 2, Sunday 14:00 to Friday 17:00 Pacific; triage aims at 10 minutes. */
import { expect, test } from 'vitest'
import { must } from '../../src/domain/assert.ts'
import { instant, later } from '../../src/domain/time.ts'
import { recordDue } from '../../src/jobs/keep-time.ts'
import { testApp } from '../support/app.ts'
import { letTimeAct } from '../support/time.ts'

const app = testApp()

/** It is `when`, ISO with an offset; what was due has been recorded. */
async function at(when: string): Promise<void> {
  app.now = instant(when)
  await letTimeAct(app)
}

const ask = {
  kind: 'problem',
  subject: 'Search is slow',
  body: 'Every search takes ten seconds.',
  account: 'acme',
} as const
const severity2 = { severity: 2, priority: 'p2', reason: 'slow, with a workaround' } as const

async function clock(number: number, metric: string, cycle = 1) {
  const { clocks } = await app.client('ada').clocks(number)
  return must(
    clocks.find((each) => each.metric === metric && each.cycle === cycle),
    `${metric} ${cycle}`,
  )
}

const crossings = async (number: number) => {
  const { items } = await app.client('ada').timeline(number)
  return items
    .filter(({ type }) => type.startsWith('clock_'))
    .map(({ type, at: when, change }) => ({ type, at: when, metric: change.metric, alarm: change.alarm }))
}

test('TV-55: over the weekend on which the clocks go back', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  await at('2024-11-01T16:00-07:00')
  const { number } = await ada.open(ask)
  await eve.act(number, 'triage', severity2)
  expect(await clock(number, 'first_response')).toMatchObject({
    state: 'running',
    dueAt: '2024-11-04T05:00:00.000Z',
    remainingMs: 8 * 3_600_000,
    openNow: true,
  })

  await at('2024-11-01T18:00-07:00')
  expect(await clock(number, 'first_response')).toMatchObject({
    state: 'running',
    remainingMs: 7 * 3_600_000,
    openNow: false,
    opensAt: '2024-11-03T22:00:00.000Z',
  })
  const [row] = (await ada.queue({ scope: 'support' })).items
  expect(row?.clock).toMatchObject({ metric: 'first_response', remainingMs: 7 * 3_600_000, openNow: false })

  await at('2024-11-03T21:00:00.000-08:00')
  expect(await clock(number, 'first_response')).toMatchObject({ state: 'running', remainingMs: 0 })
  await at('2024-11-03T21:00:00.001-08:00')
  expect(await clock(number, 'first_response')).toMatchObject({
    state: 'breached',
    breachedAt: '2024-11-04T05:00:00.000Z',
  })
  expect((await crossings(number)).at(-1)).toMatchObject({
    type: 'clock_breached',
    metric: 'first_response',
    at: '2024-11-04T05:00:00.000Z',
  })
})

test('CLK-14: eight hours of downtime over a breach: everything once, at its instant, one alarm', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  await at('2024-03-18T09:00-07:00')
  const { number } = await ada.open(ask)
  await eve.act(number, 'triage', { severity: 0, priority: 'p0', reason: 'nobody can search' })
  app.now = instant('2024-03-18T17:30-07:00')
  const changed = await letTimeAct(app)
  expect(changed.length).toBeGreaterThan(0)
  const found = await crossings(number)
  const breach = must(
    found.find(({ type, metric }) => type === 'clock_breached' && metric === 'first_response'),
    'missed',
  )
  expect(breach.at).toBe('2024-03-18T18:00:00.000Z')
  const alarms = found.filter(({ alarm }) => alarm !== null)
  expect(alarms).toEqual([
    { ...breach, alarm: { key: expect.stringContaining(':first_response:0:1:100'), covers: found.length } },
  ])
  await letTimeAct(app)
  expect(await crossings(number)).toEqual(found)
  const { items } = await ada.timeline(number)
  expect(items.find(({ type }) => type === 'clock_breached')?.recordedAt).toBe('2024-03-19T00:30:00.000Z')
})

test('CLK-14: two nodes that find the same timer record it once', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  await at('2024-03-18T09:00-07:00')
  const numbers: number[] = []
  for (let n = 0; n < 8; n++) {
    const { number } = await ada.open({ ...ask, subject: `Search is slow, ${n}` })
    await eve.act(number, 'triage', severity2)
    numbers.push(number)
  }
  app.now = later(instant('2024-03-18T17:00-07:00'), 1)
  const told: string[] = []
  const node = { store: app.store, now: () => app.now, changed: (workspace: string) => void told.push(workspace) }
  await Promise.all([1, 2, 3].map(() => recordDue(node, app.workspace.id)))
  await recordDue(node, app.workspace.id)
  for (const number of numbers) {
    const breaches = (await crossings(number)).filter(({ type }) => type === 'clock_breached')
    expect(breaches).toHaveLength(1)
  }
})

test('TV-63, VERB-25: solved Friday, closed Monday by itself; a message before reopens it, one after opens another', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  await at('2024-03-22T15:00-07:00')
  const { number } = await ada.open(ask)
  const other = await ada.open({ ...ask, subject: 'Export lacks a column' })
  await eve.act(number, 'reply', { body: 'We found a slow query and rolled it back at 15:20.', weight: 'response' })
  await at('2024-03-22T16:00-07:00')
  for (const each of [number, other.number]) await eve.act(each, 'solve', { resolution: 'rolled back' })

  await at('2024-03-24T12:00-07:00')
  await ada.act(number, 'receive', { from: { name: 'Kim', email: 'kim@acme.example' }, body: 'It is back.' })
  expect(await ada.ticket(number)).toMatchObject({ status: 'open', reopenCount: 1 })
  expect(await clock(number, 'first_response')).toMatchObject({ state: 'met', endedAt: '2024-03-22T22:00:00.000Z' })

  await at('2024-03-25T15:59:59.999-07:00')
  expect((await ada.ticket(other.number)).status).toBe('solved')
  await at('2024-03-25T16:00-07:00')
  const closed = await ada.ticket(other.number)
  expect(closed).toMatchObject({ status: 'closed', closedAt: '2024-03-25T23:00:00.000Z' })

  await at('2024-03-26T09:00-07:00')
  const message = { from: { name: 'Kim', email: 'kim@acme.example' }, body: 'The export fails again.' }
  const next = await ada.act(other.number, 'receive', message)
  expect(next).toMatchObject({ followUpOf: other.number, status: 'new', receivedAt: '2024-03-26T16:00:00.000Z' })
  expect((await ada.ticket(other.number)).status).toBe('closed')
  expect(await clock(next.number, 'first_response')).toMatchObject({ startedAt: '2024-03-26T16:00:00.000Z' })
})

test('TV-64: pending in silence for 48 business hours: solved by itself', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  await at('2024-03-21T09:00-07:00')
  const { number } = await ada.open(ask)
  await at('2024-03-21T10:00-07:00')
  const hold = { for: 'customer', reason: 'information_needed', actsNext: 'Kim' } as const
  await eve.act(number, 'hold', hold)
  await at('2024-03-25T06:59:59-07:00')
  expect((await ada.ticket(number)).status).toBe('pending')
  await at('2024-03-25T07:00-07:00')
  expect(await ada.ticket(number)).toMatchObject({ status: 'solved', solvedAt: '2024-03-25T14:00:00.000Z' })
})

test('CLK-10: of two tickets merged, the promise to each customer is kept', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  await at('2024-03-18T09:00-07:00')
  const first = await ada.open(ask)
  await at('2024-03-18T10:00-07:00')
  const same = await ada.open({ ...ask, subject: 'Search is very slow' })
  const brook = await ada.open({ ...ask, subject: 'Slow here too', account: 'brook' })
  await at('2024-03-18T11:00-07:00')
  await eve.act(first.number, 'merge', { into: same.number, reason: 'asked twice' })
  await eve.act(brook.number, 'merge', { into: same.number, reason: 'the same fault' })
  expect(await ada.ticket(first.number)).toMatchObject({ status: 'closed', closingReason: 'merged' })
  const { clocks } = await ada.clocks(same.number)
  const responses = clocks.filter(({ metric }) => metric === 'first_response')
  expect(responses.map(({ party, startedAt }) => [party, startedAt])).toEqual([
    [null, '2024-03-18T16:00:00.000Z'],
    [brook.number, '2024-03-18T17:00:00.000Z'],
  ])
  await eve.act(same.number, 'reply', { body: 'We rolled the slow query back; it is fast again.', weight: 'response' })
  const after = (await ada.clocks(same.number)).clocks.filter(({ metric }) => metric === 'first_response')
  expect(after.map(({ state }) => state)).toEqual(['met', 'met'])
})

test('CLK-15: a mail that was sent before it arrived counts from when it was sent', async () => {
  const [ada, eve] = [app.client('ada'), app.client('eve')]
  await at('2024-03-18T09:00-07:00')
  const { number } = await ada.open(ask)
  await eve.act(number, 'triage', severity2)
  await at('2024-03-18T17:30-07:00')
  expect(await clock(number, 'first_response')).toMatchObject({ state: 'breached' })
  const sentAt = '2024-03-18T16:30:00-07:00'
  await eve.act(number, 'reply', { body: 'We found a slow query and rolled it back.', weight: 'response', sentAt })
  expect(await clock(number, 'first_response')).toMatchObject({ state: 'met', endedAt: '2024-03-18T23:30:00.000Z' })
  const { items } = await ada.timeline(number)
  const corrected = must(
    items.find(({ type }) => type === 'clocks_corrected'),
    'what changed is told',
  )
  expect(corrected.change.changes).toEqual([
    'first response: breached at 2024-03-19T00:00:00.000Z, now met at 2024-03-18T23:30:00.000Z',
  ])
})
