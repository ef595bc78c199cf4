/** Issues: filed, changed, shipped, and merged where they repeat another. Rules: docs/spec/issue.md. */
import { linkIssue } from '../domain/flow/issue-link.ts'
import type { Issue, IssueFacts, SetStatus } from '../domain/issue/issue.ts'
import { edit, type FactsChange, file, merge, move, ship } from '../domain/issue/rules.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Tenant } from '../store/db.ts'
import { customerNames } from '../store/issue-customers.ts'
import { nextIssueNumber, ticketsOfIssue, whereTheyGoOn } from '../store/issues.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { changeTicketsIn, issueInHand, issueNumbered, refuseUnknownKeepers } from './issue-frame.ts'
import { changeIssueIn, lockIssues } from './issue-log.ts'
import { onceInTransaction } from './once.ts'
import { keepFromTickets } from './private-issues.ts'

/** An issue that a write left behind, and how many tickets it told. */
export interface LeftIssue {
  readonly issue: Issue
  readonly told?: number
}

/** Makes what is answered, through the connection of the write. */
export type ShowIssue<View> = (left: LeftIssue, tx: Tenant) => Promise<View>

interface Showing<View> {
  readonly show: ShowIssue<View>
  readonly status: number
}

const written = <View>(
  desk: Desk,
  work: (tx: Tenant) => Promise<LeftIssue>,
  { show, status }: Showing<View>,
): Promise<View> =>
  onceInTransaction(
    desk,
    async (tx) => show(await work(tx), tx),
    (view) => ({ status, body: JSON.stringify(view) }),
  )

/** What is done to issue `number`, which is locked, there, and as the caller has seen it. */
const writtenOf = <View>(
  desk: Desk,
  number: number,
  show: ShowIssue<View>,
  work: (issue: Issue, tx: Tenant) => Promise<LeftIssue>,
): Promise<View> => written(desk, async (tx) => work(await issueInHand(desk, tx, number), tx), { show, status: 200 })

export interface Filing extends IssueFacts {
  /** Number of the ticket it comes from. */
  readonly ticket: number | null
}

/** Files an issue in the caller's transaction, which holds the lock of issues; `tickets` are to be linked with it.
 *  @throws Refusal `member_not_found`, `team_not_found` and as `file` of domain/issue */
export async function filedIn(
  desk: Desk,
  tx: Tenant,
  facts: IssueFacts,
  tickets: readonly number[] = [],
): Promise<Issue> {
  await refuseUnknownKeepers(desk, tx, facts)
  const change = file(await nextIssueNumber(tx), facts, { known: await customerNames(tx, tickets) })
  return changeIssueIn(desk, tx, undefined, change)
}

/** Files an issue, and links the ticket it comes from in the same step.
 *  @throws Refusal `ticket_not_found` and as `filedIn`; Repeated */
export const fileIssue = <View>(desk: Desk, { ticket, ...facts }: Filing, show: ShowIssue<View>): Promise<View> =>
  written(
    desk,
    async (tx) => {
      await lockIssues(tx)
      if (ticket !== null && !(await ticketByNumber(tx, ticket))) {
        throw new Refusal('ticket_not_found', `There is no ticket #${ticket}. Check the number.`)
      }
      const linked = ticket === null ? [] : [ticket]
      const issue = await filedIn(desk, tx, facts, linked)
      await changeTicketsIn(desk, tx, linked, (each) => linkIssue(each, desk.asking, issue.number))
      return { issue }
    },
    { show, status: 201 },
  )

/** Changes what is written of an issue.
 *  @throws Refusal `issue_not_found`, `stale_write`, `member_not_found`, `team_not_found` and as `edit`; Repeated */
export const changeIssue = <View>(
  desk: Desk,
  number: number,
  wanted: FactsChange,
  show: ShowIssue<View>,
): Promise<View> =>
  writtenOf(desk, number, show, async (issue, tx) => {
    await refuseUnknownKeepers(desk, tx, wanted)
    const change = edit(issue, wanted, { known: await customerNames(tx, await ticketsOfIssue(tx, number)) })
    return { issue: await changeIssueIn(desk, tx, issue, change) }
  })

/** Sets the status of an issue. @throws Refusal `issue_not_found`, `stale_write` and as `move`; Repeated */
export const moveIssue = <View>(
  desk: Desk,
  number: number,
  { status, reason }: { readonly status: SetStatus; readonly reason: string },
  show: ShowIssue<View>,
): Promise<View> =>
  writtenOf(desk, number, show, async (issue, tx) => ({
    issue: await changeIssueIn(desk, tx, issue, move(issue, status, reason)),
  }))

/** The tickets that are linked with an issue, and those in which linked ones go on. */
async function concerned(tx: Tenant, issue: number): Promise<number[]> {
  const linked = await ticketsOfIssue(tx, issue)
  return [...new Set([...linked, ...(await whereTheyGoOn(tx, linked))])]
}

/** Says that an issue has shipped, and so on every ticket that is linked with it, closed ones too. No customer is written
 *  to. @throws Refusal `issue_not_found`, `stale_write` and as `ship`; Repeated */
export const shipIssue = <View>(
  desk: Desk,
  number: number,
  { note }: { readonly note: string },
  show: ShowIssue<View>,
): Promise<View> =>
  writtenOf(desk, number, show, async (issue, tx) => {
    const tickets = await concerned(tx, number)
    const change = ship(issue, note, { known: await customerNames(tx, tickets), tickets: tickets.length })
    const shipped = { type: 'issue_shipped', by: desk.asking.handle, issue: number, note } as const
    const told = await changeTicketsIn(desk, tx, tickets, (ticket) => [
      ...(ticket.issues.includes(number) ? [] : linkIssue(ticket, desk.asking, number)),
      shipped,
    ])
    const reached = await keepFromTickets(desk, tx, issue, tickets)
    return { issue: await changeIssueIn(desk, tx, reached, change), told }
  })

/** What a merge tells a ticket of the issue that ends: the link moves, and what has shipped already is told (ISS-8). */
function moved(ticket: Ticket, { handle }: Desk['asking'], issue: Issue, into: Issue): TicketChange[] {
  const { number: kept, shippedAt, shippedNote } = into
  const reason = `It goes on in issue ${kept}.`
  const news = issue.shippedAt === null && shippedAt !== null
  return [
    { type: 'issue_unlinked', by: handle, issue: issue.number, reason },
    ...(ticket.issues.includes(kept) ? [] : [{ type: 'issue_linked', by: handle, issue: kept } as const]),
    ...(news ? [{ type: 'issue_shipped', by: handle, issue: kept, note: shippedNote } as const] : []),
  ]
}

/** Ends an issue because it goes on in another, to which its tickets move.
 *  @throws Refusal `issue_not_found`, `stale_write` and as `merge`; Repeated */
export const mergeIssue = <View>(
  desk: Desk,
  number: number,
  { into: kept, reason }: { readonly into: number; readonly reason: string },
  show: ShowIssue<View>,
): Promise<View> =>
  writtenOf(desk, number, show, async (issue, tx) => {
    const into = await issueNumbered(tx, kept)
    const tickets = await ticketsOfIssue(tx, number)
    const { ended, goesOn } = merge(issue, { into, reason, tickets: tickets.length })
    const told = await changeTicketsIn(desk, tx, tickets, (ticket) => moved(ticket, desk.asking, issue, into))
    await changeIssueIn(desk, tx, await keepFromTickets(desk, tx, into, tickets), goesOn)
    return { issue: await changeIssueIn(desk, tx, issue, ended), told }
  })
