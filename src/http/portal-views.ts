/** A ticket as its contact sees it: nothing of it is internal (POR-2). */
import type { PortalDetail, PortalTicket } from '../contract/portal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import { isoOf } from '../domain/time.ts'
import type { RecordedEvent } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import type { Seen } from './clock-views.ts'

type State = PortalTicket['state']

const OF_STATUS: Readonly<Record<Ticket['status'], State>> = {
  new: 'received',
  open: 'in_work',
  pending: 'your_turn',
  on_hold: 'elsewhere',
  solved: 'solved',
  closed: 'closed',
}

const SAYS: Readonly<Record<State, string>> = {
  received: 'Received. We will answer you.',
  in_work: 'We are working on it.',
  your_turn: 'It is your turn: we wait for your answer.',
  elsewhere: 'It waits for somebody else, and we keep an eye on it.',
  solved: 'We believe it is solved. Write if it is not.',
  closed: 'Closed. Write, and we open another ticket that follows this one.',
}

const EXPECTED: Readonly<Record<string, string>> = {
  first_response: 'Our first answer',
  next_response: 'Our next answer',
  update: 'Our next update',
  resolution: 'A solution',
}

function expectation({ standing }: PlacedTicket, { now }: Seen): PortalTicket['expect'] {
  const { dueAt = null, metric = '' } = standing.clock ?? {}
  const what = EXPECTED[metric]
  if (dueAt === null || what === undefined) return null
  return { what, dueAt: isoOf(dueAt), late: dueAt < now }
}

/** A row of the portal. */
export function portalTicket(placed: PlacedTicket, seen: Seen): PortalTicket {
  const { number, subject, status, receivedAt, updatedAt } = placed.ticket
  const state = OF_STATUS[status]
  const expect = expectation(placed, seen)
  return {
    number,
    subject,
    state,
    says: SAYS[state],
    expect,
    receivedAt: isoOf(receivedAt),
    updatedAt: isoOf(updatedAt),
  }
}

/** What was said in public; every other kind of event is nobody's business outside. */
function said(change: TicketChange): { from: 'you' | 'us'; body: string } | undefined {
  switch (change.type) {
    case 'opened':
      // What was split off was worded by a colleague.
      return change.splitFrom === null ? { from: 'you', body: change.body } : undefined
    case 'received':
      return { from: 'you', body: change.body }
    case 'replied':
      return { from: 'us', body: change.body }
    default:
      return undefined
  }
}

/** The ticket with its public conversation. */
export function portalDetail(placed: PlacedTicket, events: readonly RecordedEvent[], seen: Seen): PortalDetail {
  const inTime = events.toSorted((a, b) => a.at - b.at)
  const messages = inTime.flatMap(({ at, change }) => {
    const message = said(change)
    return message ? [{ at: isoOf(at), ...message }] : []
  })
  return { ...portalTicket(placed, seen), messages }
}
