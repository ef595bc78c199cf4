/** The events of a ticket as a conversation: messages, and between them the small things that happened. */

import { filesOf, type TicketFile } from '../../contract/attachments.ts'
import type { PlaceHistory, TimelineEvent } from '../../contract/tickets.ts'
import { reopeningsOf, waivedOf, weightsOf, withBefore } from '../../contract/timeline.ts'
import type { ReplyWeight } from '../../domain/vocabulary.ts'
import type { ClockStep } from './clock-steps.ts'
import { clocksAnchor, eventAnchor, kindOf, placeAnchor, type TimelineKind } from './timeline-kinds.ts'

export type MessageKind = 'opened' | 'received' | 'replied' | 'noted'
const MESSAGES: readonly string[] = ['opened', 'received', 'replied', 'noted'] satisfies MessageKind[]

export interface Message {
  readonly kind: MessageKind
  readonly version: number
  readonly at: string
  /** Handle, mail address or name, as the event has it. */
  readonly author: string
  readonly body: string
  /** As its mail laid it out, made safe by the server; undefined where it came as text. */
  readonly html: string | undefined
  readonly files: readonly TicketFile[]
  /** Handles of the members that a note names. */
  readonly mentions: readonly string[]
  /** What a public reply counts as; undefined for other messages. */
  readonly weight: ReplyWeight | undefined
  /** Theirs, and nobody has given a response since. */
  readonly unanswered: boolean
  /** Theirs, and said to need no answer. */
  readonly waived: boolean
  /** Theirs, and it opened again what was solved. */
  readonly reopens: boolean
}

export type PlaceStep = PlaceHistory['items'][number]

/** What an event did to the clocks. */
export interface ClocksMoved extends Pick<TimelineEvent, 'version' | 'at'> {
  readonly moved: readonly ClockStep[]
}

/** Something small: what happened, what that did to the clocks, or where the ticket came to stand by it. */
export type Small = TimelineEvent | ClocksMoved | PlaceStep
export const isPlace = (small: Small): small is PlaceStep => 'because' in small
export const isClocks = (small: Small): small is ClocksMoved => 'moved' in small
export const anchorOf = (small: Small): string => {
  const anchor = isPlace(small) ? placeAnchor : isClocks(small) ? clocksAnchor : eventAnchor
  return anchor(small.version)
}

export type Entry =
  | { readonly is: 'message'; readonly message: Message }
  | { readonly is: 'events'; readonly events: readonly Small[] }

/** What of a ticket is shown beside its events, and of them. */
export interface Showing {
  readonly places?: readonly PlaceStep[]
  /** By the version of the event that did it. */
  readonly clocks?: ReadonlyMap<number, readonly ClockStep[]>
  /** All when empty. */
  readonly kinds?: readonly TimelineKind[]
  /** Anchor of an entry that is shown whatever its kind. */
  readonly anchor?: string
}

const isMessage = (type: string): type is MessageKind => MESSAGES.includes(type)

/** A fact as text; empty when there is none. */
function fact(change: Readonly<Record<string, unknown>>, name: string): string {
  const value = change[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The name in a contact, or nothing. */
function contactName(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined
  return typeof value.name === 'string' ? value.name : undefined
}

function authorOf({ type, actor, change }: TimelineEvent): string {
  const sender = type === 'opened' ? change.contact : change.from
  return contactName(sender) ?? (fact(change, 'by') || actor)
}

const isTheirs = (kind: MessageKind): boolean => kind === 'opened' || kind === 'received'

/** Version of the last response to the customer, here or elsewhere; 0 before there is one. */
function lastResponse(events: readonly TimelineEvent[], weights: ReadonlyMap<number, ReplyWeight>): number {
  const isResponse = ({ type, version }: TimelineEvent) =>
    type === 'responded' || (type === 'replied' && weights.get(version) === 'response')
  return events.findLast(isResponse)?.version ?? 0
}

/** The files of each message, by its version. */
function filesByMessage(events: readonly TimelineEvent[]): ReadonlyMap<number, readonly TicketFile[]> {
  const messages = new Set(events.filter(({ type }) => isMessage(type)).map(({ version }) => version))
  const byMessage = new Map<number, TicketFile[]>()
  for (const file of filesOf(events)) {
    if (file.message === null || !messages.has(file.message)) continue
    byMessage.set(file.message, [...(byMessage.get(file.message) ?? []), file])
  }
  return byMessage
}

/** Where it came to stand, by the version of the event that moved it; a step that changed nothing is left out. */
function placesByVersion(steps: readonly PlaceStep[]): ReadonlyMap<number, PlaceStep> {
  const moved = steps.filter(({ place }, index) => place !== (steps[index - 1]?.place ?? null))
  return new Map(moved.map((step) => [step.version, step]))
}

/** The messages of `events`, by their versions. */
function messagesByVersion(events: readonly TimelineEvent[]): ReadonlyMap<number, Message> {
  const weights = weightsOf(events)
  const waived = waivedOf(events)
  const reopenings = reopeningsOf(events)
  const answered = lastResponse(events, weights)
  const files = filesByMessage(events)
  const messages = events.flatMap((event): [number, Message][] => {
    const { type: kind, version, at, change } = event
    if (!isMessage(kind)) return []
    const said = {
      kind,
      version,
      at,
      author: authorOf(event),
      body: fact(change, 'body'),
      html: fact(change, 'html') || undefined,
      mentions: Array.isArray(change.mentions) ? change.mentions.map(String) : [],
    }
    const counts = {
      files: files.get(version) ?? [],
      weight: weights.get(version),
      unanswered: isTheirs(kind) && version > answered,
      waived: waived.has(version),
      reopens: reopenings.has(version),
    }
    return [[version, { ...said, ...counts }]]
  })
  return new Map(messages)
}

/** Messages one by one, everything between two of them together. */
export function entriesOf(
  events: readonly TimelineEvent[],
  { places = [], clocks, kinds = [], anchor }: Showing = {},
): readonly Entry[] {
  const messages = messagesByVersion(events)
  const placed = placesByVersion(places)
  const isShown = (kind: TimelineKind, at: string) => kinds.length === 0 || kinds.includes(kind) || at === anchor
  // A file of a message is shown with it.
  const isWithMessage = ({ type, change }: TimelineEvent) => type === 'attached' && messages.has(Number(change.message))
  const parts = withBefore(events).flatMap((event): (Message | Small)[] => {
    const { version, at } = event
    const step = placed.get(version)
    const moved = clocks?.get(version)
    return [
      ...(isShown(kindOf(event), eventAnchor(version)) && !isWithMessage(event)
        ? [messages.get(version) ?? event]
        : []),
      ...(moved && isShown('clocks', clocksAnchor(version)) ? [{ version, at, moved }] : []),
      ...(step && isShown('places', placeAnchor(version)) ? [step] : []),
    ]
  })
  const entries: Entry[] = []
  for (const part of parts) {
    const last = entries.at(-1)
    if ('author' in part) entries.push({ is: 'message', message: part })
    else if (last?.is === 'events') entries[entries.length - 1] = { is: 'events', events: [...last.events, part] }
    else entries.push({ is: 'events', events: [part] })
  }
  return entries
}

/** Whether a message of theirs waits for an answer. */
export const isAnswerOwed = (events: readonly TimelineEvent[]): boolean =>
  entriesOf(events).some((entry) => entry.is === 'message' && entry.message.unanswered && !entry.message.waived)

/** How many small events in a row are shown before the rest is folded away. */
const SHOWN = 4

/** The first and the last of a long row of events; `folded` are those between. */
export function foldEvents<Event>(events: readonly Event[]): { first: Event[]; folded: Event[]; last: Event[] } {
  if (events.length <= SHOWN + 1) return { first: [...events], folded: [], last: [] }
  return { first: events.slice(0, 1), folded: events.slice(1, 1 - SHOWN), last: events.slice(1 - SHOWN) }
}
