/** A ticket as its contact sees it: nothing of it is internal (POR-2). */
import type { PortalDetail, PortalTicket } from '../contract/portal.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isoOf } from '../domain/time.ts'
import { publicPart } from '../domain/timeline/public-part.ts'
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

/** The ticket with its public conversation. */
export function portalDetail(placed: PlacedTicket, events: readonly RecordedEvent[], seen: Seen): PortalDetail {
  const messages = publicPart(events).flatMap((entry) =>
    entry.is === 'message'
      ? [{ at: isoOf(entry.at), from: entry.from === 'us' ? ('us' as const) : ('you' as const), body: entry.body }]
      : [],
  )
  return { ...portalTicket(placed, seen), messages }
}
