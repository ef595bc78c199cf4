/** Who is at a ticket right now, as told by those who are (docs/spec/presence.md). */
import { elapsed, type Instant, type Millis, SECOND } from './time.ts'

/** Whoever has not been heard of for longer than this is gone (PRE-1). */
export const GONE_AFTER: Millis = 40 * SECOND

/** That somebody was at a ticket. */
export interface Sighting {
  readonly handle: string
  /** Whether they were writing a reply or a note. */
  readonly typing: boolean
  readonly at: Instant
}

const isThere = ({ at }: Sighting, now: Instant): boolean => elapsed(at, now) <= GONE_AFTER

/** Those of `sightings` who are still there at `now`, by handle (PRE-1). */
export const presentAt = (sightings: readonly Sighting[], now: Instant): Sighting[] =>
  sightings.filter((each) => isThere(each, now)).toSorted((a, b) => (a.handle < b.handle ? -1 : 1))

/** Whether others see a difference once somebody who was seen `before` is seen as `next` (PRE-2). */
export const isNews = (before: Sighting | undefined, next: Sighting): boolean =>
  before === undefined || before.typing !== next.typing || !isThere(before, next.at)
