/** A ticket with everything that a clock can go through in a week: two holds, a miss, a reopening and a change of the
 *  clocks, which Pacific time put forward on Sunday 10 March 2024. */
import { type Explained, explainClocks } from '../../src/domain/clock/explain.ts'
import type { Policies } from '../../src/domain/policies.ts'
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

/** The clocks of a ticket with these events, as they stand at `now`. */
export const explained = (events: readonly TicketEvent[], policies: Policies, now: string): Explained =>
  explainClocks(events, { policies, now: instant(now) })

/** What is told of the first clock of `metric`: its sentence, and its steps without their times. */
export function told(events: readonly TicketEvent[], policies: Policies, now: string, metric: Metric) {
  const clock = explained(events, policies, now).clocks.find((each) => each.metric === metric)
  return { sentence: clock?.sentence, steps: clock?.steps.map(({ text }) => text) ?? [] }
}

export const IN_OFFICE = judgedBy(
  simpleSla({
    1: { first_response: hours(4), resolution: hours(16) },
    2: { first_response: hours(8), next_response: hours(8), resolution: hours(72), handover: hours(2) },
  }),
)

/** Office hours are nine to five Pacific; Monday 18 March 2024 to Friday 22 March. */
export const at = (day: string, time: string) => `2024-03-${day}T${time}-07:00`
export const MON_10 = at('18', '10:00')
/** A ticket that came on Monday at ten. */
export const from = (...changes: readonly Told[]) => story(MON_10, changes)
