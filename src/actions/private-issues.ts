/** Public issues turn private once they name somebody who asks in their tickets (ISS-10). */
import type { Issue } from '../domain/issue/issue.ts'
import type { Known } from '../domain/issue/public-words.ts'
import { keptPrivate } from '../domain/issue/rules.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Tenant } from '../store/db.ts'
import { type Askers, contactsBeside, customersOf, namesOf, publicIssuesOf } from '../store/issue-customers.ts'
import { issuesNumbered } from '../store/issues.ts'
import type { TicketSave } from '../store/tickets.ts'
import { changeIssueIn, type IssueWriter, lockIssues } from './issue-log.ts'

const reasonOf = (tickets: readonly number[]): string =>
  tickets.length === 1
    ? `It names a customer who asks in ticket #${tickets.join()}, which is linked with it.`
    : 'It names a customer who asks in tickets that are linked with it.'

async function keepFrom(
  desk: IssueWriter,
  tx: Tenant,
  issue: Issue,
  { named, tickets }: { readonly named: Known['linked']; readonly tickets: readonly number[] },
): Promise<Issue> {
  const change = keptPrivate(issue, named, reasonOf(tickets))
  return change ? changeIssueIn(desk, tx, issue, change) : issue
}

/** The issue as it stands once these tickets, which are saved, have come to it. */
export const keepFromTickets = async (
  desk: IssueWriter,
  tx: Tenant,
  issue: Issue,
  tickets: readonly number[],
): Promise<Issue> =>
  issue.audience === 'private' ? issue : keepFrom(desk, tx, issue, { named: await customersOf(tx, tickets), tickets })

/** Somebody who asks in a ticket, and the issues that hear of them by this write. */
interface Coming extends Askers {
  readonly ticket: number
  /** The ticket in which they ask, which may go on in that one. */
  readonly through: number
  readonly issues: readonly number[]
}

const askersOf = ({ accountId, alsoAffected, contact }: Ticket): Askers => ({
  accountIds: accountId === null ? alsoAffected : [accountId, ...alsoAffected],
  contacts: contact === null ? [] : [contact.name],
})

/** Contacts who come with accounts that ask the same. */
const contactsComing = ({ appended }: TicketSave): readonly string[] =>
  appended.flatMap(({ event: { change } }) => (change.type === 'also_affects' ? (change.contact?.name ?? []) : []))

/** Issues that a ticket came to, or all of its own where somebody came to the ticket. */
function issuesReached(before: Ticket, after: Ticket): readonly number[] {
  const [was, is] = [askersOf(before), askersOf(after)]
  const came =
    is.accountIds.some((id) => !was.accountIds.includes(id)) || is.contacts.some((name) => !was.contacts.includes(name))
  return came ? after.issues : after.issues.filter((issue) => !before.issues.includes(issue))
}

const standsAfter = ({ before, appended }: TicketSave): Ticket | undefined => (appended.at(-1)?.after ?? before)?.ticket

/** Who asks in a ticket that goes on in another asks in that one. */
function comingBy(saves: readonly TicketSave[]): Coming[] {
  const tickets = saves.flatMap((save) => standsAfter(save) ?? [])
  const found = saves.flatMap((save): Coming[] => {
    const [before, after] = [save.before?.ticket, standsAfter(save)]
    if (!before || !after) return []
    const { accountIds, contacts } = askersOf(after)
    const askers = { through: after.number, accountIds, contacts: [...contacts, ...contactsComing(save)] }
    const own = { ticket: after.number, issues: issuesReached(before, after), ...askers }
    const goesOn = tickets.find(({ number }) => number === after.goesOnIn && number !== before.goesOnIn)
    return goesOn ? [own, { ticket: goesOn.number, issues: goesOn.issues, ...askers }] : [own]
  })
  return found.filter(({ issues }) => issues.length > 0)
}

/** Turns the public issues private that name whoever came to them by these tickets, which are about to be saved; gives
 *  their numbers. Few tickets have issues, so that the workspace is locked only for them, after the ticket: of two who
 *  then wait for each other one begins anew. */
export async function keepFromComing(
  desk: IssueWriter,
  tx: Tenant,
  saves: readonly TicketSave[],
): Promise<readonly number[]> {
  const coming = comingBy(saves)
  if (coming.length === 0) return []
  await lockIssues(tx)
  const turned: number[] = []
  for (const issue of await issuesNumbered(tx, [...new Set(coming.flatMap(({ issues }) => issues))])) {
    if (issue.audience === 'private') continue
    const its = coming.filter(({ issues }) => issues.includes(issue.number))
    const beside = await contactsBeside(
      tx,
      its.map(({ through }) => through),
    )
    const named = await namesOf(tx, {
      accountIds: its.flatMap(({ accountIds }) => accountIds),
      contacts: [...its.flatMap(({ contacts }) => contacts), ...beside],
    })
    const tickets = [...new Set(its.map(({ ticket }) => ticket))]
    if ((await keepFrom(desk, tx, issue, { named, tickets })) !== issue) turned.push(issue.number)
  }
  return turned
}

/** Turns the public issues private that name one of these accounts, whose names or domains are others now; gives their
 *  numbers. The workspace is locked. */
export async function keepFromAccounts(
  desk: IssueWriter,
  tx: Tenant,
  accountIds: readonly string[],
): Promise<readonly number[]> {
  const reached = accountIds.length === 0 ? [] : await publicIssuesOf(tx, accountIds)
  const issues = await issuesNumbered(
    tx,
    reached.map(({ issue }) => issue),
  )
  const turned: number[] = []
  for (const issue of issues) {
    const its = reached.filter((each) => each.issue === issue.number).flatMap((each) => each.accountIds)
    const named = await namesOf(tx, { accountIds: its, contacts: [] })
    if ((await keepFrom(desk, tx, issue, { named, tickets: [] })) !== issue) turned.push(issue.number)
  }
  return turned
}
