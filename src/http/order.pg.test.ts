/** The order over HTTP against one that is worked out here, from what the API shows of each ticket. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bodyOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { QueuePage, type QueueRow, Why } from '../contract/queue.ts'
import { ActedTicket } from '../contract/tickets.ts'
import { HOUR, isoOf, later, MINUTE } from '../domain/time.ts'
import { type Mode, PRIORITIES, SEGMENTS, SEVERITIES } from '../domain/vocabulary.ts'

const app = testApp()

/** What happens to one ticket of the set. */
const Story = fc.record({
  account: fc.constantFrom(null, 'acme', 'brook'),
  segment: fc.constantFrom(...SEGMENTS),
  team: fc.constantFrom('support', 'support', 'engineering'),
  minutesAgo: fc.constantFrom(0, 0, 1, 600, 90_000),
  triage: fc.option(fc.record({ severity: fc.constantFrom(...SEVERITIES), priority: fc.constantFrom(...PRIORITIES) }), {
    freq: 4,
  }),
  pinned: fc.nat(5).map((n) => n === 0),
  held: fc.constantFrom(null, null, null, 'resumed', 'for good'),
  replied: fc.nat(4).map((n) => n === 0),
})
type Story = typeof Story extends fc.Arbitrary<infer Value> ? Value : never

const post = async (address: string, body: object, expected = 200) =>
  bodyOf(ActedTicket, await app.send(`POST /api/v1/${address}`, { as: 'lee', body }), expected)

async function live(story: Story, place: number): Promise<void> {
  const { account, segment, team, minutesAgo, triage, pinned, held, replied } = story
  const receivedAt = isoOf(later(app.now, -minutesAgo * MINUTE))
  const ask = { kind: 'problem', subject: 'Search is slow', body: 'Since today.', account, segment, team, receivedAt }
  const { number } = await post('tickets', ask, 201)
  const act = (verb: string, body: object) => post(`tickets/${number}/${verb}`, body)
  if (triage) await act('triage', { ...triage, reason: 'by the contract' })
  if (pinned) await act('pin', { place, reason: 'agreed', expiresAt: isoOf(later(app.now, HOUR)) })
  if (replied) await act('reply', { body: 'We look into it.' })
  if (held) await act('hold', { for: 'internal', reason: 'fix_scheduled', actsNext: 'engineering' })
  if (held === 'resumed') await act('resume', { reason: 'it is out' })
}

const LAST = Number.MAX_SAFE_INTEGER
const WORST_FIRST = ['p0', null, 'p1', 'p2', 'p3']
const HARD_ORDER = ['presales', 'enterprise', 'team', 'free', 'open_source', 'internal']

/** The criteria of the default order in words of its own, from a row as it is shown. */
const valuesOf = (row: QueueRow, mode: Mode): readonly number[] => [
  row.pin?.place ?? LAST,
  WORST_FIRST.indexOf(row.priority),
  row.severity ?? LAST,
  mode === 'hard' ? HARD_ORDER.indexOf(row.segment) : 0,
  row.dueAt === null ? LAST : Date.parse(row.dueAt),
  Date.parse(row.receivedAt),
  row.number,
]

function compare(a: readonly number[], b: readonly number[]): number {
  const [at] = [...a.entries()].find(([index, value]) => value !== b[index]) ?? [0]
  return (a[at] ?? 0) - (b[at] ?? 0)
}

async function holds(scope: string, mode: Mode): Promise<void> {
  const { items } = bodyOf(QueuePage, await app.send(`GET /api/v1/queue?scope=${scope}&limit=200`))
  const ordered = items.toSorted((a, b) => compare(valuesOf(a, mode), valuesOf(b, mode)))
  expect(items.map(({ number }) => number)).toEqual(ordered.map(({ number }) => number))
  expect(items.map(({ place }) => place)).toEqual(items.map((_, index) => index + 1))
  for (const [index, { number }] of items.entries()) {
    const why = bodyOf(Why, await app.send(`GET /api/v1/tickets/${number}/why?scope=${scope}`))
    expect(why).toMatchObject({ place: index + 1, of: items.length, mode })
    expect(why.above?.number).toBe(items[index - 1]?.number)
    expect(why.below?.number).toBe(items[index + 1]?.number)
  }
}

test('RANK-2: the line, the places of why and an order worked out anew agree on any tickets in any sequence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Story, { minLength: 2, maxLength: 9 }), async (stories) => {
      await app.freshWorkspace()
      for (const [index, story] of stories.entries()) await live(story, index + 1)
      const waiting = stories.filter(({ held }) => held !== 'for good').length
      expect(bodyOf(QueuePage, await app.send('GET /api/v1/queue')).total).toBe(waiting)
      for (const scope of ['company', 'support', 'engineering']) await holds(scope, 'normal')
      await app.send('POST /api/v1/workspace/mode', { body: { mode: 'hard', reason: 'two are ill' } })
      for (const scope of ['company', 'support']) await holds(scope, 'hard')
      await holds('engineering', 'normal')
    }),
    { numRuns: 12, seed: 7 },
  )
}, 60_000)
