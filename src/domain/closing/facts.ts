/** What the record of a ticket shows of whether it may end. Rules: docs/spec/lifecycle.md. */
import type { Issue } from '../issue/issue.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketEvent } from '../ticket-event.ts'
import type { ReplyWeight, Status } from '../vocabulary.ts'

export interface ClosingFacts {
  /** Numbers of its tasks that are neither solved nor closed. */
  readonly openTasks: readonly number[]
  /** Our public words since the customer's last message, without those that nobody wrote. */
  readonly tries: number
  /** Addresses that our public replies gave to the customer. */
  readonly shared: readonly string[]
  readonly hasAccount: boolean
  /** Issues it is linked with, but for those that repeat another. */
  readonly issues: readonly FiledIssue[]
}

/** An issue, as far as it matters here. */
export type FiledIssue = Pick<Issue, 'number' | 'kind' | 'url' | 'shippedAt'>

/** What is linked to it, as far as it matters here. */
interface Linked {
  readonly number: number
  readonly status: Status
  readonly as: string
}

type Said = Pick<TicketEvent, 'version' | 'change'>

const ADDRESS = /https?:\/\/[^\s<>"'`)\]}]+/g

/** The web addresses in a text, without the punctuation after them. */
export const addressesIn = (text: string | null): string[] =>
  [...(text ?? '').matchAll(ADDRESS)].map(([address]) => address.replace(/[.,;:!?/]+$/, ''))

function triesOf(events: readonly Said[]): number {
  const judged = new Map<number, ReplyWeight>()
  for (const { change } of events) if (change.type === 'reply_judged') judged.set(change.reply, change.weight)
  const last = events.findLast(({ change }) => change.type === 'opened' || change.type === 'received')?.version ?? 0
  return events.filter(({ version, change }) => {
    if (version <= last) return false
    if (change.type === 'responded') return true
    return change.type === 'replied' && (judged.get(version) ?? change.weight) !== 'automatic'
  }).length
}

/** What `events` of a ticket, in stream order, and its links show. */
export const closingFacts = (
  { accountId }: Pick<Ticket, 'accountId'>,
  events: readonly Said[],
  links: readonly Linked[],
  issues: readonly FiledIssue[] = [],
): ClosingFacts => ({
  openTasks: links
    .filter(({ as, status }) => as === 'task' && status !== 'solved' && status !== 'closed')
    .map(({ number }) => number),
  tries: triesOf(events),
  shared: [...new Set(events.flatMap(({ change }) => (change.type === 'replied' ? addressesIn(change.body) : [])))],
  hasAccount: accountId !== null,
  issues,
})
