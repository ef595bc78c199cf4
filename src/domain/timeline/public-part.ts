/** What of a ticket its customer may see: their messages, our public answers, and how it stood (TML-1, TML-2). */
import { domainOfAddress, plainAddress, tellsNobody } from '../accounts/mail-domain.ts'
import { unhappened } from '../takes-back.ts'
import { foldTicket, type Ticket } from '../ticket.ts'
import type { Contact, TicketChange, TicketEvent } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import type { ClosingReason, Dismissal, Status } from '../vocabulary.ts'

export interface PublicFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
}

interface Placed {
  readonly version: number
  readonly at: Instant
}

export type PublicEntry = Placed &
  (
    | {
        readonly is: 'message'
        /** `customer`: the ticket's own contact; `beside`: somebody else of their company; `us`: whoever answered. */
        readonly from: 'customer' | 'beside' | 'us'
        readonly body: string
        readonly files: readonly PublicFile[]
      }
    | { readonly is: 'file'; readonly file: PublicFile }
    | { readonly is: 'status'; readonly says: string }
  )
type Said = Extract<PublicEntry, { readonly is: 'message' }>

/** Whom the ticket is answered to; null while nobody of the customer is known. */
export function customerOf(events: readonly Pick<TicketEvent, 'change'>[]): Contact | null {
  for (const { change } of events) {
    if (change.type === 'opened' && change.contact !== null) return change.contact
    if (change.type === 'received') return change.from
  }
  return null
}

const domainOf = ({ email }: Contact): string | undefined => (email === null ? undefined : domainOfAddress(email))

/** Who `from` is to the customer; undefined for somebody of another company, as after a merge. */
function standing(from: Contact, customer: Contact): 'customer' | 'beside' | undefined {
  if (from.email !== null && customer.email !== null) {
    if (plainAddress(from.email) === plainAddress(customer.email)) return 'customer'
    const domain = domainOf(customer)
    return domain !== undefined && !tellsNobody(domain) && domainOf(from) === domain ? 'beside' : undefined
  }
  return from.name === customer.name ? 'customer' : undefined
}

/** Who a message is from, as far as the customer may see it. */
function speaker(change: TicketChange, customer: Contact | null): Said['from'] | undefined {
  switch (change.type) {
    case 'opened':
      // What was split off was worded by a colleague, and so was what names nobody who asks.
      return change.splitFrom === null && change.contact !== null ? 'customer' : undefined
    case 'received':
      return customer === null ? undefined : standing(change.from, customer)
    case 'replied':
      return 'us'
    default:
      return undefined
  }
}

const CLOSED: Readonly<Record<ClosingReason | 'imported', string>> = {
  customer_confirmed: 'you confirmed that it is done',
  workaround_and_issue_filed: 'there is a way around it, and the fault is on file with our engineers',
  customer_silent_confident: 'we believe it is solved, and have not heard from you since',
  defect_fixed_or_filed: 'the fault is fixed, or on file with our engineers',
  product_gap_filed: 'what is missing is on file with our product team',
  product_feedback_filed: 'your feedback is with our product team',
  customer_silent_unanswered: 'we have not heard from you',
  imported: 'it had ended before it came here',
}

const DISMISSED: Readonly<Record<Dismissal, string>> = {
  spam: 'it is nothing that we can help with',
  duplicate: 'it repeats another ticket, in which we go on',
  declined: 'we declined it',
  no_action: 'colleagues other than support look after it',
}

function closedWords(change: TicketChange): string {
  if (change.type === 'closed') return `Closed: ${CLOSED[change.reason]}.`
  if (change.type === 'dismissed') return `Closed: ${DISMISSED[change.as]}.`
  return change.type === 'merged' ? 'Closed: it goes on together with another ticket.' : 'Closed.'
}

/** What the customer would notice of a status that became another. */
function statusWords(was: Status | undefined, is: Status, change: TicketChange): string | undefined {
  if (was === undefined) return 'Received.'
  if (change.type === 'responded') return 'We answered you outside of this ticket.'
  if (is === was) return undefined
  if (is === 'pending') return 'Waiting for you.'
  if (is === 'solved') return 'Solved. Write if it is not.'
  if (is === 'closed') return closedWords(change)
  if (was === 'solved' || was === 'closed') return 'Reopened.'
  return was === 'pending' && change.type !== 'received' ? 'We go on with it.' : undefined
}

/** Versions of events that were taken back, and of those that did so: for the customer neither happened. */
function takenBack(events: readonly TicketEvent[]): ReadonlySet<number> {
  const inverted = events.flatMap(({ version, change }) =>
    'undoes' in change && change.undoes !== undefined ? [version, change.undoes] : [],
  )
  return new Set([...unhappened(events), ...inverted])
}

function statusesOf(events: readonly TicketEvent[]): PublicEntry[] {
  const gone = takenBack(events)
  let ticket: Ticket | undefined
  return events.flatMap((event) => {
    const was = ticket?.status
    ticket = foldTicket(ticket, event)
    const { version, at, change } = event
    const says = gone.has(version) ? undefined : statusWords(was, ticket.status, change)
    return says === undefined ? [] : [{ is: 'status' as const, version, at, says }]
  })
}

interface Filed extends PublicFile, Placed {
  readonly message: number | null
}

const publicFiles = (events: readonly TicketEvent[]): Filed[] =>
  events.flatMap(({ version, at, change }) => {
    if (change.type !== 'attached' || change.visibility !== 'public') return []
    const { name, size, message } = change
    return [{ version, at, name, size, message }]
  })

function messagesOf(events: readonly TicketEvent[], files: readonly Filed[]): Said[] {
  const customer = customerOf(events)
  return events.flatMap(({ version, at, change }) => {
    const from = speaker(change, customer)
    if (from === undefined || !('body' in change)) return []
    const theirs = files.filter(({ message }) => message === version).map(({ name, size }) => ({ name, size }))
    return [{ is: 'message' as const, version, at, from, body: change.body, files: theirs }]
  })
}

const RANK = { status: 1, message: 0, file: 2 } as const

/** The entries of a ticket with these events, in the order of time; of one event the message comes first. */
export function publicPart(events: readonly TicketEvent[]): readonly PublicEntry[] {
  const files = publicFiles(events)
  const alone = files
    .filter(({ message }) => message === null)
    .map(({ version, at, name, size }) => ({ is: 'file' as const, version, at, file: { name, size } }))
  return [...messagesOf(events, files), ...statusesOf(events), ...alone].toSorted(
    (a, b) => a.at - b.at || a.version - b.version || RANK[a.is] - RANK[b.is],
  )
}
