/** The order of the line, the keys that are stored, what `why` says and an order written down here agree. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { aHold, aTicket } from '../../test/support/build.ts'
import type { QueueRow } from '../contract/queue.ts'
import { must } from '../domain/assert.ts'
import { DAY, HOUR, later, MINUTE } from '../domain/time.ts'
import { type Mode, SEGMENTS } from '../domain/vocabulary.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { switchMode } from './switch-mode.ts'
import { holdTicket, pinTicket } from './ticket-verbs.ts'

const app = testApp()

/** Few priorities and severities, so that the criteria after them decide too. */
const anAsk = fc.record({
  priority: fc.constantFrom(undefined, 'p1', 'p2', 'p2', 'p3'),
  severity: fc.constantFrom(1, 2, 2),
  segment: fc.constantFrom(...SEGMENTS),
  hoursAgo: fc.nat(2),
  pinned: fc.integer({ min: 1, max: 12 }),
  held: fc.nat(9).map((n) => n === 0),
})
type Ask = Parameters<Parameters<typeof anAsk.map>[0]>[0]

/** Opens the ticket that `ask` describes; about one in three is pinned, to a place nobody else has. */
async function open({ pinned, held, hoursAgo, ...facts }: Ask, taken: Set<number>): Promise<void> {
  const { ticket } = await aTicket(app, { ...facts, receivedAt: later(app.now, -hoursAgo * HOUR) })
  const desk = await app.desk()
  if (pinned <= 4 && !taken.has(pinned)) {
    taken.add(pinned)
    await pinTicket(desk, ticket.number, { place: pinned, reason: 'agreed', expiresAt: later(app.now, DAY) })
  }
  if (held) {
    await holdTicket(desk, ticket.number, aHold)
  }
}

/** The criteria as the product describes them, written down once more: smaller stands first. */
function written({ pin, priority, severity, segment, dueAt, receivedAt, number }: QueueRow, mode: Mode): number[] {
  return [
    pin?.place ?? Number.POSITIVE_INFINITY,
    ['p0', null, 'p1', 'p2', 'p3'].indexOf(priority),
    [0, 1, 2, 3, null].indexOf(severity),
    mode === 'hard' ? ['presales', 'enterprise', 'team', 'free', 'open_source', 'internal'].indexOf(segment) : 0,
    dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt),
    Date.parse(receivedAt),
    number,
  ]
}

const CRITERIA = ['pin', 'priority', 'severity', 'segment', 'due', 'received', 'number']
const firstDifference = (a: readonly number[], b: readonly number[]) =>
  a.findIndex((value, index) => value !== b[index])

function compareWritten(a: readonly number[], b: readonly number[]): number {
  const index = firstDifference(a, b)
  return must(a[index], 'they differ') < must(b[index], 'they differ') ? -1 : 1
}

async function keysInLine(rows: readonly QueueRow[], mode: Mode): Promise<string[]> {
  const placed = await Promise.all(rows.map(({ number }) => ticketByNumber(app.tenant, number)))
  return placed.map((each) => must(each, 'it is in the line').standing.keys[mode])
}

/** Holds the line, the keys, the reasons and the written order against each other; returns what is written of each. */
async function everythingAgrees(mode: Mode): Promise<number[][]> {
  const client = app.client()
  const { items, total, mode: said } = await client.queue({ scope: 'company' })
  expect(said).toBe(mode)
  expect(total).toBe(items.length)
  expect(items.map(({ place }) => place)).toEqual(items.map((_, index) => index + 1))
  const order = items.map((row) => written(row, mode))
  expect(order).toEqual(order.toSorted(compareWritten))
  const keys = await keysInLine(items, mode)
  expect(keys).toEqual(keys.toSorted())
  for (const [index, { number }] of items.entries()) {
    const [before, after] = [items[index - 1], items[index + 1]]
    const why = await client.why(number, 'company')
    expect(why).toMatchObject({ place: index + 1, of: items.length, waiting: true, mode })
    expect([why.above?.number, why.below?.number]).toEqual([before?.number, after?.number])
    if (before) {
      const [ours, theirs] = [must(order[index], 'a row each'), must(order[index - 1], 'a row each')]
      expect(why.above?.criterion).toBe(CRITERIA[firstDifference(ours, theirs)])
    }
  }
  return order
}

const withoutNumbers = (order: readonly (readonly number[])[]) => order.map((values) => values.slice(0, -1))

test('RANK-2: any set of tickets, opened in any order, stands in one order, in both modes', async () => {
  const asks = fc.array(anAsk, { minLength: 4, maxLength: 9 })
  const permuted = asks.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
  )
  const modes = ['normal', 'hard'] as const
  await fc.assert(
    fc.asyncProperty(permuted, async (permutations) => {
      const unpinned = permutations.map((all) => all.map((ask) => ({ ...ask, pinned: 99 })))
      const seen: number[][][][] = []
      for (const all of unpinned) {
        await app.freshWorkspace()
        for (const ask of all) await open(ask, new Set())
        seen.push([])
        for (const mode of modes) {
          const state = { mode, reason: 'a long night' }
          if (mode === 'hard') await switchMode(await app.desk(), state, () => ({ status: 200, body: '' }))
          seen.at(-1)?.push(withoutNumbers(await everythingAgrees(mode)))
        }
      }
      expect(seen[0]).toEqual(seen[1])
    }),
    { numRuns: 8 },
  )
}, 60_000)

test('RANK-2: pinned tickets among them stand first, the others as before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAsk, { minLength: 2, maxLength: 9 }), async (asks) => {
      await app.freshWorkspace()
      const taken = new Set<number>()
      for (const ask of asks) await open(ask, taken)
      await everythingAgrees('normal')
    }),
    { numRuns: 8 },
  )
}, 60_000)

test('a line of another team has its own places', async () => {
  await aTicket(app, { priority: 'p0' })
  const { ticket } = await aTicket(app, { priority: 'p3', team: 'engineering' })
  const client = app.client()
  expect(await client.why(ticket.number)).toMatchObject({ scope: 'engineering', place: 1, of: 1, above: null })
  expect(await client.why(ticket.number, 'company')).toMatchObject({ place: 2, of: 2 })
  expect((await client.queue({ scope: 'engineering' })).items).toMatchObject([{ number: ticket.number, place: 1 }])
})

test('RANK-7: the line of engineering stays as it is in hard choices', async () => {
  const free = await aTicket(app, { priority: 'p2', team: 'engineering', segment: 'free' })
  app.wait(MINUTE)
  const presales = await aTicket(app, { priority: 'p2', team: 'engineering', segment: 'internal' })
  const before = await app.client().queue({ scope: 'engineering' })
  await switchMode(await app.desk(), { mode: 'hard', reason: 'a long night' }, () => ({ status: 200, body: '' }))
  const after = await app.client().queue({ scope: 'engineering' })
  expect(after.mode).toBe('normal')
  expect(after.items).toEqual(before.items)
  expect(after.items.map(({ number }) => number)).toEqual([free.ticket.number, presales.ticket.number])
  const { moves } = await app.client().why(free.ticket.number)
  expect(moves.map(({ change }) => change)).not.toContain('switch_mode')
})
