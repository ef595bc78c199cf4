/** Issues as they go over the wire. */
import type { LeftIssue } from '../actions/issues.ts'
import type { IssueDetail, IssueEvent, IssueSummary } from '../contract/issues.ts'
import type { Issue } from '../domain/issue/issue.ts'
import type { IssueEvent as Happened, PublicIssueEvent } from '../domain/issue/issue-event.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { accountsOfIssue, type LinkCounts, latestOfIssue, linkCounts } from '../store/issues.ts'
import type { Desks } from './desks.ts'
import { glanceView } from './issue-glance.ts'
import { accountView } from './views.ts'

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

const NONE: LinkCounts = { tickets: 0, accounts: 0 }

export const summaryOf = (issue: Issue, counts: ReadonlyMap<number, LinkCounts>): IssueSummary => {
  const { tickets, accounts } = counts.get(issue.number) ?? NONE
  return {
    ...glanceView(issue),
    tickets,
    accounts,
    shippedAt: iso(issue.shippedAt),
    createdAt: isoOf(issue.createdAt),
    updatedAt: isoOf(issue.updatedAt),
    version: issue.version,
  }
}

/** The most tickets and accounts that an issue lists. */
const MOST = 200

/** What is linked with an issue. */
async function linkedView(desks: Desks, tenant: Tenant, number: number): Promise<IssueDetail['linked']> {
  const tickets = await latestOfIssue(tenant, number, MOST + 1)
  const accounts = await accountsOfIssue(tenant, number, MOST + 1)
  const shown = { tickets: tickets.slice(0, MOST), accounts: accounts.slice(0, MOST) }
  const ids = [...shown.tickets, ...shown.accounts].flatMap(({ accountId }) => accountId ?? [])
  const names = await desks.accountNames(tenant, [...new Set(ids)])
  return {
    tickets: shown.tickets.map(({ accountId, receivedAt, ...ticket }) => ({
      ...ticket,
      account: accountId === null ? null : accountView(accountId, names),
      receivedAt: isoOf(receivedAt),
    })),
    accounts: shown.accounts.map((each) => ({ account: accountView(each.accountId, names), tickets: each.tickets })),
    more: tickets.length > MOST || accounts.length > MOST,
  }
}

/** An issue with all that is known of it. */
export const issueView =
  (desks: Desks) =>
  async ({ issue, told }: LeftIssue, tenant: Tenant): Promise<IssueDetail> => ({
    ...summaryOf(issue, await linkCounts(tenant, [issue.number])),
    text: issue.text,
    createdBy: issue.createdBy,
    shippedNote: issue.shippedNote,
    linked: await linkedView(desks, tenant, issue.number),
    ...(told === undefined ? {} : { told }),
  })

/** One event of its stream; the type stands beside what it says. */
export function eventView({ version, at, actor, change }: Happened | PublicIssueEvent): IssueEvent {
  const { type, ...facts } = change
  return { version, at: isoOf(at), actor, type, change: facts }
}
