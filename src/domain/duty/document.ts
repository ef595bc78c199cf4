/** Who works when, and who is on duty, as people write it. Rules: docs/spec/duty.md. */
import type { Weekday, WindowText } from '../calendar/document.ts'

/** Parts of the world that a ticket can be moved between (TV-73). */
export const REGIONS = ['EMEA', 'AMER', 'APAC'] as const
export type Region = (typeof REGIONS)[number]

/** When a member works: windows of a week on the wall of their own zone, never of UTC (DUT-1). */
export interface WorkHours {
  /** IANA name of the place they work at. */
  readonly zone: string
  /** A weekday that is left out is free. */
  readonly week: Readonly<Partial<Record<Weekday, readonly WindowText[]>>>
  readonly region: Region
}

/** Somebody is away, and who stands in for them. */
export interface Absence {
  readonly id: string
  /** An ISO date in the zone of the member, or an instant with its offset. */
  readonly from: string
  /** The last day, when it is a date; the end itself, when it is an instant. */
  readonly to: string
  /** Handle of who stands in. */
  readonly backup: string
  readonly note: string | null
}

/** "No new tickets until I say", since when and why; without `until` it holds until they take it back. */
export interface AtCapacity {
  readonly since: string
  readonly note: string | null
  readonly until: string | null
}

/** Who takes turns: each entry of `order` is one person or a group that is on together. */
export interface Rotation {
  /** `day`: the next turn on each day the block has; `week`: every seven days. */
  readonly every: 'day' | 'week'
  /** ISO date of the first turn, in the zone of the block; before it nobody is on. */
  readonly starts: string
  readonly order: readonly (string | readonly string[])[]
}

/** A stretch of the day that people take turns to be on duty in. */
export interface DutyBlock {
  readonly name: string
  /** Days on which it begins. */
  readonly days: readonly Weekday[]
  /** `HH:MM` on the wall of its zone. */
  readonly from: string
  /** `HH:MM`, also `24:00`; not later than `from` is on the next day. */
  readonly to: string
  /** IANA name; that of the policy when null. */
  readonly zone: string | null
  /** How many should be on. */
  readonly people: number
  readonly rotation: Rotation
}

/** The `duty` policy of a team; its slug is the team's. */
export interface DutyRota {
  readonly name: string
  readonly team: string
  /** IANA name of the zone of blocks that name none. */
  readonly zone: string
  /** Active tickets a person should have at most; more are taken, and told (DUT-14). */
  readonly activeLimit: number
  readonly blocks: readonly DutyBlock[]
}

/** Active tickets of a person at most, where no policy says otherwise. [S2] */
export const ACTIVE_LIMIT = 5

/** What is known of a member when duty is worked out. */
export interface DutyPerson {
  readonly handle: string
  readonly team: string
  /** Null while nobody has said when they work. */
  readonly hours: WorkHours | null
  readonly absences: readonly Absence[]
  readonly atCapacity: AtCapacity | null
}

/** Members by handle; who was removed is not among them. */
export type People = ReadonlyMap<string, DutyPerson>
