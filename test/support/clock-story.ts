/** Stories of clocks: events told by time and change, policies made of a few lines. */
import { must } from '../../src/domain/assert.ts'
import type { CalendarDocument } from '../../src/domain/calendar/document.ts'
import type { Clock } from '../../src/domain/clock/clock.ts'
import { clocksOf } from '../../src/domain/clock/clocks-of.ts'
import type { Policies } from '../../src/domain/policies.ts'
import { NO_POLICIES } from '../../src/domain/publication.ts'
import type { Metric, SlaPolicy, Target } from '../../src/domain/sla/document.ts'
import type { Opened, TicketChange, TicketEvent } from '../../src/domain/ticket-event.ts'
import { type Instant, instant, instantOf } from '../../src/domain/time.ts'
import type { Version } from '../../src/domain/version.ts'
import { CHANGES } from './tickets.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

/** Nine to five, Monday to Friday. */
export const office = (timeZone = 'America/Los_Angeles'): CalendarDocument => ({
  name: 'Office',
  timeZone,
  week: Object.fromEntries(weekdays.map((day) => [day, ['09:00-17:00']])),
  holidays: [],
  overrides: [],
})

/** A version known from the beginning of time, or from `from`. */
export const version = <Document>(document: Document, number = 1, from: Instant = instantOf(0)): Version<Document> => ({
  version: number,
  effectiveFrom: from,
  publishedAt: from,
  document,
})

export const hours = (amount: number, more: Partial<Target> = {}): Target => ({
  amount,
  unit: 'business_hours',
  ...more,
})

type Targets = Partial<Record<Metric, Target>>

/** A policy of one table whose rules promise `bySeverity` to everybody; severity 2 counts until triage. */
export function simpleSla(bySeverity: Readonly<Record<number, Targets>>, more: Partial<SlaPolicy> = {}): SlaPolicy {
  const rules = Object.entries(bySeverity).map(([severity, targets]) => ({
    name: `severity ${severity}`,
    when: { severity: [Number(severity) as 0 | 1 | 2 | 3] },
    calendar: 'office',
    targets,
  }))
  return {
    name: 'simple',
    about: 'for tests',
    assumedSeverity: 2,
    tables: [{ name: 'contract', kind: 'promise', rules }],
    pausedBy: ['customer'],
    reopening: 'resume',
    holdFlags: { soonMinutes: 10, capHours: 72 },
    ...more,
  }
}

/** Everything a ticket is judged by: this `sla` policy over office hours. */
export const judgedBy = (sla: SlaPolicy, more: Partial<Policies> = {}): Policies => ({
  ...NO_POLICIES,
  sla: [version(sla)],
  contracts: {},
  book: { calendars: { office: [version(office())] }, holidays: {} },
  ...more,
})

export type Told = readonly [at: string, change: TicketChange]

/** Events of one ticket: opened at `openedAt`, then what is told, in the order it was learnt. */
export function story(openedAt: string, told: readonly Told[], opened: Partial<Opened> = {}): TicketEvent[] {
  const all: readonly Told[] = [[openedAt, { ...CHANGES.opened, ...opened }], ...told]
  return all.map(([at, change], index) => ({
    ticketId: 'a-ticket',
    version: index + 1,
    at: instant(at),
    actor: 'ann',
    change,
  }))
}

/** The clock of `metric` at `now`, its `cycle`th. */
export function clockOf(
  events: readonly TicketEvent[],
  policies: Policies,
  now: string,
  metric: Metric,
  cycle = 1,
): Clock {
  const clocks = clocksOf(events, policies, instant(now))
  return must(
    clocks.find((clock) => clock.metric === metric && clock.cycle === cycle),
    `there is a clock of ${metric} ${cycle}`,
  )
}
