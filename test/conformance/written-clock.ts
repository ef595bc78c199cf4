/** What the written cases of clocks are made of. */
import type { SlaPolicy, SlaRule, SlaTable, Target } from '../../src/domain/sla/document.ts'
import { HOUR } from '../../src/domain/time.ts'
import type { ClockCase, EventText, ExpectedClock } from './clock-case.ts'
import { HOURS, workdays } from './hours.ts'

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `Mon 10:00` of the week from Monday, 18 March 2024, `next Mon 10:00` of the week after; seconds may follow. UTC. An ISO text
 *  is taken as it is. */
export function on(text: string): string {
  if (/^\d{4}-/.test(text)) return new Date(text).toISOString()
  const [, next, day = '', time = ''] = /^(next )?(\w{3}) (.+)$/.exec(text) ?? []
  const date = 18 + DAYS.indexOf(day) + (next ? 7 : 0)
  return new Date(`2024-03-${date}T${time}Z`).toISOString()
}

/** `desk` is nine to five in UTC, where a day of eight hours is easy to count. */
export const CALENDARS = { desk: workdays('Nine to five, UTC', ['09:00-17:00'], 'UTC') }

/** Beside it, one that never closes. */
export const WITH_ALWAYS = { ...CALENDARS, always: HOURS.always }

type Targets = SlaRule['targets']

export const hours = (amount: number, more: Partial<Target> = {}): Target => ({
  amount,
  unit: 'business_hours',
  ...more,
})

export const rule = (name: string, when: SlaRule['when'], targets: Targets, calendar = 'desk'): SlaRule => ({
  name,
  when,
  calendar,
  targets,
})

export const table = (name: string, kind: SlaTable['kind'], ...rules: readonly SlaRule[]): SlaTable => ({
  name,
  kind,
  rules,
})

export const policy = (tables: readonly SlaTable[], more: Partial<SlaPolicy> = {}): SlaPolicy => ({
  name: 'Promises',
  about: '',
  assumedSeverity: 2,
  tables,
  pausedBy: ['customer'],
  reopening: 'resume',
  holdFlags: { soonMinutes: 15, capHours: 240 },
  ...more,
})

/** A policy that promises everybody the same. */
export const promising = (targets: Targets, more: Partial<SlaPolicy> = {}): SlaPolicy =>
  policy([table('Promises', 'promise', rule('everybody', {}, targets))], more)

/** An event at a time of `on`. */
export const event = (
  at: string,
  type: EventText['type'],
  facts: Readonly<Record<string, unknown>> = {},
): EventText => ({
  at: on(at),
  type,
  ...facts,
})

export const opened = (at: string, facts: Readonly<Record<string, unknown>> = {}): EventText =>
  event(at, 'opened', {
    team: 'support',
    kind: 'problem',
    channel: 'email',
    environment: 'production',
    segment: 'enterprise',
    plan: null,
    contract: null,
    ...facts,
  })

export const triaged = (at: string, severity: number): EventText =>
  event(at, 'triaged', { severity, priority: severity === 0 ? 'p0' : 'p2' })

export const replied = (at: string, weight = 'response'): EventText => event(at, 'replied', { weight })

export const held = (at: string, by: 'customer' | 'third_party' | 'internal'): EventText => {
  const reason = { customer: 'information_needed', third_party: 'vendor_answer', internal: 'engineering_answer' }[by]
  return event(at, 'held', { for: by, reason, until: null })
}

interface Expectation extends Partial<Omit<ExpectedClock, 'used' | 'pauses' | 'targets'>> {
  readonly metric: ExpectedClock['metric']
  readonly status: ExpectedClock['status']
  readonly startedAt: string
  /** In hours. */
  readonly used: number
  readonly pauses?: readonly (readonly [
    from: string,
    to: string | null,
    reason: ExpectedClock['pauses'][number]['reason'],
  ])[]
  readonly targets?: readonly (readonly [since: string, amount: number, dueAt: string | null])[]
}

const onOrNull = (text: string | null | undefined): string | null => (text ? on(text) : null)

function expectation({ used, pauses = [], targets, firstEndedAt, ...rest }: Expectation): ExpectedClock {
  const { metric, cycle = 1, party = null, status, startedAt, dueAt, breachedAt, endedAt, outcome = null } = rest
  return {
    metric,
    cycle,
    party,
    status,
    startedAt: on(startedAt),
    // Of a clock that was called off it does not matter when it was due.
    ...(outcome === 'cancelled' ? {} : { dueAt: onOrNull(dueAt) }),
    breachedAt: onOrNull(breachedAt),
    endedAt: onOrNull(endedAt),
    outcome,
    used: Math.round(used * HOUR),
    pauses: pauses.map(([from, to, reason]) => ({ from: on(from), to: onOrNull(to), reason })),
    ...(firstEndedAt === undefined ? {} : { firstEndedAt: onOrNull(firstEndedAt) }),
    ...(targets && {
      targets: targets.map(([since, amount, dueAt]) => ({ since: on(since), amount, dueAt: onOrNull(dueAt) })),
    }),
  }
}

export interface Written extends Omit<ClockCase, 'id' | 'rule' | 'about' | 'calendars' | 'now' | 'expected'> {
  readonly calendars?: ClockCase['calendars']
  readonly now: string
  readonly expected: readonly Expectation[]
}

/** `id` begins with the number of its rule. */
export function written(
  id: string,
  about: string,
  { now, expected, calendars = CALENDARS, ...rest }: Written,
): ClockCase {
  const rule = Number.parseInt(id, 10)
  return { id, rule, about, calendars, ...rest, now: on(now), expected: expected.map(expectation) }
}
