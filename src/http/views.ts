/** Domain values as they go over the wire. */

import type { Explanation, Neighbour } from '../actions/explain.ts'
import type { Why } from '../contract/queue.ts'
import type { TicketAccount } from '../contract/shape.ts'
import type { TicketDetail, TicketSummary, TimelineEvent } from '../contract/tickets.ts'
import { must } from '../domain/assert.ts'
import type { Issue } from '../domain/issue/issue.ts'
import type { Money } from '../domain/money.ts'
import { shownTag, shownTags } from '../domain/tags/vocabulary.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { toldFacts } from '../domain/told-facts.ts'
import { versionAt } from '../domain/version.ts'
import type { RecordedEvent } from '../store/events.ts'
import type { LinkedTicket } from '../store/linked-tickets.ts'
import type { Entry } from '../store/lists.ts'
import type { TicketGlance } from '../store/ticket-glance.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import type { AccountName } from '../store/workspaces.ts'
import { runningView, type Seen } from './clock-views.ts'
import { concernGlance } from './concern-views.ts'
import { handOffGlance, handOffView, nextActorView } from './hand-off-views.ts'
import { helpView } from './help-views.ts'
import { ticketIssueView } from './issue-glance.ts'

/** What accounts are called, by id. */
export type Names = ReadonlyMap<string, AccountName>

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

export const accountView = (id: string, names: Names): TicketAccount => {
  const { slug, name } = must(names.get(id), 'accounts are never removed, and those that are shown were read')
  return { id, slug, name }
}
const leaseView = ({ lease }: TicketGlance) => lease && { by: lease.by, until: isoOf(lease.until) }
const holdView = ({ hold }: TicketGlance) =>
  hold && {
    for: hold.for,
    reason: hold.reason,
    note: hold.note,
    actsNext: hold.actsNext,
    since: isoOf(hold.since),
    until: iso(hold.until),
  }
const pinView = ({ pin }: TicketGlance) =>
  pin && { place: pin.place, reason: pin.reason, by: pin.by, expiresAt: isoOf(pin.expiresAt) }

/** The row of a line; `names` holds the account's name. */
export function summaryView({ ticket, standing }: Omit<Entry, 'key'>, names: Names, seen: Seen): TicketSummary {
  const { accountId } = ticket
  return {
    number: ticket.number,
    subject: ticket.subject,
    kind: ticket.kind,
    team: ticket.team,
    segment: ticket.segment,
    account: accountId === null ? null : accountView(accountId, names),
    contact: ticket.contact,
    status: ticket.status,
    priority: ticket.priority,
    severity: ticket.severity,
    waiting: standing.line === 'waiting',
    owner: ticket.owner,
    lease: leaseView(ticket),
    hold: holdView(ticket),
    pin: pinView(ticket),
    handOff: handOffGlance(ticket.handOff),
    dueAt: iso(standing.dueAt),
    clock: runningView(standing.clock, seen),
    receivedAt: isoOf(ticket.receivedAt),
    updatedAt: isoOf(ticket.updatedAt),
    version: ticket.version,
  }
}

/** What a ticket shows of its account, and of other tickets. */
interface Beside {
  readonly names: Names
  readonly money: Money | null
  readonly links: readonly LinkedTicket[]
  readonly issues: readonly Issue[]
}

/** What triage found out. */
function triageView({ ticket }: PlacedTicket, names: Names) {
  const { form } = ticket
  return {
    form: form && { ...form, answers: { ...form.answers }, missing: [...form.missing] },
    matchedBy: ticket.matchedBy,
    effort: ticket.effort,
    excluded: ticket.excluded,
    routeRule: ticket.routeRule,
    routeWrong: ticket.routeWrong,
    snoozedUntil: iso(ticket.snoozedUntil),
    alsoAffected: ticket.alsoAffected.map((id) => ({ account: accountView(id, names) })),
  }
}

/** One ticket with all its facts. */
export function detailView(placed: PlacedTicket, of: Beside, seen: Seen): TicketDetail {
  const { ticket } = placed
  const vocabulary = versionAt(seen.policies.tags, seen.now)?.document
  return {
    id: ticket.id,
    channel: ticket.channel,
    environment: ticket.environment,
    tags: shownTags(vocabulary, ticket.tags),
    plan: ticket.plan,
    contract: ticket.contract,
    source: ticket.source,
    externalId: ticket.externalId,
    splitFrom: ticket.splitFrom,
    followUpOf: ticket.followUpOf,
    group: ticket.group,
    firstRepliedAt: iso(ticket.firstRepliedAt),
    solvedAt: iso(ticket.solvedAt),
    closedAt: iso(ticket.closedAt),
    closingReason: ticket.closingReason,
    money: of.money,
    reopenCount: ticket.reopenCount,
    reassignCount: ticket.reassignCount,
    ...triageView(placed, of.names),
    helps: ticket.helps.map(helpView),
    concerns: ticket.concerns.map(concernGlance),
    watchers: [...ticket.watchers],
    links: [...of.links],
    issues: of.issues.map((issue) => ticketIssueView(ticket, issue)),
    document: ticket.document,
    area: ticket.area === null ? null : shownTag(vocabulary, 'areas', ticket.area),
    ...summaryView(placed, of.names, seen),
    handOff: handOffView(ticket.handOff, seen.policies),
    handOffCount: ticket.handOffCount,
    betweenHandsMs: ticket.betweenHands,
    nextActor: nextActorView(ticket),
  }
}

/** One event of a ticket's stream. */
export function timelineView(
  { version, at, recordedAt, actor, change }: RecordedEvent,
  names: Names = new Map(),
): TimelineEvent {
  const { type } = change
  const account = type === 'also_affects' ? { accountName: names.get(change.accountId)?.name ?? null } : {}
  const facts = { ...toldFacts(change), ...account }
  return { version, at: isoOf(at), recordedAt: isoOf(recordedAt), actor, type, change: facts }
}

/** The answer in one sentence: the place, and what decided against the ticket before it, or after it for number one. */
function sentenceOf({ placed, place, above, below }: Explanation): string {
  const { number } = placed.ticket
  const stands = placed.standing.line === 'waiting' ? 'stands' : 'would stand'
  const decides = above ?? below
  if (!decides) return `#${number} ${stands} at place ${place}; nothing else waits.`
  const against = above ? 'after' : 'before'
  const { criterion, ours, theirs, neighbour } = decides
  return `#${number} ${stands} at place ${place}, ${against} #${neighbour}, because of ${criterion}: ${ours} against ${theirs}.`
}

function neighbourView(beside: Neighbour | null): Why['above'] {
  if (!beside) return null
  const { neighbour, subject, criterion, ours, theirs } = beside
  return { number: neighbour, subject, criterion, ours, theirs }
}

/** The explanation of a place. */
export function whyView(explanation: Explanation, scope: string): Why {
  const { placed, mode, place, of, policyVersion, criteria, above, below, moves } = explanation
  return {
    number: placed.ticket.number,
    scope,
    mode,
    waiting: placed.standing.line === 'waiting',
    place,
    of,
    policyVersion,
    criteria: [...criteria],
    above: neighbourView(above),
    below: neighbourView(below),
    moves: moves.map(({ change, sentence, place: then }) => ({ change, sentence, place: then })),
    sentence: sentenceOf(explanation),
  }
}
