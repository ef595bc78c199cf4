/** The cases of docs/conformance/clocks.jsonl: the life of a ticket, and what its clocks must then be. */
import type { CalendarDocument, HolidaySet } from '../../src/domain/calendar/document.ts'
import type { Clock, ClockStatus, Outcome, Pause } from '../../src/domain/clock/clock.ts'
import { clocksOf } from '../../src/domain/clock/clocks-of.ts'
import type { Policies } from '../../src/domain/policies.ts'
import { NO_POLICIES } from '../../src/domain/publication.ts'
import { type Contract, METRICS, type Metric, type SlaPolicy } from '../../src/domain/sla/document.ts'
import type { TicketChange, TicketEvent, TicketEventType } from '../../src/domain/ticket-event.ts'
import { type Instant, instant, isoOf } from '../../src/domain/time.ts'
import { CHANGES } from '../support/tickets.ts'
import { bookOf, type Versioned, versionsOf } from './calendar-case.ts'

/** What happened, when, and of it what clocks go by; its place in the list, from 1, is its version. Listed in the order
 *  in which it was learnt, which need not be the order in which it happened. */
export type EventText = { readonly at: string; readonly type: TicketEventType } & Readonly<Record<string, unknown>>

export interface ExpectedClock {
  readonly metric: Metric
  readonly cycle: number
  readonly party: number | null
  readonly status: ClockStatus
  readonly startedAt: string
  /** Null while paused; left out of a clock that was cancelled. */
  readonly dueAt?: string | null
  readonly breachedAt: string | null
  readonly endedAt: string | null
  readonly outcome: Outcome | null
  /** Counted milliseconds until it ended, or until now. */
  readonly used: number
  readonly pauses: readonly { readonly from: string; readonly to: string | null; readonly reason: Pause['reason'] }[]
  /** The first end of a clock that was reopened and resumed; left out where that is not the point. */
  readonly firstEndedAt?: string | null
  /** The targets it ran under; left out where that is not the point. */
  readonly targets?: readonly { readonly since: string; readonly amount: number; readonly dueAt: string | null }[]
}

export interface ClockCase {
  readonly id: string
  /** Number of the rule of the README. */
  readonly rule: number
  readonly about: string
  readonly calendars: Readonly<Record<string, Versioned<CalendarDocument>>>
  readonly holidays?: Readonly<Record<string, Versioned<HolidaySet>>>
  readonly sla: Versioned<SlaPolicy>
  readonly contracts?: Readonly<Record<string, Versioned<Contract>>>
  readonly events: readonly EventText[]
  readonly now: string
  /** Every clock there is, by metric in the order of the README, party and cycle. */
  readonly expected: readonly ExpectedClock[]
}

export type ClockDocuments = Pick<ClockCase, 'calendars' | 'holidays' | 'sla' | 'contracts'>

export const policiesOf = (documents: ClockDocuments): Policies => ({
  ...NO_POLICIES,
  sla: versionsOf(documents.sla),
  contracts: Object.fromEntries(
    Object.entries(documents.contracts ?? {}).map(([slug, contract]) => [slug, versionsOf(contract)]),
  ),
  book: bookOf(documents),
})

const INSTANTS = new Set(['until', 'dueAt', 'startedAt', 'breachedAt', 'from', 'to'])

/** Instants as the domain has them, however deep they lie. */
function parsed(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return INSTANTS.has(name) ? instant(value) : value
  if (Array.isArray(value)) return value.map((each) => parsed(each))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, parsed(each, key)]))
}

/** The events of a case as the domain takes them; what clocks do not look at is made up. */
export function eventsOf(events: readonly EventText[]): TicketEvent[] {
  return events.map(({ at, ...facts }, index) => ({
    ticketId: 'a-ticket',
    version: index + 1,
    at: instant(at),
    actor: 'ann',
    change: { ...CHANGES[facts.type], ...(parsed(facts) as object) } as TicketChange,
  }))
}

const textOf = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

function told(clock: Clock): ExpectedClock {
  const { metric, cycle, party, status, startedAt, dueAt, breachedAt, endedAt, outcome, used, pauses } = clock
  return {
    metric,
    cycle,
    party,
    status,
    startedAt: isoOf(startedAt),
    dueAt: textOf(dueAt),
    breachedAt: textOf(breachedAt),
    endedAt: textOf(endedAt),
    outcome,
    used,
    pauses: pauses.map(({ from, to, reason }) => ({ from: isoOf(from), to: textOf(to), reason })),
    firstEndedAt: textOf(clock.firstEndedAt),
    targets: clock.aims.map((aim, index) => ({
      since: isoOf(aim.since),
      amount: aim.target.amount,
      dueAt: textOf(index === clock.aims.length - 1 ? clock.dueAt : aim.dueAt),
    })),
  }
}

function inOrder(clocks: readonly ExpectedClock[]): ExpectedClock[] {
  const place = ({ metric, party, cycle }: ExpectedClock) => [METRICS.indexOf(metric), party ?? 0, cycle] as const
  return clocks.toSorted((a, b) => {
    const [first, second] = [place(a), place(b)]
    return first[0] - second[0] || first[1] - second[1] || first[2] - second[2]
  })
}

/** Our answer to a case, with every field there is. */
export function answerClocks({ events, now, ...documents }: ClockDocuments & Pick<ClockCase, 'events' | 'now'>) {
  return inOrder(clocksOf(eventsOf(events), policiesOf(documents), instant(now)).map(told))
}
