import { expect, test } from 'vitest'
import { aNumber, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { claimTicket, noteOnTicket, releaseTicket, triageTicket } from '../actions/ticket-verbs.ts'
import type { RankKey } from '../domain/rank.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { countBefore, placeSteps, waitingByTeam } from './places.ts'

const company = testCompany()

/** The ticket's way through the line in short: `2 opened`, or `- claimed` while it does not wait. */
async function way(id: string, limit = 100): Promise<string[]> {
  const steps = await placeSteps(company.tenant, id, limit)
  for (const { waiting, place } of steps) expect(waiting).toBe(place !== null)
  return steps.map(({ place, type }) => `${place ?? '-'} ${type}`)
}

test('before a key stand the waiting tickets with smaller keys, of the line alone', async () => {
  const [p0, p1, p3] = [
    await aTicket(company, { priority: 'p0' }),
    await aTicket(company, { priority: 'p1' }),
    await aTicket(company, { priority: 'p3' }),
  ]
  await aTicket(company, { priority: 'p0', team: 'product' })
  const owned = await aTicket(company, { priority: 'p0' })
  await claimTicket(await company.desk(), owned.ticket.number, { takeOver: null })
  const keys = [p0, p1, p3].map(({ standing }) => standing.keys.normal)
  const places = async (team: string | null, of: readonly RankKey[]) => {
    const { before, all } = await countBefore(company.tenant, team, { normal: of })
    return { before: before.normal, all }
  }
  const last = 'ff'.repeat(24) as RankKey
  expect(await places('support', [...keys, last])).toEqual({ before: [0, 1, 2, 3], all: 3 })
  expect(await places(null, [last])).toEqual({ before: [4], all: 4 })
  expect(await places('engineering', [last])).toEqual({ before: [0], all: 0 })
})

test('places are counted in the mode of the line', async () => {
  const free = await aTicket(company, { priority: 'p2', segment: 'free' })
  company.wait(MINUTE)
  const presales = await aTicket(company, { priority: 'p3', segment: 'presales' })
  const places = async (mode: 'normal' | 'hard') => {
    const keys = [free, presales].map(({ standing }) => standing.keys[mode])
    return (await countBefore(company.tenant, null, { [mode]: keys })).before[mode]
  }
  expect(await places('normal')).toEqual([0, 1])
  const other = await aTicket(company, { priority: 'p2', segment: 'presales' })
  const keys = [free, other].map(({ standing }) => standing.keys.hard)
  expect((await countBefore(company.tenant, null, { hard: keys })).before.hard).toEqual([1, 0])
})

test('LOG-3: a ticket has a step for each event that moved it, with its place at that moment', async () => {
  const { ticket } = await aTicket(company, { priority: 'p2' })
  company.wait(MINUTE)
  await aTicket(company, { priority: 'p0' })
  company.wait(MINUTE)
  await noteOnTicket(await company.desk(), ticket.number, { body: 'moves nothing' })
  await triageTicket(await company.desk(), ticket.number, { severity: 2, priority: 'p3', reason: 'not so bad' })
  company.wait(MINUTE)
  await claimTicket(await company.desk('eve'), ticket.number, { takeOver: null })
  company.wait(MINUTE)
  await triageTicket(await company.desk(), ticket.number, { severity: 0, priority: 'p0', reason: 'all is down' })
  await releaseTicket(await company.desk('eve'), ticket.number, { reason: null })
  expect(await way(ticket.id)).toEqual(['1 opened', '1 triaged', '2 triaged', '- claimed', '- triaged', '1 released'])
  expect(await way(ticket.id, 2)).toEqual(['- triaged', '1 released'])
})

test('LOG-3: others coming and going leave no step, yet the next step counts who waits by then', async () => {
  const { ticket } = await aTicket(company, { priority: 'p3' })
  company.wait(MINUTE)
  const first = await aNumber(company, { priority: 'p0' })
  const second = await aNumber(company, { priority: 'p1' })
  await aTicket(company, { priority: 'p0', team: 'product' })
  company.wait(MINUTE)
  await triageTicket(await company.desk(), ticket.number, { severity: 3, priority: 'p2', reason: 'worse' })
  company.wait(MINUTE)
  await claimTicket(await company.desk(), first, { takeOver: null })
  await claimTicket(await company.desk(), second, { takeOver: null })
  company.wait(MINUTE)
  await triageTicket(await company.desk(), ticket.number, { severity: 3, priority: 'p3', reason: 'better' })
  expect(await way(ticket.id)).toEqual(['1 opened', '1 triaged', '3 triaged', '1 triaged'])
})

test('LOG-3: a place in the past counts what had happened by then, also what was learnt of later', async () => {
  const { ticket } = await aTicket(company, { priority: 'p2' })
  company.wait(HOUR)
  expect(await way(ticket.id)).toEqual(['1 opened', '1 triaged'])
  await aTicket(company, { priority: 'p3', receivedAt: later(company.now, -2 * HOUR) })
  // Untriaged it stood before this one from the beginning; its triage to p3 is of now.
  expect(await way(ticket.id)).toEqual(['2 opened', '2 triaged'])
  await triageTicket(await company.desk(), ticket.number, { severity: 2, priority: 'p1', reason: 'worse' })
  expect(await way(ticket.id)).toEqual(['2 opened', '2 triaged', '1 triaged'])
})

test('LOG-3: a ticket that moves at the very instant it came does not stand before itself', async () => {
  const { ticket } = await aTicket(company, { priority: 'p0' })
  expect(await way(ticket.id)).toEqual(['1 opened', '1 triaged'])
})

test('LOG-3: of tickets that come at the same instant, the later one stands after the earlier', async () => {
  const [first, second] = [await aTicket(company), await aTicket(company)]
  expect([await way(first.ticket.id), await way(second.ticket.id)]).toEqual([['1 opened'], ['2 opened']])
})

test('a ticket that nobody knows has no way', async () => {
  expect(await way(company.newId())).toEqual([])
})

test('who waits is counted by team; a team without any is left out', async () => {
  expect(await waitingByTeam(company.tenant)).toEqual(new Map())
  await aTicket(company)
  await aTicket(company)
  await aTicket(company, { team: 'product' })
  const number = await aNumber(company, { team: 'engineering' })
  await claimTicket(await company.desk(), number, { takeOver: null })
  expect(await waitingByTeam(company.tenant)).toEqual(
    new Map([
      ['support', 2],
      ['product', 1],
    ]),
  )
})
