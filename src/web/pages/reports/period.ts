/** The chosen time as instants: what began from midnight to midnight on the wall of the person's zone. */
import { instantOfLocal, localOfInstant } from '../../zoned-time.ts'
import type { SearchChange } from './promises-search.ts'

const DAY = 86_400_000

export type Period = Pick<SearchChange, 'days' | 'from' | 'to'>

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
