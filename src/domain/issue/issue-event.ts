/** What can happen to an issue, and what each makes of it. Names of types differ from those of a ticket's events. */
import { unreachable } from '../assert.ts'
import type { Instant } from '../time.ts'
import type { Issue, IssueFacts, SetStatus } from './issue.ts'

export type IssueChange =
  | ({ readonly type: 'issue_filed'; readonly number: number } & IssueFacts)
  /** The facts that are others now. */
  | ({ readonly type: 'issue_edited'; readonly reason?: string } & Partial<IssueFacts>)
  | { readonly type: 'issue_moved'; readonly status: SetStatus; readonly reason: string }
  /** It has shipped; so many tickets were told. */
  | { readonly type: 'issue_done'; readonly note: string; readonly tickets: number }
  /** It goes on in another, with so many of its tickets. */
  | { readonly type: 'issue_merged'; readonly into: number; readonly tickets: number; readonly reason: string }
  | { readonly type: 'issue_absorbed'; readonly absorbed: number; readonly tickets: number }

export const ISSUE_EVENTS = [
  'issue_filed',
  'issue_edited',
  'issue_moved',
  'issue_done',
  'issue_merged',
  'issue_absorbed',
] as const satisfies readonly IssueChange['type'][]

export interface IssueEvent {
  /** Id of the stream. */
  readonly id: string
  readonly version: number
  readonly at: Instant
  readonly actor: string
  readonly change: IssueChange
}

function begun({ id, version, at, actor, change }: IssueEvent): Issue {
  if (change.type !== 'issue_filed') return unreachable('a stream begins with its filing')
  const { type: _, ...facts } = change
  const nothingYet = { status: 'open', duplicateOf: null, shippedAt: null, shippedNote: null } as const
  return { id, ...facts, ...nothingYet, version, createdAt: at, createdBy: actor, updatedAt: at }
}

function patchOf(change: IssueChange, at: Instant): Partial<Issue> {
  switch (change.type) {
    case 'issue_edited': {
      const { type: _, reason: _why, ...facts } = change
      return facts
    }
    case 'issue_moved':
      return { status: change.status }
    case 'issue_done':
      return { status: 'done', shippedAt: at, shippedNote: change.note }
    case 'issue_merged':
      return { duplicateOf: change.into }
    default:
      return {}
  }
}

/** The issue once `event` has happened; undefined before the first. */
export const foldIssue = (before: Issue | undefined, event: IssueEvent): Issue =>
  before === undefined
    ? begun(event)
    : { ...before, ...patchOf(event.change, event.at), version: event.version, updatedAt: event.at }

/** An event as everybody may read it: without its reason, which colleagues write to each other, and of a merge with a private
 *  issue without its number. */
export interface PublicIssueEvent extends Omit<IssueEvent, 'change'> {
  readonly change: { readonly type: IssueChange['type'] } & Readonly<Record<string, unknown>>
}

const numbered = (number: number, open: ReadonlySet<number>): number | null => (open.has(number) ? number : null)

function publicChange(change: IssueChange, open: ReadonlySet<number>): PublicIssueEvent['change'] {
  const told = 'reason' in change ? { ...change, reason: null } : { ...change }
  if (change.type === 'issue_merged') return { ...told, into: numbered(change.into, open) }
  if (change.type === 'issue_absorbed') return { ...told, absorbed: numbered(change.absorbed, open) }
  return told
}

const opens = ({ change }: IssueEvent): boolean =>
  (change.type === 'issue_filed' || change.type === 'issue_edited') && change.audience === 'public'

/** The history of a public issue for those who may not read private ones: since it is public, with what it said before
 *  left out (ISS-3). `open` holds the numbers of the public ones among those it was merged with. */
export const publicHistory = (events: readonly IssueEvent[], open: ReadonlySet<number>): PublicIssueEvent[] =>
  events.slice(events.findLastIndex(opens)).map((event) => ({ ...event, change: publicChange(event.change, open) }))
