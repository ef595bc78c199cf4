/** The chosen time as instants: what began from midnight to midnight on the wall of the person's zone. */
import { instantOfLocal, localOfInstant } from '../zoned-time.ts'

const DAY = 86_400_000

/** Whole days back that can be chosen at once. */
export const DAYS_BACK = [7, 30, 90, 365] as const
export type DaysBack = (typeof DAYS_BACK)[number]

export interface Period {
  readonly days?: DaysBack | undefined
  /** First and last day of a period of one's own, YYYY-MM-DD; `days` is left out then. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface Bounds {
  readonly from: string | undefined
  readonly to: string | undefined
}

/** The date so many days after `date`, YYYY-MM-DD. */
const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10)

/** Today's date on the wall of `zone`; `now` in milliseconds since 1970. */
const today = (now: number, zone: string): string => localOfInstant(now, zone).slice(0, 10)

const midnight = (date: string, zone: string): string => new Date(instantOfLocal(`${date}T00:00`, zone)).toISOString()

/** From the first instant in it to the first after it; undefined where it has no end. Of the last N days today is one,
 *  so the bounds stay the same until midnight. */
export function boundsOf({ days, from, to }: Period, now: number, zone: string): Bounds {
  if (days !== undefined) return { from: midnight(dayAfter(today(now, zone), 1 - days), zone), to: undefined }
  return {
    from: from === undefined ? undefined : midnight(from, zone),
    to: to === undefined ? undefined : midnight(dayAfter(to, 1), zone),
  }
}

/** What a period of one's own begins with: the last thirty days. */
export function ownPeriod(now: number, zone: string): Period {
  const to = today(now, zone)
  return { from: dayAfter(to, -29), to }
}

/** A day there is: the thirtieth of February is none. */
function dayIn(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const at = Date.parse(`${value}T00:00Z`)
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(value) ? undefined : value
}

/** The period in an address: what does not fit is dropped, and two dates go before days back. */
export function periodIn(raw: Readonly<Record<string, unknown>>): Period {
  const from = dayIn(raw.from)
  const until = dayIn(raw.to)
  const to = from !== undefined && until !== undefined && until < from ? undefined : until
  const isOwn = from !== undefined || to !== undefined
  return { days: isOwn ? undefined : DAYS_BACK.find((days) => days === raw.days), from, to }
}
