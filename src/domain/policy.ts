/** Policies: named, versioned, effective-dated rule sets that the rest of the domain takes as input. */
import { must } from './assert.ts'
import { type Calendar, defineCalendar, type WorkingWeek } from './calendar.ts'
import { Refusal } from './refusal.ts'
import type { Instant } from './time.ts'
import { type Mode, SEGMENTS, type Segment, type Severity } from './vocabulary.ts'

/** The criteria a line can be ordered by, each written to a fixed number of bytes in domain/rank.ts. */
export const CRITERIA = ['actionable', 'pin', 'priority', 'severity', 'segment', 'due', 'received', 'number'] as const
export type Criterion = (typeof CRITERIA)[number]

/** How a line is ordered: the criteria of each mode, first decides first, and classes of segments. */
export interface OrderPolicy {
  readonly criteria: Readonly<Record<Mode, readonly Criterion[]>>
  /** Segments of one inner list are one class; a segment in none stands after all classes. */
  readonly segments: readonly (readonly Segment[])[]
}

/** One promise: the first rule that fits a ticket gives its target. */
export interface SlaRule {
  readonly name: string
  readonly segments: readonly Segment[]
  readonly severities: readonly Severity[]
  /** Working time until the first response, in minutes of `calendar`. */
  readonly firstResponseMinutes: number
  readonly calendar: string
}

export interface SlaPolicy {
  readonly rules: readonly SlaRule[]
  readonly calendars: Readonly<Record<string, Calendar>>
  /** The severity a clock runs under until triage has set one. */
  readonly assumedSeverity: Severity
}

/** One version of a policy; it holds from `effectiveFrom` until the next version's. */
export interface PolicyVersion<Document> {
  readonly version: number
  readonly effectiveFrom: Instant
  readonly document: Document
}

/** All versions of the policies that tickets need, each list oldest first. */
export interface Policies {
  readonly order: readonly PolicyVersion<OrderPolicy>[]
  readonly sla: readonly PolicyVersion<SlaPolicy>[]
}

/** The version in force at `at`; before the first one, the first (POL-1). */
export function inForce<Document>(versions: readonly PolicyVersion<Document>[], at: Instant): PolicyVersion<Document> {
  const started = versions.filter(({ effectiveFrom }) => effectiveFrom <= at)
  return must(started.at(-1) ?? versions[0], 'a workspace has at least one version of every policy')
}

/** Refuses an order that is not strict, or names a criterion twice or one that does not exist (RANK-1).
 *  @throws Refusal `policy_invalid` */
export function checkOrderPolicy(policy: OrderPolicy): OrderPolicy {
  for (const criteria of Object.values(policy.criteria)) {
    const unknown = criteria.find((criterion) => !CRITERIA.includes(criterion))
    if (unknown !== undefined) {
      throw new Refusal('policy_invalid', `There is no criterion "${unknown}". Choose from ${CRITERIA.join(', ')}.`)
    }
    if (criteria.at(-1) !== 'number' || new Set(criteria).size !== criteria.length) {
      throw new Refusal('policy_invalid', 'The order is not strict. Name each criterion once and end with `number`.')
    }
  }
  const named = policy.segments.flat()
  const unknown = named.find((segment) => !SEGMENTS.includes(segment))
  if (unknown !== undefined) {
    throw new Refusal('policy_invalid', `There is no segment "${unknown}". Choose from ${SEGMENTS.join(', ')}.`)
  }
  if (new Set(named).size !== named.length) {
    throw new Refusal('policy_invalid', 'A segment stands in two classes. Name each segment at most once.')
  }
  return policy
}

/** An `sla` document as it stands in a file: calendars still unchecked. */
export type SlaDocument = Omit<SlaPolicy, 'calendars'> & { readonly calendars: Readonly<Record<string, WorkingWeek>> }

/** Checks every calendar, that each rule names one, and that each target is a length of time (POL-4).
 *  @throws Refusal `policy_invalid`, `calendar_never_opens`, `calendar_windows_overlap` */
export function checkSlaPolicy(document: SlaDocument): SlaPolicy {
  const entries = Object.entries(document.calendars).map(([name, week]) => [name, defineCalendar(week)] as const)
  const calendars = Object.fromEntries(entries)
  const lost = document.rules.find(({ calendar }) => !Object.hasOwn(calendars, calendar))
  if (lost) {
    throw new Refusal(
      'policy_invalid',
      `Rule "${lost.name}" names calendar "${lost.calendar}". Define it or name another.`,
    )
  }
  const aimless = document.rules.find(({ firstResponseMinutes: minutes }) => !Number.isInteger(minutes) || minutes < 1)
  if (aimless) {
    throw new Refusal('policy_invalid', `Rule "${aimless.name}" has no target. Give it whole minutes, at least one.`)
  }
  return { ...document, calendars }
}
