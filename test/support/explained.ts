/** A ticket with everything that a clock can go through in a week: two holds, a miss, a reopening and a change of the
 *  clocks, which Pacific time put forward on Sunday 10 March 2024. */
import type { Metric, SlaPolicy } from '../../src/domain/sla/document.ts'
import type { TicketChange, TicketEvent } from '../../src/domain/ticket-event.ts'
import { type Instant, instant } from '../../src/domain/time.ts'
import { hours, judgedBy, simpleSla, story, type Told } from './clock-story.ts'
import { CHANGES } from './tickets.ts'

const promises = simpleSla({
  1: {
    triage: hours(1),
    first_response: hours(4),
    next_response: hours(4),
    resolution: hours(16, { warnAt: [50] }),
  },
  2: { triage: hours(1), first_response: hours(8), next_response: hours(8), resolution: hours(40) },
})

/** An aim of our own, stricter than what is promised. */
const aims: SlaPolicy['tables'] = [
  {
    name: 'own aims',
    kind: 'aim',
    rules: [{ name: 'within the hour', when: {}, calendar: 'office', targets: { first_response: hours(1) } }],
  },
]

export const PLAIN = judgedBy(promises)
export const AIMED = judgedBy({ ...promises, tables: [...promises.tables, ...aims] })

const held = { ...CHANGES.held, for: 'customer', actsNext: 'Ada', until: null } satisfies TicketChange

const crossing = (metric: Metric, percent: number, due: string): TicketChange => ({
  type: percent === 100 ? 'clock_breached' : 'clock_warned',
  metric,
  cycle: 1,
  party: null,
  percent,
  dueAt: instant(due),
  alarm: null,
})

const WEEK: readonly Told[] = [
  ['2024-03-08T15:10-08:00', { ...CHANGES.triaged, severity: 1, priority: 'p1' }],
  ['2024-03-08T15:20-08:00', { ...CHANGES.replied, weight: 'acknowledgement' }],
  ['2024-03-08T16:30-08:00', CHANGES.replied],
  ['2024-03-08T16:45-08:00', { ...held, reason: 'information_needed', note: 'logs wanted' }],
  ['2024-03-11T10:00-07:00', CHANGES.received],
  ['2024-03-11T10:04-07:00', { ...held, reason: 'customer_tests', note: null }],
  ['2024-03-11T14:00-07:00', crossing('next_response', 100, '2024-03-11T14:00-07:00')],
  ['2024-03-12T11:00-07:00', CHANGES.received],
  ['2024-03-12T15:00-07:00', CHANGES.solved],
  ['2024-03-13T09:30-07:00', CHANGES.reopened],
  ['2024-03-13T11:41-07:00', crossing('resolution', 50, '2024-03-14T11:41-07:00')],
  ['2024-03-13T16:00-07:00', CHANGES.replied],
]

export const WEEK_STORY: TicketEvent[] = story('2024-03-08T15:00-08:00', WEEK)
export const WEEK_END: Instant = instant('2024-03-14T10:00-07:00')
