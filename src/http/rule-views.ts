/** Calendars, holiday sets, policies and what a change of them does, as they go over the wire. */
import type { Effects as PolicyEffects } from '../actions/preview-policy.ts'
import type { Published as PolicyPublished } from '../actions/publish-policy.ts'
import type { RecomputeProgress } from '../actions/recompute.ts'
import type {
  CalendarDocument,
  CalendarSummary,
  Effects,
  HolidaySet,
  Published,
  Recompute,
} from '../contract/calendars.ts'
import type { SlaTried } from '../contract/policies.ts'
import type { UptimeReckoned } from '../contract/uptime.ts'
import { calendarOf, isOpen, nextClosing, nextOpening, timeZoneOf } from '../domain/calendar/calendar.ts'
import type { Policies } from '../domain/policies.ts'
import type { Contract, SlaRule } from '../domain/sla/document.ts'
import type { Trial } from '../domain/sla/trial.ts'
import type { Period, Uptime } from '../domain/sla/uptime.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import type { PublishedVersion } from '../store/policies.ts'

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** What every version tells beside its document. */
export const versionView = ({ version, effectiveFrom, publishedAt, by, reason }: PublishedVersion) => ({
  version,
  effectiveFrom: isoOf(effectiveFrom),
  publishedAt: isoOf(publishedAt),
  by,
  reason,
})

/** The versions of one document, newest first. `Document` is what the contract of its kind says: only that is saved. */
export const versionViews = <Document>(versions: readonly PublishedVersion[]) =>
  versions.map((each) => ({ ...versionView(each), document: each.document as Document }))

/** Versions by slug, in the order they come. */
export function bySlug(versions: readonly PublishedVersion[]): Map<string, PublishedVersion[]> {
  const found = new Map<string, PublishedVersion[]>()
  for (const each of versions) found.set(each.slug, [...(found.get(each.slug) ?? []), each])
  return found
}

/** The number of the version in force; null when none is. */
export const inForce = (
  versions: readonly { version: number; effectiveFrom: Instant; publishedAt: Instant }[],
  now: Instant,
) => versions.findLast(({ effectiveFrom, publishedAt }) => effectiveFrom <= now && publishedAt <= now)?.version ?? null

const usesOf = ({ calendar, targets }: SlaRule): readonly string[] => [
  calendar,
  ...Object.values(targets).flatMap((target) => (target?.calendar === undefined ? [] : [target.calendar])),
]

const rulesBy = (where: string, rules: readonly SlaRule[], slug: string): string[] =>
  rules.filter((rule) => usesOf(rule).includes(slug)).map(({ name }) => `${where}: ${name}`)

/** Rules, closing steps and calendars that count by the calendar `slug` now. */
function reliantOn(slug: string, { sla, contracts, closing, book }: Policies, now: Instant): string[] {
  const tables = versionAt(sla, now)?.document.tables ?? []
  const written = Object.values(contracts).flatMap((versions): Contract[] => {
    const contract = versionAt(versions, now)?.document
    return contract ? [contract] : []
  })
  const steps = versionAt(closing, now)?.document
  const ends = [steps?.solveAfter, steps?.closeAfter].some((step) => step?.calendar === slug)
  const combined = Object.values(book.calendars).flatMap((versions) => {
    const document = versionAt(versions, now)?.document
    return document && 'of' in document && document.of.includes(slug) ? [`Calendar ${document.name}`] : []
  })
  return [
    ...tables.flatMap(({ name, rules }) => rulesBy(name, rules, slug)),
    ...written.flatMap(({ name, rules }) => rulesBy(`Contract ${name}`, rules, slug)),
    ...(ends && steps ? [`Closing: ${steps.name}`] : []),
    ...combined,
  ]
}

/** A calendar by its newest version, which may take effect later; whether it is open is told by what counts now. */
export function calendarView(newest: PublishedVersion, policies: Policies, now: Instant): CalendarSummary {
  const { slug } = newest
  const document = newest.document as CalendarDocument
  const calendar = calendarOf(policies.book, slug, now)
  const openNow = isOpen(calendar, now)
  return {
    slug,
    name: document.name,
    timeZone: timeZoneOf(calendar, now),
    ...versionView(newest),
    document,
    openNow,
    changesAt: iso(openNow ? nextClosing(calendar, now) : nextOpening(calendar, now)),
    usedBy: reliantOn(slug, policies, now),
  }
}

export const holidaySetView = (newest: PublishedVersion) => ({
  slug: newest.slug,
  ...versionView(newest),
  document: newest.document as HolidaySet,
})

export const effectsView = ({ rows, warnings, ...tally }: PolicyEffects): Effects => ({
  ...tally,
  rows: rows.map(({ before, after, ...row }) => ({ ...row, before: iso(before), after: iso(after) })),
  warnings: [...warnings],
})

export const recomputeView = ({ publishedAt, total, done }: RecomputeProgress): Recompute => ({
  publishedAt: iso(publishedAt),
  total,
  done,
  running: done < total,
})

export const publishedView = ({ version, recompute }: PolicyPublished): Published => ({
  version: version.version,
  effectiveFrom: isoOf(version.effectiveFrom),
  recompute: recomputeView(recompute),
})

/** What was tried of a policy. */
export const triedView = ({ promises, passedOver, warnings }: Trial): SlaTried => ({
  promises: promises.map(({ dueAt, modes, ...promise }) => ({
    ...promise,
    dueAt: isoOf(dueAt),
    modes: modes && {
      business_accrual: isoOf(modes.business_accrual),
      elapsed_roll: isoOf(modes.elapsed_roll),
      elapsed: isoOf(modes.elapsed),
    },
  })),
  passedOver: [...passedOver],
  warnings: [...warnings],
})

/** How available a service was in the month of `period`. */
export const uptimeView = ({ month }: Period, uptime: Uptime): UptimeReckoned => ({
  from: isoOf(month.start),
  to: isoOf(month.end),
  totalMs: uptime.total,
  downMs: uptime.down,
  allowedMs: uptime.allowed,
  leftMs: uptime.left,
  percent: uptime.percent,
  met: uptime.met,
  kept: uptime.kept,
  excusedMs: uptime.excused,
  maintenanceMs: uptime.maintenance,
})
