/** Reports: how many promises were kept, the promises behind each count, and holds that look odd. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { NOON } from '../../test/support/tickets.ts'
import { FlaggedHolds } from '../contract/clocks.ts'
import { Attainment, AttainmentTickets } from '../contract/reports.ts'
import { HOUR, isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()
const ask = async (query = '') => bodyOf(Attainment, await app.send(`GET /api/v1/reports/attainment?${query}`))
const list = async (query = '') =>
  bodyOf(AttainmentTickets, await app.send(`GET /api/v1/reports/attainment/tickets?${query}`))
const act = async (number: number, verb: string, body: object) =>
  expect(await app.send(`POST /api/v1/tickets/${number}/${verb}`, { as: 'eve', body })).toMatchObject({ status: 200 })

const answer = (number: number) => act(number, 'reply', { body: 'We found it and rolled it back.', weight: 'response' })

/** Numbers of tickets by what became of the first response that was promised for them: eight hours to acme. */
async function aDay() {
  const of = { account: 'acme', severity: 2 } as const
  const met = await aNumber(app, { ...of, priority: 'p1' })
  const late = await aNumber(app, { ...of, priority: 'p1' })
  const owed = await aNumber(app, { ...of, priority: 'p2' })
  const dismissed = await aNumber(app, of)
  const solvedLate = await aNumber(app, { ...of, priority: 'p2' })
  const mergedLate = await aNumber(app, { ...of, priority: 'p2' })
  const unpromised = await aNumber(app)
  app.wait(HOUR)
  await answer(met)
  await act(dismissed, 'dismiss', { as: 'spam', reason: 'sells shoes' })
  app.wait(8 * HOUR)
  await answer(late)
  await act(solvedLate, 'solve', { resolution: 'went away' })
  await act(mergedLate, 'merge', { into: owed, reason: 'the same' })
  const running = await aNumber(app, { account: 'brook', priority: 'p3', severity: 3 })
  app.wait(MINUTE)
  return { met, late, owed, dismissed, solvedLate, mergedLate, unpromised, running }
}

describe('EXP-5: attainment', () => {
  test('counts each promise once, by priority', async () => {
    await aDay()
    const { rows, total } = await ask()
    expect(rows.map(({ key, met, breached, running, cancelled }) => [key, met, breached, running, cancelled])).toEqual([
      ['p1', 1, 1, 0, 0],
      // Owed, solved too late, and the miss of the merged one only where it goes on.
      ['p2', 0, 2, 0, 1],
      ['p3', 0, 0, 1, 0],
      ['untriaged', 0, 0, 0, 1],
    ])
    expect(total).toEqual({ met: 1, breached: 3, running: 1, cancelled: 2, percent: 25, percentText: '25.0 %' })
  })

  test('by severity, segment, account and month', async () => {
    await aDay()
    const names = async (by: string) =>
      (await ask(`by=${by}`)).rows.map(({ name, met, breached }) => [name, met, breached])
    expect(await names('severity')).toEqual([
      ['severity 2', 1, 3],
      ['severity 3', 0, 0],
      ['not triaged', 0, 0],
    ])
    expect(await names('segment')).toEqual([
      ['enterprise', 1, 3],
      ['team', 0, 0],
    ])
    expect(await names('account')).toEqual([
      ['Acme Robotics', 1, 3],
      ['Brook Labs', 0, 0],
    ])
    expect(await names('calendar-month')).toEqual([['2024-03', 1, 3]])
  })

  test('a promise belongs to when it began', async () => {
    await aDay()
    const [start, end] = [isoOf(NOON), isoOf(app.now)]
    const counts = async (query: string) => {
      const { total } = await ask(query)
      return total.met + total.breached + total.running + total.cancelled
    }
    expect(await counts('')).toBe(7)
    expect(await counts(`from=${start}&to=${end}`)).toBe(7)
    expect(await counts(`from=${isoOf(later(NOON, 1))}`)).toBe(1)
    expect(await counts(`to=${start}`)).toBe(0)
    expect(await counts(`to=${isoOf(later(NOON, 1))}`)).toBe(6)
    expect(await counts('metric=triage')).toBe(8)
    expect(await counts('metric=resolution')).toBe(0)
    expect((await ask('metric=resolution')).total).toMatchObject({ percent: null, percentText: 'none decided' })
  })

  test('what is due this instant is not late yet', async () => {
    await aNumber(app, { account: 'acme', priority: 'p1' })
    app.wait(8 * HOUR)
    expect((await ask()).total).toMatchObject({ running: 1, breached: 0 })
    app.wait(1)
    expect((await ask()).total).toMatchObject({ running: 0, breached: 1 })
  })

  test('every count opens the promises behind it', async () => {
    const { met, late, owed, dismissed, solvedLate, mergedLate, running } = await aDay()
    const numbers = async (query: string) => (await list(query)).items.map(({ number }) => number)
    expect(await numbers('')).toEqual([solvedLate, owed, late])
    expect(await numbers('key=p1')).toEqual([late])
    expect(await numbers('outcome=met')).toEqual([met])
    expect(await numbers('outcome=running')).toEqual([running])
    expect(await numbers('outcome=cancelled')).toEqual([mergedLate, dismissed])
    expect(await numbers('by=account&key=acme&outcome=cancelled')).toEqual([mergedLate, dismissed])
    expect(await numbers('by=account&key=brook')).toEqual([])
    const due = isoOf(later(NOON, 8 * HOUR))
    expect((await list('key=p1')).items[0]).toEqual({
      number: late,
      subject: 'Search is slow',
      account: 'Acme Robotics',
      priority: 'p1',
      severity: 2,
      cycle: 1,
      party: null,
      startedAt: isoOf(NOON),
      dueAt: due,
      breachedAt: due,
      endedAt: isoOf(later(NOON, 9 * HOUR)),
    })
    expect((await list('key=p2')).items.find(({ number }) => number === owed)).toMatchObject({
      breachedAt: due,
      endedAt: null,
    })
  })

  test('the customer of a merged ticket is counted as its own', async () => {
    const theirs = await aNumber(app, { account: 'brook', priority: 'p2', severity: 2 })
    const host = await aNumber(app, { account: 'acme', priority: 'p1', severity: 2 })
    await act(theirs, 'merge', { into: host, reason: 'the same outage' })
    const { rows } = await ask('by=segment')
    expect(rows.map(({ key, running, cancelled }) => [key, running, cancelled])).toEqual([
      ['enterprise', 1, 0],
      ['team', 1, 1],
    ])
    const { items } = await list('by=account&key=brook&outcome=running')
    expect(items).toMatchObject([{ number: host, party: theirs, account: 'Brook Labs' }])
  })

  test('page by page, without a repeat', async () => {
    await aDay()
    const seen: number[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await list(`limit=2${cursor && `&cursor=${cursor}`}`)
      seen.push(...page.items.map(({ number }) => number))
      cursor = page.nextCursor
    }
    expect(seen).toEqual((await list()).items.map(({ number }) => number))
    const bad = problemOf(await app.send('GET /api/v1/reports/attainment/tickets?cursor=mine'))
    expect(bad).toMatchObject({ status: 400, code: 'cursor_invalid' })
  })

  test.each(['metric=speed', 'by=mood', 'from=yesterday', 'colour=red'])(
    '%s is no question it knows',
    async (query) => {
      expect(problemOf(await app.send(`GET /api/v1/reports/attainment?${query}`)).status).toBe(400)
    },
  )
})

describe('CLK-11: flagged holds', () => {
  const holds = async (query = '') => bodyOf(FlaggedHolds, await app.send(`GET /api/v1/holds/flagged?${query}`))
  const hold = { for: 'customer', reason: 'information_needed', note: 'logs', actsNext: 'Ada' }

  test('begun soon after an unanswered message, or longer than the cap', async () => {
    const [soon, long, fine] = [await aNumber(app, { account: 'acme' }), await aNumber(app), await aNumber(app)]
    app.wait(2 * MINUTE)
    await act(soon, 'hold', hold)
    await answer(long)
    await act(long, 'hold', hold)
    await answer(fine)
    await act(fine, 'hold', hold)
    await act(fine, 'resume', { reason: 'found them' })
    await act(soon, 'resume', { reason: 'found them' })
    const first = await holds()
    expect(first.items.map(({ number }) => number)).toEqual([soon])
    expect(first.items[0]).toEqual({
      number: soon,
      subject: 'Search is slow',
      team: 'support',
      account: 'Acme Robotics',
      by: 'eve',
      from: isoOf(later(NOON, 2 * MINUTE)),
      to: isoOf(later(NOON, 2 * MINUTE)),
      for: 'customer',
      reason: 'information_needed',
      note: 'logs',
      actsNext: 'Ada',
      flags: ['begun 2 min after the customer wrote, who had no answer yet'],
    })
    app.wait(29 * 24 * HOUR)
    const later30 = await holds()
    expect(later30.items.map(({ number, flags }) => [number, flags.length])).toEqual([
      [long, 1],
      [soon, 1],
    ])
    expect(later30.total).toBe(2)
    app.wait(2 * 24 * HOUR)
    expect((await holds()).items).toEqual([])
    const past = await holds(`from=${isoOf(NOON)}&to=${isoOf(later(NOON, HOUR))}`)
    expect(past.items).toHaveLength(2)
    expect((await holds(`from=${isoOf(NOON)}&to=${isoOf(later(NOON, 2 * MINUTE))}`)).items).toEqual([])
  })
})
