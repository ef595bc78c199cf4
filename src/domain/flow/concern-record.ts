/** All that was said about a concern, from the events of its ticket (CON-8). */
import type { TicketEvent } from '../ticket-event.ts'
import type { Instant } from '../time.ts'

interface By {
  readonly by: string
  readonly at: Instant
}

/** How it came to a step of the path. */
export interface Arrived extends By {
  readonly step: string
  /** Ids of the steps that were left out on the way. */
  readonly leftOut: readonly string[]
  /** Why it was passed on; null for the step at which it was raised. */
  readonly reason: string | null
}

/** An answer, and the step at which it was given. */
interface Replied extends By {
  readonly step: string
  readonly reply: string
  readonly evidence: string
}

interface Decided extends By {
  readonly step: string
  readonly decision: string
  readonly reason: string
  /** The evidence that was considered. */
  readonly considered: string
}

export interface ConcernRecord {
  readonly tried: string
  readonly evidence: string | null
  /** What the raiser had taken for the other side's view, where that was corrected. */
  readonly statedView: string | null
  readonly way: readonly Arrived[]
  readonly replies: readonly Replied[]
  readonly decided: Decided | null
  readonly withdrawn: (By & { readonly reason: string }) | null
}

const NOTHING: ConcernRecord = {
  tried: '',
  evidence: null,
  statedView: null,
  way: [],
  replies: [],
  decided: null,
  withdrawn: null,
}

interface Read {
  readonly record: ConcernRecord
  /** Their view as it was stated. */
  readonly theirView: string
}

function readOn({ record, theirView }: Read, { change, at }: TicketEvent): Read {
  const step = record.way.at(-1)?.step ?? ''
  switch (change.type) {
    case 'concern_raised': {
      const { by, tried, evidence } = change
      const way = [{ by, at, step: change.step, leftOut: [], reason: null }]
      return { record: { ...record, tried, evidence, way }, theirView: change.theirView }
    }
    case 'concern_confirmed':
      return { record: { ...record, statedView: change.theirView === null ? null : theirView }, theirView }
    case 'concern_replied': {
      const { by, reply, evidence } = change
      return { record: { ...record, replies: [...record.replies, { by, at, step, reply, evidence }] }, theirView }
    }
    case 'concern_passed_on': {
      const { by, leftOut, reason } = change
      return { record: { ...record, way: [...record.way, { by, at, step: change.step, leftOut, reason }] }, theirView }
    }
    case 'concern_decided': {
      const { type: _, concern: _concern, ...decided } = change
      return { record: { ...record, decided: { ...decided, at } }, theirView }
    }
    case 'concern_withdrawn':
      return { record: { ...record, withdrawn: { by: change.by, at, reason: change.reason } }, theirView }
    default:
      return { record, theirView }
  }
}

/** The record of concern `concern`; `events` are those of its ticket, oldest first. */
export const concernRecord = (concern: number, events: readonly TicketEvent[]): ConcernRecord =>
  events
    .filter(({ change }) => 'concern' in change && change.concern === concern)
    .reduce(readOn, { record: NOTHING, theirView: '' }).record
