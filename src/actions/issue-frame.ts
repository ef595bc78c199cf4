/** What every action on issues shares: their lock, their events, and the tickets that are linked with them. */

import type { Issue, IssueFacts } from '../domain/issue/issue.ts'
import { foldIssue, type IssueChange } from '../domain/issue/issue-event.ts'
import { namesCustomer } from '../domain/issue/public-words.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { customersOf } from '../store/issue-customers.ts'
import { issueEvents, issuesNumbered, saveIssues } from '../store/issues.ts'
import { saveTickets, type TicketSave } from '../store/tickets.ts'
import { takeTickets } from '../store/tickets-together.ts'
import { members, workspaceState } from '../store/workspaces.ts'
import type { Desk } from './desk.ts'
import { decidedOn, inHand } from './in-hand.ts'
import { refuseUnknownTeam } from './route-ticket.ts'

/** Whoever writes issues, or links tickets with them, holds the workspace first and its tickets after it: numbers count up
 *  without gaps, and nobody links what is merged or ships at the same moment. */
export const lockIssues = async (tx: Tenant): Promise<void> => {
  await workspaceState(tx, 'lock')
}

/** @throws Refusal `issue_not_found` */
export async function issueNumbered(tx: Tenant, number: number): Promise<Issue> {
  const [found] = await issuesNumbered(tx, [number])
  if (!found) throw new Refusal('issue_not_found', `There is no issue ${number}. Check the number.`)
  return found
}

/** Nobody may overwrite what they have not seen. @throws Refusal `stale_write` with what changed since (LOG-2) */
async function refuseStale(tx: Tenant, { id, number, version }: Issue, seen: number | undefined): Promise<void> {
  if (seen === undefined || seen === version) return
  const since = (await issueEvents(tx, id)).filter((event) => event.version > seen)
  const text = `Issue ${number} has changed since you read it. Look at what changed, then decide again.`
  throw new Refusal('stale_write', text, {
    version,
    since: since.map(({ version: at, actor, change }) => ({ version: at, actor, type: change.type })),
  })
}

/** The issue, with the lock that every change of one takes. @throws Refusal `issue_not_found`, `stale_write` */
export async function issueInHand(desk: Desk, tx: Tenant, number: number): Promise<Issue> {
  await lockIssues(tx)
  const issue = await issueNumbered(tx, number)
  await refuseStale(tx, issue, desk.seen)
  return issue
}

/** Appends `change` to an issue, or as the first event of a new one, and saves what it makes of it. */
export async function changeIssueIn(
  desk: Pick<Desk, 'now' | 'asking' | 'origin' | 'newId'>,
  tx: Tenant,
  before: Issue | undefined,
  change: IssueChange,
): Promise<Issue> {
  const { now: at, asking, origin, newId } = desk
  const event = { id: before?.id ?? newId(), version: (before?.version ?? 0) + 1, at, actor: asking.handle, change }
  const { id: streamId, version, actor } = event
  await appendFacts(tx, [{ stream: 'issue', streamId, version, type: change.type, at, actor, change, origin }], at)
  const after = foldIssue(before, event)
  await saveIssues(tx, [after])
  return after
}

/** @throws Refusal `member_not_found`, `team_not_found` */
export async function refuseUnknownKeepers(
  desk: Desk,
  tx: Tenant,
  { owner, team }: { readonly [Fact in 'owner' | 'team']?: IssueFacts[Fact] | undefined },
): Promise<void> {
  if (team) refuseUnknownTeam(desk, team)
  if (!owner) return
  if (!(await members(tx)).some(({ handle }) => handle === owner)) {
    throw new Refusal('member_not_found', `There is no member "${owner}". Check the handle.`)
  }
}

/** A public issue that names the customer of one of these tickets, which come to it, is private from then on (ISS-10). */
export async function keptPrivate(desk: Desk, tx: Tenant, issue: Issue, tickets: readonly number[]): Promise<Issue> {
  if (issue.audience === 'private' || !namesCustomer(issue, await customersOf(tx, tickets))) return issue
  const which = tickets.length === 1 ? `ticket #${tickets.join()}, which was` : `tickets that were`
  const reason = `It names the customer of ${which} linked with it.`
  return changeIssueIn(desk, tx, issue, { type: 'issue_edited', audience: 'private', reason })
}

/** Tickets whose events are saved by one statement. */
const AT_ONCE = 50

/** Appends what `decide` makes of each of these tickets, whatever their status; returns how many changed. */
export async function changeTicketsIn(
  desk: Desk,
  tx: Tenant,
  numbers: readonly number[],
  decide: (ticket: Ticket) => readonly TicketChange[],
): Promise<number> {
  const taken = numbers.length === 0 ? [] : await takeTickets(tx, numbers)
  const saves: TicketSave[] = []
  for (const before of taken) {
    const held = await inHand(desk, tx, before)
    const changes = decide(held.current.ticket)
    if (changes.length > 0) saves.push(await decidedOn(desk, tx, held, changes))
  }
  for (let from = 0; from < saves.length; from += AT_ONCE) {
    await saveTickets(tx, saves.slice(from, from + AT_ONCE), desk.now)
  }
  return saves.length
}
