/** What an event says that takes an earlier one back. Rules: docs/spec/triage.md, docs/spec/lifecycle.md. */
import type { Ticket } from './ticket.ts'

/** What an event that takes an earlier one back says beside its own facts (TRI-8). */
export interface TakesBack {
  /** Version of the event that is taken back. */
  readonly undoes?: number
  /** What else that one had changed, as it was before. */
  readonly restores?: Restored
}

export type Restored = Partial<Omit<Ticket, 'id' | 'number' | 'version' | 'updatedAt'>>

/** Steps that can be taken back for ten seconds by whoever took them, as if they had not happened (LIF-6). */
export const SHORT_STEPS = [
  'routed',
  'held',
  'resumed',
  'solved',
  'reopened',
  'closed',
  'dismissed',
  'merged',
  'split_off',
  'released',
  'skipped',
  'pinned',
  'unpinned',
  'linked',
  'unlinked',
  'issue_linked',
  'issue_unlinked',
] as const
export type ShortStep = (typeof SHORT_STEPS)[number]

/** Takes one step back as if it had not happened: the events of versions `since` to `undoes` (LIF-7). */
export interface TakenBack {
  readonly type: 'taken_back'
  readonly by: string
  /** The step; of a ticket into which another was merged, that it had taken that one in. */
  readonly what: ShortStep | 'absorbed'
  readonly since: number
  readonly undoes: number
  /** Version of a public reply that was sent in the same step, which stays; left out where none was. */
  readonly stays?: number
  /** Number of the issue that was linked or unlinked; left out for all else. */
  readonly issue?: number
  readonly restores: Restored
}

/** As much of an event as tells whether it still stands. */
interface Standing {
  readonly version: number
  readonly change: { readonly type: string }
}

const isTakenBack = (change: Standing['change']): change is TakenBack => change.type === 'taken_back'

/** Versions of the events that were taken back as if they had not happened, and of those that did so (LIF-7). */
export function unhappened(events: readonly Standing[]): ReadonlySet<number> {
  const gone = new Set<number>()
  for (const { version, change } of events) {
    if (!isTakenBack(change)) continue
    gone.add(version)
    for (let each = change.since; each <= change.undoes; each++) gone.add(each)
  }
  return gone
}

/** The events without those that were taken back as if they had not happened, and without what did so. */
export function happened<Event extends Standing>(events: readonly Event[]): readonly Event[] {
  const gone = unhappened(events)
  return gone.size === 0 ? events : events.filter(({ version }) => !gone.has(version))
}
