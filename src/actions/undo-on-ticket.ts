/** Takes a step back, with what another ticket was told of it and the issue that it filed. */
import { move, refuseMerged } from '../domain/issue/rules.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketChange, TicketEvent } from '../domain/ticket-event.ts'
import { named } from '../domain/verbs/asking.ts'
import { isShort, otherTakenBack, stepWords } from '../domain/verbs/take-back.ts'
import { issueMeant, otherMeant, undo } from '../domain/verbs/undo.ts'
import { type UndoRequest, wantedOf } from '../domain/verbs/undo-meant.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketsOfIssue } from '../store/issues.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { type BothChanges, changeBoth } from './change-both.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { issueNumbered } from './issue-frame.ts'
import { changeIssueIn, lockIssues } from './issue-log.ts'

/** What a step concerns beside its ticket. */
interface Concerned {
  /** Number of the other ticket that it told of itself. */
  readonly other: number | null
  /** Number of the issue that it linked, unlinked or filed. */
  readonly issue: number | null
}

const NOTHING: Concerned = { other: null, issue: null }

async function concernedIn(
  { asking }: Pick<Desk, 'asking'>,
  tenant: Tenant,
  events: readonly TicketEvent[],
  request: UndoRequest,
): Promise<Concerned> {
  const other = otherMeant(events, asking, request)
  const isThere = other !== null && (await ticketByNumber(tenant, other)) !== undefined
  return { other: isThere ? other : null, issue: issueMeant(events, asking, request) }
}

/** What it concerns as far as can be seen before anything is locked. */
async function concernedNow(desk: Desk, number: number, request: UndoRequest): Promise<Concerned> {
  const { tenant } = desk
  const before = await ticketByNumber(tenant, number)
  return before ? concernedIn(desk, tenant, await ticketEvents(tenant, before.ticket.id), request) : NOTHING
}

/** What is appended to either ticket. @throws Refusal as `undo`, `otherTakenBack` */
async function onBoth(
  { asking }: Desk,
  tx: Tenant,
  [{ ticket }, { ticket: other }]: readonly [PlacedTicket, PlacedTicket],
  request: UndoRequest,
): Promise<BothChanges> {
  const events = await ticketEvents(tx, ticket.id)
  const own = undo(ticket, asking, events, request)
  const wanted = wantedOf(ticket, events, asking, request)
  if (!isShort(wanted)) return { own, other: [] }
  const told = { ticket: other, events: await ticketEvents(tx, other.id), number: ticket.number }
  return { own, other: otherTakenBack(told, asking, wanted) }
}

/** The issue that `step` filed, as long as nothing else has happened to it; undefined for any other (LIF-9). */
async function untouched(tx: Tenant, number: number, { actor, at }: TicketEvent) {
  const issue = await issueNumbered(tx, number)
  const isFiled = issue.version === 1 && issue.createdAt === at && issue.createdBy === actor
  return isFiled && (await ticketsOfIssue(tx, number)).length === 1 ? issue : undefined
}

/** Takes a step back that concerns an issue, in the caller's transaction, which holds the lock of issues.
 *  @throws Refusal as `undo`; `issue_merged` */
async function withIssue(
  desk: Desk,
  tx: Tenant,
  { ticket, events, issue: number }: { ticket: Ticket; events: readonly TicketEvent[]; issue: number },
  request: UndoRequest,
): Promise<TicketChange[]> {
  const step = wantedOf(ticket, events, desk.asking, request)
  const { type } = step.change
  const filed = type === 'issue_linked' || type === 'issue_unlinked' ? undefined : await untouched(tx, number, step)
  const changes = undo(ticket, desk.asking, events, { ...request, issueGoes: filed !== undefined })
  if (type === 'issue_unlinked') refuseMerged(await issueNumbered(tx, number))
  if (filed) {
    const reason = `What filed it was taken back: ${named(ticket).toLowerCase()} was ${stepWords(type)}.`
    await changeIssueIn(desk, tx, filed, move(filed, 'wont_do', reason))
  }
  return changes
}

async function onOne(
  desk: Desk,
  tx: Tenant,
  { ticket, seen }: { readonly ticket: Ticket; readonly seen: Concerned },
  request: UndoRequest,
): Promise<TicketChange[]> {
  const events = await ticketEvents(tx, ticket.id)
  const { other, issue } = await concernedIn(desk, tx, events, request)
  if (other === null && issue === null) return undo(ticket, desk.asking, events, request)
  // What the step concerns changes with it or not at all, and is locked first.
  if (other !== null || issue === null || issue !== seen.issue) {
    const text = `${named(ticket)} has changed just now. Look at what changed, then decide again.`
    throw new Refusal('stale_write', text)
  }
  return withIssue(desk, tx, { ticket, events, issue }, request)
}

/** Takes a step back, and with it what the other ticket of a merge, a split, a link or a duplicate was told of it (LIF-8,
 *  TRI-16), and an issue that it filed and that nothing else has happened to (LIF-9).
 *  @throws Refusal as `undo`; `undo_overtaken` where the other has gone on; `issue_merged`, `stale_write`; Repeated */
export async function undoOnTicket(desk: Desk, number: number, request: UndoRequest): Promise<PlacedTicket> {
  const seen = await concernedNow(desk, number, request)
  if (seen.other !== null) {
    return changeBoth(desk, [number, seen.other], (ticket, beside, tx) => onBoth(desk, tx, [ticket, beside], request))
  }
  return changeTicket(
    desk,
    number,
    (ticket, tx) => onOne(desk, tx, { ticket, seen }, request),
    seen.issue === null ? {} : { first: lockIssues },
  )
}
