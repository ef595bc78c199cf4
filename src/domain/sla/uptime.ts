/** The uptime and maintenance promises as a calculator (domain.md 6.6). Rules: docs/spec/sla.md. */
import { Refusal } from '../refusal.ts'
import { elapsed, HOUR, type Instant, type Interval, type Millis } from '../time.ts'
import { wallClock } from '../wall-clock.ts'
import { beyond, joined, outside, totalOf, within } from './stretches.ts'

/** Why a service was down. Only an `outage` counts, and maintenance beyond what was agreed. */
export const DOWNTIME_KINDS = [
  'outage',
  'maintenance',
  'slow_feature',
  'third_party',
  'experimental',
  'external_network',
] as const
export type DowntimeKind = (typeof DOWNTIME_KINDS)[number]

export interface Downtime extends Interval {
  readonly kind: DowntimeKind
  /** When customers were told of a maintenance; null when they were not. */
  readonly announcedAt: Instant | null
}

export type Comparison = 'at_least' | 'more_than'

export interface UptimePromise {
  /** Parts of a thousand: 995 is 99.5 %. */
  readonly perMille: number
  readonly comparison: Comparison
  /** Maintenance that was announced in time does not count, up to a cap for each quarter or for each maintenance. */
  readonly maintenance: {
    readonly noticeHours: number
    readonly capHours: number
    readonly per: 'quarter' | 'maintenance'
  }
}

/** What was promised: since 2022 (source D), whose text says "at least" and whose formula ">"; and in 2020 (S2). */
export const UPTIME_PROMISES = {
  'enterprise-2023': {
    perMille: 995,
    comparison: 'at_least',
    maintenance: { noticeHours: 48, capHours: 10, per: 'quarter' },
  },
  'contract-2020': {
    perMille: 995,
    comparison: 'at_least',
    maintenance: { noticeHours: 24, capHours: 2, per: 'maintenance' },
  },
} as const satisfies Readonly<Record<string, UptimePromise>>

/** A calendar month and the quarter it lies in. */
export interface Period {
  readonly month: Interval
  readonly quarter: Interval
}

/** Month 1 to 12 of `year` in `timeZone`; its length follows daylight saving. */
export function periodOf(year: number, month: number, timeZone: string): Period {
  const first = (nth: number): Instant => {
    const index = nth - 1
    const date = `${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
    return wallClock(date, 0, timeZone)
  }
  const opening = month - ((month - 1) % 3)
  return {
    month: { start: first(month), end: first(month + 1) },
    quarter: { start: first(opening), end: first(opening + 3) },
  }
}

export interface Uptime {
  /** Length of the month. */
  readonly total: Millis
  /** Downtime that counts; time that counts for one reason counts once, whatever else excuses it. */
  readonly down: Millis
  /** As much as may be down; what is left of it is negative after a miss. */
  readonly allowed: Millis
  readonly left: Millis
  /** Cut to three decimals and never rounded up, so that a miss does not read as a hit: `99.499`. */
  readonly percent: string
  /** Whether the promise is kept under either reading, and under its own. */
  readonly kept: Readonly<Record<Comparison, boolean>>
  readonly met: boolean
  /** Downtime of the month that does not count, by kind. */
  readonly excused: Readonly<Record<DowntimeKind, Millis>>
  /** Announced maintenance of the quarter up to the end of the month. */
  readonly maintenance: Millis
}

function check(downtimes: readonly Downtime[]): void {
  const index = downtimes.findIndex(({ start, end }) => !(start < end))
  if (index === -1) return
  const place = `downtimes[${index}].end`
  throw new Refusal('policy_invalid', `${place} is not after its start. Give the downtime a length.`, { place })
}

/** Maintenance that counts as downtime all the same: told too late, or beyond the cap (SLA-16). */
function excessOf(
  downtimes: readonly Downtime[],
  { noticeHours, capHours, per }: UptimePromise['maintenance'],
  quarter: Interval,
): readonly Interval[] {
  const all = downtimes.filter(({ kind }) => kind === 'maintenance')
  const isTold = ({ start, announcedAt }: Downtime) =>
    announcedAt !== null && elapsed(announcedAt, start) >= noticeHours * HOUR
  const told = all.filter(isTold)
  const untold = all.filter((each) => !isTold(each))
  const cap = capHours * HOUR
  const over =
    per === 'quarter' ? beyond(within(joined(told), quarter), cap) : told.flatMap((each) => beyond([each], cap))
  return [...untold, ...over]
}

const percentOf = (up: Millis, total: Millis): string => {
  const thousandths = Math.floor((up * 100_000) / total)
  return `${Math.floor(thousandths / 1_000)}.${String(thousandths % 1_000).padStart(3, '0')}`
}

/** How available a service was in the month of `period` (SLA-16). `downtimes` may reach beyond it, and should hold the
 *  maintenance of the whole quarter up to its end. @throws Refusal `policy_invalid` for a downtime without length */
export function uptimeOf(promise: UptimePromise, { month, quarter }: Period, downtimes: readonly Downtime[]): Uptime {
  check(downtimes)
  const ofKind = (wanted: DowntimeKind) => joined(downtimes.filter(({ kind }) => kind === wanted))
  const excess = excessOf(downtimes, promise.maintenance, quarter)
  const counting = within(joined([...ofKind('outage'), ...excess]), month)
  const excusedOf = (kind: DowntimeKind): Millis => totalOf(outside(within(ofKind(kind), month), counting))
  const [total, down] = [elapsed(month.start, month.end), totalOf(counting)]
  const up = total - down
  const allowed = Math.floor((total * (1_000 - promise.perMille)) / 1_000)
  const kept = { at_least: up * 1_000 >= total * promise.perMille, more_than: up * 1_000 > total * promise.perMille }
  return {
    total,
    down,
    allowed,
    left: allowed - down,
    percent: percentOf(up, total),
    kept,
    met: kept[promise.comparison],
    excused: Object.fromEntries(DOWNTIME_KINDS.map((kind) => [kind, excusedOf(kind)])) as Record<DowntimeKind, Millis>,
    maintenance: totalOf(within(ofKind('maintenance'), { start: quarter.start, end: month.end })),
  }
}
