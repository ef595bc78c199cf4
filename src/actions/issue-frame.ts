/** What every action on issues shares: the issue in hand, who keeps it, and the tickets that are linked with it. */

import type { Issue, IssueFacts } from '../domain/issue/issue.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Tenant } from '../store/db.ts'
import { issueEvents, issuesNumbered } from '../store/issues.ts'
import { saveTickets, type TicketSave } from '../store/tickets.ts'
import { takeTickets } from '../store/tickets-together.ts'
import { members } from '../store/workspaces.ts'
import type { Desk } from './desk.ts'
import { decidedOn, inHand } from './in-hand.ts'
import { lockIssues } from './issue-log.ts'
import { refuseUnknownTeam } from './route-ticket.ts'

/** The issue as writes read it: one that goes on in another names the last of the way (ISS-8).
 *  @throws Refusal `issue_not_found` */
export async function issueNumbered(tx: Tenant, number: number): Promise<Issue> {
  const [found] = await issuesNumbered(tx, [number])
  if (!found) throw new Refusal('issue_not_found', `There is no issue ${number}. Check the number.`)
  if (found.duplicateOf === null) return found
  const next = await issueNumbered(tx, found.duplicateOf)
  return { ...found, duplicateOf: next.duplicateOf ?? next.number }
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
