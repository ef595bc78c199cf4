/** Who may read the issues that events of tickets and of issues number. */
import type { Audience } from '../domain/issue/issue.ts'
import { type IssueEvent, publicHistory } from '../domain/issue/issue-event.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import type { Tenant } from '../store/db.ts'
import { issueEvents, publicAmong, type Sight } from '../store/issues.ts'

function issueIn({ change }: Pick<TicketEvent, 'change'>): number | undefined {
  switch (change.type) {
    case 'issue_linked':
    case 'issue_unlinked':
    case 'issue_shipped':
    case 'taken_back':
      return change.issue
    default:
      return undefined
  }
}

/** Of an event of a ticket that numbers an issue: who may read that now; by it the number is kept from others. */
export async function issueAudiences(
  tenant: Tenant,
  events: readonly Pick<TicketEvent, 'change'>[],
): Promise<(event: Pick<TicketEvent, 'change'>) => { audience?: Audience }> {
  const open = await publicAmong(tenant, [...new Set(events.flatMap((event) => issueIn(event) ?? []))])
  return (event) => {
    const number = issueIn(event)
    return number === undefined ? {} : { audience: open.has(number) ? 'public' : 'private' }
  }
}

const otherIn = ({ change }: IssueEvent): number | undefined => {
  if (change.type === 'issue_merged') return change.into
  return change.type === 'issue_absorbed' ? change.absorbed : undefined
}

/** What happened to an issue, as far as whoever asks may see it (ISS-3). */
export async function historyFor(tenant: Tenant, id: string, sight: Sight) {
  const events = await issueEvents(tenant, id)
  if (sight === 'all') return events
  const open = await publicAmong(
    tenant,
    events.flatMap((event) => otherIn(event) ?? []),
  )
  return publicHistory(events, open)
}
