/** What an erasure would change: event by event, without changing any. */
import { must, unreachable } from '../domain/assert.ts'
import { ERASED, type Eraser, type Told, type ToldFact } from '../domain/erasure.ts'
import { grouped } from '../domain/group.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Redaction, StoredEvent } from '../store/erasure.ts'

export interface ErasurePlan {
  /** Events as they are to stand, those alone that change. */
  readonly redactions: readonly Redaction[]
  /** Of those, how many are not of tickets. */
  readonly elsewhere: number
  /** Messages that a person wrote. */
  readonly messages: number
  /** Ids of files that came with those. */
  readonly files: readonly string[]
  /** The tickets of the events that change. */
  readonly tickets: readonly { readonly id: string; readonly number: number }[]
}

type OfTicket = Extract<StoredEvent, { stream: 'ticket' }>

export const isOfTicket = (event: StoredEvent): event is OfTicket => event.stream === 'ticket'

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const toldOf = ({ actor, ref, address, change }: Told | ToldFact) => ({ actor, ref, address, change })

/** The redaction of `event`. Names of events in their source stay one of a kind: of two that lose an address, the rest may
 *  be the same. */
function redactionOf({ streamId, version, ref }: StoredEvent, after: Told | ToldFact): Redaction {
  const renamed = after.ref === ref ? ref : `${ERASED} ${streamId}/${version}`
  return { streamId, version, ...after, ref: renamed }
}

const isErased = (change: TicketChange): boolean =>
  (change.type === 'opened' || change.type === 'received') && change.body === ERASED

/** Whether the file of `event` was given by the person that `eraser` knows. */
function isFileOf(eraser: Eraser, { actor, change }: OfTicket, stream: readonly OfTicket[]): boolean {
  if (change.type !== 'attached') return false
  if (eraser.isAddress(actor) || eraser.isAddress(change.by)) return true
  const message = stream.find(({ version }) => version === change.message)
  return message !== undefined && eraser.wrote(message.change)
}

/** Whether `event` fills in a form by which the person that `eraser` knows opened the ticket. */
const isFormOf = (eraser: Eraser, { change }: OfTicket, [first]: readonly OfTicket[]): boolean =>
  change.type === 'form_answered' && first !== undefined && eraser.wrote(first.change)

const isTheirs = (eraser: Eraser, event: OfTicket, stream: readonly OfTicket[]): boolean =>
  isFileOf(eraser, event, stream) || isFormOf(eraser, event, stream)

interface TicketPlan {
  readonly redactions: Redaction[]
  readonly messages: number
  readonly files: string[]
}

function planTicket(stream: readonly OfTicket[], erasers: readonly Eraser[]): TicketPlan {
  const redactions: Redaction[] = []
  const files: string[] = []
  let messages = 0
  for (const event of stream) {
    const told: Told = toldOf(event) as Told
    const after = erasers.reduce((now, eraser) => eraser.ticketEvent(now, isTheirs(eraser, event, stream)), told)
    if (same(after, told)) continue
    const { change } = event
    redactions.push(redactionOf(event, after))
    if (erasers.some((eraser) => eraser.wrote(change)) && !isErased(change)) messages += 1
    if (change.type === 'attached' && erasers.some((eraser) => isFileOf(eraser, event, stream))) {
      files.push(change.attachmentId)
    }
  }
  return { redactions, messages, files }
}

/** Ids of the contacts who are the person that `eraser` knows, by whatever address they had. */
function contactsOf(eraser: Eraser, events: readonly StoredEvent[]): ReadonlySet<string> {
  const theirs = events.filter(({ stream, change }) => {
    return stream === 'contact' && eraser.isAddress((change as { readonly email?: unknown }).email)
  })
  return new Set(theirs.map(({ streamId }) => streamId))
}

function planFacts(events: readonly StoredEvent[], erasers: readonly Eraser[]): Redaction[] {
  const knowing = erasers.map((eraser) => ({ eraser, contacts: contactsOf(eraser, events) }))
  return events.flatMap((event) => {
    if (isOfTicket(event)) return []
    const { stream, streamId } = event
    const told: ToldFact = toldOf(event) as ToldFact
    const without = (now: ToldFact, { eraser, contacts }: (typeof knowing)[number]) =>
      eraser.fact(now, stream, contacts.has(streamId))
    const after = knowing.reduce(without, told)
    return same(after, told) ? [] : [redactionOf(event, after)]
  })
}

/** What erasing would change in `events`, which hold whole tickets; `erasersOf` says whom it erases from a ticket, and
 *  without an id, from all else. */
export function erasurePlan(
  events: readonly StoredEvent[],
  erasersOf: (ticketId: string | null) => readonly Eraser[],
): ErasurePlan {
  const streams = grouped(events.filter(isOfTicket), ({ streamId }) => streamId)
  const plans = [...streams].map(([id, stream]) => ({ id, stream, ...planTicket(stream, erasersOf(id)) }))
  const changed = plans.filter(({ redactions }) => redactions.length > 0)
  const elsewhere = planFacts(events, erasersOf(null))
  return {
    redactions: [...changed.flatMap(({ redactions }) => redactions), ...elsewhere],
    elsewhere: elsewhere.length,
    messages: changed.reduce((sum, { messages }) => sum + messages, 0),
    files: changed.flatMap(({ files }) => files),
    tickets: changed.map(({ id, stream }) => ({ id, number: numberOf(stream) })),
  }
}

function numberOf([first]: readonly OfTicket[]): number {
  const change = must(first, 'a ticket has events').change
  return change.type === 'opened' ? change.number : unreachable('a stream begins with its opening')
}
