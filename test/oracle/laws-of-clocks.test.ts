/** What must hold of the clocks of any life of a ticket, however odd. */
import { describe, expect, test } from 'vitest'
import { clocksOf } from '../../src/domain/clock/clocks-of.ts'
import type { TicketEvent } from '../../src/domain/ticket-event.ts'
import { instant, isoOf, later, MINUTE } from '../../src/domain/time.ts'
import { answerClocks, type ClockDocuments, type EventText, eventsOf, policiesOf } from '../conformance/clock-case.ts'
import { event, hours, opened, policy, rule, table, WITH_ALWAYS } from '../conformance/written-clock.ts'
import { type Random, randomFrom } from './random.ts'

/** Every metric, some of them only for some severities and plans. */
const all = {
  triage: { amount: 10, unit: 'business_minutes' },
  first_response: hours(4),
  next_response: hours(3),
  update: hours(8),
  resolution: hours(24),
  handover: hours(1),
} as const
const sla = policy([
  table(
    'Promises',
    'promise',
    rule('urgent', { severity: [0] }, { ...all, first_response: hours(1), resolution: hours(6) }, 'always'),
    rule('nothing', { severity: [3], plan: ['free'] }, { triage: all.triage }),
    rule('all', {}, all),
  ),
])
const later2 = policy([table('Promises', 'promise', rule('all', {}, { ...all, first_response: hours(2) }))])
const text = (at: string, document: typeof sla) => ({ effectiveFrom: at, publishedAt: at, document })
const documents: ClockDocuments = {
  calendars: WITH_ALWAYS,
  sla: [text('1970-01-01T00:00:00.000Z', sla), text('2024-03-20T12:00:00.000Z', later2)],
}
const resuming: ClockDocuments = { calendars: WITH_ALWAYS, sla: { ...sla, reopening: 'new_cycle' } }

const BIRTH = instant('2024-03-18T09:00:00.000Z')

const versionsOf = (events: readonly EventText[], type: EventText['type']): number[] =>
  events.flatMap((each, index) => (each.type === type ? [index + 1] : []))

/** Of a ticket of the same customer or another, opened up to a day before `at`. */
function carried(random: Random, at: string) {
  const startedAt = isoOf(later(instant(at), -random.whole(0, 24 * 60) * MINUTE))
  const clock = (metric: string) => ({ metric, startedAt, breachedAt: null, pauses: [] })
  return { sameCustomer: random.chance(50), clocks: [clock('first_response'), clock('resolution')] }
}

const anyWeight = (random: Random) => random.pick(['response', 'response', 'acknowledgement', 'automatic'])

/** `before` is what happened until then: some events are about an earlier one. */
function drawnEvent(random: Random, at: string, before: readonly EventText[]): EventText {
  const hold = random.pick(['customer', 'customer', 'third_party', 'internal'])
  const terms = { segment: random.pick(['enterprise', 'team']), plan: random.pick([null, 'free']), contract: null }
  const kinds: readonly (readonly [EventText['type'], object?])[] = [
    ['triaged', { severity: random.whole(0, 3), priority: 'p2' }],
    ['replied', { weight: anyWeight(random) }],
    ['received'],
    ['received'],
    ['held', { for: hold, reason: 'other', until: null }],
    ['resumed'],
    ['solved'],
    ['reopened'],
    ['closed'],
    ['noted'],
    ['responded'],
    ['routed', { team: random.pick(['search', 'support', null]) }],
    ['claimed'],
    ['terms_changed', terms],
    ['rebased'],
    ...(random.chance(10) ? [['dismissed', { as: 'declined' }] as const] : []),
    ...(random.chance(30)
      ? [['absorbed', { number: random.whole(7, 8), ...terms, ...carried(random, at) }] as const]
      : []),
    ...versionsOf(before, 'replied').map((reply) => ['reply_judged', { reply, weight: anyWeight(random) }] as const),
    ...versionsOf(before, 'received').map((message) => ['answer_waived', { message }] as const),
  ]
  const [type, facts] = random.pick(kinds)
  return event(at, type, { ...facts })
}

/** Events of different times, in the order in which they happened. */
function life(seed: number): EventText[] {
  const random = randomFrom(seed)
  const times = new Set(Array.from({ length: random.whole(2, 14) }, () => random.whole(1, 6 * 24 * 60)))
  const events = [opened(isoOf(BIRTH))]
  for (const minutes of [...times].toSorted((a, b) => a - b)) {
    events.push(drawnEvent(random, isoOf(later(BIRTH, minutes * MINUTE)), events))
  }
  return events
}

/** In another order, but the opening, which begins every stream; what is about an earlier event names its new place. */
function shuffled(random: Random, events: readonly EventText[]): EventText[] {
  const left = events.map((_, index) => index).slice(1)
  const order = [0, ...events.slice(1).map(() => left.splice(random.whole(0, left.length - 1), 1)[0] ?? 0)]
  const moved = (name: string, version: unknown) =>
    typeof version === 'number' ? { [name]: order.indexOf(version - 1) + 1 } : {}
  return order.flatMap((index) => {
    const { reply, message, ...rest } = events[index] ?? opened(isoOf(BIRTH))
    return [{ ...rest, ...moved('reply', reply), ...moved('message', message) } as EventText]
  })
}

const NOW = '2024-03-25T12:00:00.000Z'
/** Events that move a hold by more than its end, and those about others, whose places the test moves. */
const ENDING: readonly string[] = ['solved', 'closed', 'reopened', 'reply_judged', 'answer_waived']

const SEEDS = Array.from({ length: 150 }, (_, index) => index + 1)

/** Without what names events by their place in the list. */
const clocksAfter = (events: readonly EventText[], by = documents) => answerClocks({ ...by, events, now: NOW })

describe('laws of clocks', { timeout: 30_000 }, () => {
  test('CLK-15: in whatever order events arrive, the clocks are the same', () => {
    for (const seed of SEEDS) {
      const events = life(seed)
      const random = randomFrom(seed)
      for (const by of [documents, resuming]) {
        expect({ seed, clocks: clocksAfter(shuffled(random, events), by) }).toEqual({
          seed,
          clocks: clocksAfter(events, by),
        })
      }
    }
  })

  test('notes change nothing, wherever they stand', () => {
    for (const seed of SEEDS) {
      const events = life(seed)
      const at = (index: number) => new Date(events[index]?.at ?? NOW).toISOString()
      // At the end of the list, so that the others keep their versions.
      const noted = [...events, ...events.map((_, index) => event(at(index), 'noted'))]
      expect({ seed, clocks: clocksAfter(noted) }).toEqual({ seed, clocks: clocksAfter(events) })
    }
  })

  test('CLK-7: a hold that is ended and begun again at the same instant is the same hold', () => {
    for (const seed of SEEDS) {
      const events = life(seed).filter(({ type }) => !ENDING.includes(type))
      const random = randomFrom(seed)
      const split = events.flatMap((each, index) => {
        const next = Date.parse(events[index + 1]?.at ?? NOW)
        if (each.type !== 'held') return [each]
        const middle = new Date(random.whole(Date.parse(each.at), next)).toISOString()
        return [each, event(middle, 'resumed'), { ...each, at: middle }]
      })
      const told = (of: readonly EventText[]) => clocksAfter(of).map(({ pauses: _, targets: __, ...rest }) => rest)
      expect({ seed, clocks: told(split) }).toEqual({ seed, clocks: told(events) })
    }
  })

  test('CLK-2: what has ended keeps its bytes, whatever time it is and whatever is published', () => {
    const published = { ...documents, sla: [...(documents.sla as []), text('2024-03-26T00:00:00.000Z', sla)] }
    const ended = (events: readonly TicketEvent[], by: ClockDocuments, now: string) =>
      clocksOf(events, policiesOf(by), instant(now)).filter(
        ({ endedAt, lapsed }) => endedAt !== null && lapsed === null,
      )
    for (const seed of SEEDS) {
      const events = eventsOf(life(seed))
      const before = JSON.stringify(ended(events, documents, NOW))
      expect({ seed, bytes: JSON.stringify(ended(events, published, '2025-01-01T00:00:00.000Z')) }).toEqual({
        seed,
        bytes: before,
      })
    }
  })

  test('CLK-13: a clock is missed when its end, or now, is after its due, and only then', () => {
    for (const seed of SEEDS) {
      const clocks = clocksAfter(life(seed)).filter(({ outcome }) => outcome !== 'cancelled')
      const odd = clocks.filter(({ status, dueAt, breachedAt, endedAt }) => {
        const isLate = typeof dueAt === 'string' && (endedAt ?? NOW) > dueAt
        return (isLate && breachedAt === null) || (status === 'breached') !== (breachedAt !== null)
      })
      expect({ seed, odd }).toEqual({ seed, odd: [] })
    }
  })
})
