/** What of one ticket needs a member's attention, from its state and its events. Rules: docs/spec/attention.md (ATN). */
import { unhappened } from '../takes-back.ts'
import type { TicketEventType } from '../ticket-event.ts'
import { concernNews } from './concern-news.ts'
import {
  type Attending,
  type AttentionItem,
  type AttentionKind,
  type ConcernedAs,
  type Dealt,
  type DoneBy,
  type DoneMark,
  isLatestOnly,
  type WatchedEvent,
  type WatchedTicket,
} from './item.ts'
import { lastingItems } from './lasting.ts'
import { promiseItem } from './promise.ts'

/** What says, once a member has done it, that they have dealt with what had happened on the ticket before (ATN-10). */
const ACTS: ReadonlySet<TicketEventType> = new Set<TicketEventType>([
  'replied',
  'noted',
  'responded',
  'claimed',
  'held',
  'resumed',
  'solved',
  'reopened',
  'closed',
  'dismissed',
  'merged',
  'handoff_offered',
  'handoff_accepted',
  'help_asked',
  'help_completed',
  'help_answered',
  'concern_raised',
  'concern_confirmed',
  'concern_replied',
  'concern_passed_on',
  'concern_decided',
  'concern_withdrawn',
])

const STATUS_WORDS: Readonly<Partial<Record<TicketEventType, string>>> = {
  held: 'put it on hold',
  resumed: 'took it up again',
  solved: 'solved it',
  reopened: 'reopened it',
  closed: 'closed it',
  dismissed: 'ended it without work',
  merged: 'merged it into another ticket',
}

/** The events of a ticket that attention is made of, or ended by. */
export const ATTENTION_EVENTS: readonly TicketEventType[] = [
  ...new Set<TicketEventType>([
    ...ACTS,
    'received',
    'handoff_bounced',
    'help_bounced',
    'issue_shipped',
    'taken_back',
    ...(Object.keys(STATUS_WORDS) as TicketEventType[]),
  ]),
]

/** What an event is to a member, without what every item has. */
interface Told {
  readonly kind: AttentionKind
  readonly as: ConcernedAs
  readonly what: string
  readonly by?: DoneBy
}

interface Place {
  readonly ticket: WatchedTicket
  readonly handle: string
  readonly concerns: Attending['concerns']
  /** Whether it was solved or held until then. */
  readonly asleep: boolean
}

const mentioned = ({ facts }: WatchedEvent, { handle }: Place): Told | null =>
  facts.mentions?.includes(handle) ? { kind: 'mention', as: 'mentioned', what: 'mentioned you in a note' } : null

function answered({ facts }: WatchedEvent, { ticket, handle }: Place): Told | null {
  const help = ticket.helps.find((each) => each.help === facts.help)
  if (help?.by === handle) return { kind: 'help_answer', as: 'asker', what: `answered your help request ${help.help}` }
  return help && ticket.owner === handle
    ? { kind: 'help_answer', as: 'owner', what: `answered help request ${help.help}` }
    : null
}

const ownerOrWatcher = ({ owner, watchers }: WatchedTicket, handle: string): ConcernedAs | null => {
  if (owner === handle) return 'owner'
  return watchers.includes(handle) ? 'watcher' : null
}

/** What waits for them stands there already, and leads to the same. */
function movedOn(event: WatchedEvent, { ticket, handle, concerns }: Place): Told | null {
  const { concern } = event.facts
  if (concerns.some((each) => each.number === ticket.number && each.concern === concern)) return null
  const what = concernNews(event, ticket, handle)
  return what === null ? null : { kind: 'concern_news', as: 'side', what }
}

function shipped({ facts }: WatchedEvent, { ticket, handle }: Place): Told | null {
  const as = ownerOrWatcher(ticket, handle)
  return as && { kind: 'shipped', as, what: `shipped issue ${facts.issue ?? ''}`.trim() }
}

/** Whoever owns a ticket finds it in their queue; what wakes it is news to them (ATN-5). */
function wrote({ facts }: WatchedEvent, { ticket, handle, asleep }: Place): Told | null {
  const as = ownerOrWatcher(ticket, handle)
  if (as === null || (as === 'owner' && !asleep)) return null
  const what = asleep ? 'wrote; it is open again' : 'wrote'
  return { kind: 'customer', as, what, by: { customer: facts.from?.name ?? 'the customer' } }
}

function moved({ type }: WatchedEvent, { ticket, handle }: Place): Told | null {
  const what = STATUS_WORDS[type]
  return what !== undefined && ticket.watchers.includes(handle) ? { kind: 'status', as: 'watcher', what } : null
}

const TELLS: Readonly<Partial<Record<TicketEventType, (event: WatchedEvent, place: Place) => Told | null>>> = {
  noted: mentioned,
  help_answered: answered,
  issue_shipped: shipped,
  received: wrote,
  concern_confirmed: movedOn,
  concern_replied: movedOn,
  concern_passed_on: movedOn,
  concern_decided: movedOn,
  concern_withdrawn: movedOn,
}

/** Whether the ticket is solved or held after the event. */
function asleepAfter(asleep: boolean, type: TicketEventType): boolean {
  if (type === 'held' || type === 'solved' || type === 'closed') return true
  return type === 'received' || type === 'resumed' || type === 'reopened' ? false : asleep
}

/** What happened to the ticket that concerns the member, oldest first; what they did themselves does not (ATN-2). */
function happenings(
  ticket: WatchedTicket,
  events: readonly WatchedEvent[],
  { handle, since, concerns }: Attending,
): AttentionItem[] {
  const items: AttentionItem[] = []
  let asleep = false
  for (const event of events) {
    const { type, at, actor, version, excerpt } = event
    const tell = TELLS[type] ?? moved
    const told = actor === handle || at < since ? null : tell(event, { ticket, handle, concerns, asleep })
    asleep = asleepAfter(asleep, type)
    if (told) items.push({ by: { handle: actor }, ...told, ticket, version, at, excerpt, dueAt: null, done: null })
  }
  return items
}

/** Those of which only the latest counts, without the ones before it (ATN-8). */
const latestOnly = (items: readonly AttentionItem[]): AttentionItem[] =>
  items.filter(({ kind }, index) => !isLatestOnly(kind) || items.findLastIndex((each) => each.kind === kind) === index)

/** How the member has dealt with an item: by a mark, else by what they did on the ticket after it (ATN-9, ATN-10). */
function dealtWith(item: AttentionItem, acts: readonly WatchedEvent[], marks: readonly DoneMark[]): Dealt | null {
  const { kind, version, ticket } = item
  const mark = marks.find((each) => each.number === ticket.number && each.kind === kind && each.version === version)
  if (mark) return { by: 'mark', at: mark.at }
  const act = acts.find((event) => event.version > version)
  return act ? { by: 'act', at: act.at } : null
}

/** The events but for what was taken back as if it had not happened. */
function standing(events: readonly WatchedEvent[]): readonly WatchedEvent[] {
  const gone = unhappened(events.map(({ version, type, facts }) => ({ version, change: { type, ...facts } })))
  return gone.size === 0 ? events : events.filter(({ version }) => !gone.has(version))
}

/** All of `ticket` that concerns the member, what is dealt with among it; `events` are its ATTENTION_EVENTS in order. */
export function attentionOn(
  ticket: WatchedTicket,
  events: readonly WatchedEvent[],
  marks: readonly DoneMark[],
  attending: Attending,
): AttentionItem[] {
  const stand = standing(events)
  const acts = stand.filter(({ actor, type }) => actor === attending.handle && ACTS.has(type))
  const happened = latestOnly(happenings(ticket, stand, attending))
  const promise = promiseItem(ticket, attending)
  return [
    ...(promise ? [promise] : []),
    ...lastingItems(ticket, stand, attending),
    ...happened.map((item) => ({ ...item, done: dealtWith(item, acts, marks) })),
  ]
}

/** Promises first, the one that is or was due earliest on top; then the newest (ATN-11). */
export function byNeed(a: AttentionItem, b: AttentionItem): number {
  if (a.dueAt !== null && b.dueAt !== null) return a.dueAt - b.dueAt || a.ticket.number - b.ticket.number
  if (a.dueAt !== null || b.dueAt !== null) return a.dueAt === null ? 1 : -1
  return b.at - a.at || a.ticket.number - b.ticket.number || b.version - a.version
}
