/** Builds tickets through the real actions; a test names only what it is about. */
import { loadHistories } from '../../src/actions/load-history.ts'
import { type OpenRequest, openTicket } from '../../src/actions/open-ticket.ts'
import { triageTicket } from '../../src/actions/ticket-verbs.ts'
import type { HistoryEvent, OpenedElsewhere, TicketHistory } from '../../src/domain/history.ts'
import type { HoldRequest } from '../../src/domain/verbs/steer.ts'
import type { AfterReply } from '../../src/domain/verbs/write.ts'
import type { Priority, Severity } from '../../src/domain/vocabulary.ts'
import type { PlacedTicket } from '../../src/store/ticket-row.ts'
import type { TestCompany } from './company.ts'
import { NOON } from './tickets.ts'

const OPENING: OpenRequest & { readonly body: string } = {
  kind: 'problem',
  subject: 'Search is slow',
  body: 'Every search takes ten seconds since this morning.',
  channel: 'email',
  team: 'support',
  account: null,
  segment: undefined,
  contact: null,
  environment: null,
  tags: [],
  source: null,
  externalId: null,
  receivedAt: undefined,
}

/** A hold for the customer, without an end. */
export const aHold: HoldRequest = {
  for: 'customer',
  reason: 'information_needed',
  note: 'logs wanted',
  actsNext: 'them',
  until: null,
}

/** A response that is sent now. */
export const aReply = (body: string, after: AfterReply = 'stay') =>
  ({ body, after, weight: 'response', sentAt: null }) as const

/** What a built ticket may differ in from the example. */
export interface Asked extends Partial<OpenRequest> {
  /** Triaged to this priority, and to severity 2 unless `severity` says another. */
  readonly priority?: Priority | undefined
  readonly severity?: Severity | undefined
}

/** The example of an opening, differing as told. */
export const anOpening = (facts: Partial<OpenRequest> = {}): OpenRequest => ({ ...OPENING, ...facts })

/** A ticket that ada opened now, and triaged if a priority is given. */
export async function aTicket(company: TestCompany, facts: Asked = {}): Promise<PlacedTicket> {
  const { priority, severity = 2, ...opened } = facts
  const desk = await company.desk()
  const placed = await openTicket(desk, anOpening(opened))
  if (priority === undefined) return placed
  return triageTicket(desk, placed.ticket.number, { severity, priority, reason: 'by the contract' })
}

/** The same as `aTicket`, for its number alone. */
export async function aNumber(company: TestCompany, facts: Asked = {}): Promise<number> {
  return (await aTicket(company, facts)).ticket.number
}

/** The opening of a history, differing from the example as told. */
export function openedElsewhere(facts: Partial<OpenedElsewhere> = {}): OpenedElsewhere {
  const { kind, subject, body, channel, team = 'support', account, contact, environment, tags } = OPENING
  const opening = { kind, subject, body, channel, team, account, contact, environment, tags }
  return { type: 'opened', ...opening, segment: 'free', plan: null, contract: null, ...facts }
}

/** A history of the source `elsewhere`: the opening at NOON, then `changes` as they are. */
export function aHistory(
  externalId: string,
  facts: Partial<OpenedElsewhere> = {},
  changes: readonly HistoryEvent[] = [],
): TicketHistory {
  const opening = { ref: `${externalId}/1`, at: NOON, actor: 'ada', change: openedElsewhere(facts) }
  return { source: 'elsewhere', externalId, events: [opening, ...changes] }
}

/** Opens `count` tickets in one batch; the nth is as `factsOf` says of n, from 0. */
export async function manyTickets(
  company: TestCompany,
  count: number,
  factsOf: (n: number) => Partial<OpenedElsewhere>,
): Promise<void> {
  const histories = Array.from({ length: count }, (_, n) => aHistory(company.newId(), factsOf(n)))
  await loadHistories(await company.desk(), histories)
}
