/** A ticket as the fold of its events. Rules: docs/spec/ticket.md. */
import { must } from './assert.ts'
import { type Flow, NO_FLOW } from './flow/flow.ts'
import { flowFolds, offerEnded } from './flow/flow-fold.ts'
import type { Evidence, FormAnswers, Opened, TicketChange, TicketEvent } from './ticket-event.ts'
import type { Instant } from './time.ts'
import type { OfferedAnswers } from './triaged.ts'
import type { Effort, Exclusion, HoldFor, HoldReason, Match, Priority, Severity, Status } from './vocabulary.ts'

export interface Lease {
  readonly by: string
  /** The first instant at which the lease no longer holds. */
  readonly until: Instant
}

export interface Hold {
  readonly for: HoldFor
  readonly reason: HoldReason
  /** What else there is to say about the reason; null when nothing is. */
  readonly note: string | null
  readonly actsNext: string
  readonly until: Instant | null
  readonly since: Instant
}

export interface Pin {
  readonly place: number
  readonly reason: string
  readonly by: string
  /** The first instant at which the pin no longer holds. */
  readonly expiresAt: Instant
}

/** What an opening says that its ticket does not keep as it came. */
type OnlyOpened = 'type' | 'body' | 'html' | 'form' | 'matchedBy' | 'area' | 'route' | 'detour' | 'excluded'

export interface Ticket extends Omit<Opened, OnlyOpened>, Flow {
  readonly id: string
  /** Number of events folded; the version a writer must have seen. */
  readonly version: number
  readonly status: Status
  readonly severity: Severity | null
  readonly priority: Priority | null
  /** Handle of the member who owns the next step; null while it waits for anybody. */
  readonly owner: string | null
  /** Group inside or outside the team that another system names. */
  readonly group: string | null
  readonly lease: Lease | null
  readonly hold: Hold | null
  readonly pin: Pin | null
  /** Handles of those who looked at it and passed; **next** does not offer it to them again (VERB-6). */
  readonly skippedBy: readonly string[]
  readonly receivedAt: Instant
  /** The first public reply that a person gave, here or elsewhere, whatever it is worth; null until then (TCK-7). */
  readonly firstRepliedAt: Instant | null
  readonly solvedAt: Instant | null
  readonly closedAt: Instant | null
  /** One of the closing reasons, `imported`, how it was dismissed, or `merged` (TCK-12). */
  readonly closingReason: string | null
  /** Number of the ticket that a duplicate repeats, or that it was merged into; null where it does not go on elsewhere. */
  readonly goesOnIn: number | null
  readonly reopenCount: number
  readonly reassignCount: number
  readonly updatedAt: Instant
  /** The intake form it came by; null without one. */
  readonly form: FormAnswers | null
  /** How its account was found; null where nobody looked. */
  readonly matchedBy: Match | null
  /** Product area; null until somebody or a rule names it. */
  readonly area: string | null
  readonly effort: Effort | null
  /** Why nothing is promised to its customer; null where the policy's promises hold. */
  readonly excluded: Exclusion | null
  /** The rule of the routing policy that chose a team for it last; null when none did. */
  readonly routeRule: string | null
  /** Whether it was sent away from where a rule had put it. */
  readonly routeWrong: boolean
  /** Until when the triage inbox leaves it out; null when it does not. */
  readonly snoozedUntil: Instant | null
  /** Ids of further accounts that ask the same. */
  readonly alsoAffected: readonly string[]
}

/** Whether the next action is ours: neither held nor done (TCK-2). */
export const isActionable = (ticket: Pick<Ticket, 'status'>): boolean =>
  ticket.status === 'new' || ticket.status === 'open'

/** Whether it stands in the line for anybody: ours to act on, and nobody owns or leases it (TCK-3). */
export const isWaiting = (ticket: Pick<Ticket, 'status' | 'owner' | 'lease'>): boolean =>
  isActionable(ticket) && ticket.owner === null && ticket.lease === null

function begin(event: TicketEvent, opened: Opened): Ticket {
  const { type: _type, body: _body, html: _html, detour: _detour, route, ...facts } = opened
  return {
    id: event.ticketId,
    version: event.version,
    status: 'new',
    severity: null,
    priority: null,
    owner: null,
    group: null,
    lease: null,
    hold: null,
    pin: null,
    skippedBy: [],
    receivedAt: event.at,
    firstRepliedAt: null,
    solvedAt: null,
    closedAt: null,
    closingReason: null,
    goesOnIn: null,
    reopenCount: 0,
    reassignCount: 0,
    updatedAt: event.at,
    form: null,
    matchedBy: null,
    area: null,
    effort: null,
    excluded: null,
    routeRule: route?.rule ?? null,
    routeWrong: false,
    snoozedUntil: null,
    alsoAffected: [],
    ...NO_FLOW,
    ...facts,
  }
}

type Patch = Partial<Ticket>

/** The open status a ticket returns to: `new` until somebody has answered (TCK-4). */
const ours = (ticket: Ticket): Status => (ticket.firstRepliedAt === null ? 'new' : 'open')

/** A ticket that is not done has no time at which it was (TCK-6). */
const undone = { solvedAt: null, closedAt: null, closingReason: null, goesOnIn: null } as const

const reopen = (ticket: Ticket): Patch => ({
  ...undone,
  status: 'open',
  hold: null,
  reopenCount: ticket.reopenCount + 1,
})

/** What a ticket no longer needs once it is done (TCK-9). */
const ended = { hold: null, lease: null, pin: null } as const satisfies Patch

/** A customer's message always makes the next action ours; one to a solved ticket reopens it (TCK-5). */
function receive(ticket: Ticket): Patch {
  if (ticket.status === 'solved') return reopen(ticket)
  return ticket.hold === null ? {} : { status: ours(ticket), hold: null }
}

/** Somebody of ours has answered: the first time is kept, and a new ticket is under way (TCK-7). */
const answer = (ticket: Ticket, at: Instant): Patch => ({
  firstRepliedAt: ticket.firstRepliedAt ?? at,
  status: ticket.status === 'new' ? 'open' : ticket.status,
})

/** Done for good: `because` is what stands as its closing reason (TCK-12). */
const end = (because: string, at: Instant, goesOnIn: number | null = null): Patch => ({
  ...ended,
  status: 'closed',
  closedAt: at,
  closingReason: because,
  goesOnIn,
})

/** A feature that is not released yet has no promise; what else was excluded stays so. */
function excludedBy(ticket: Ticket, evidence: Evidence | undefined): Exclusion | null {
  const maturity = evidence?.maturity
  if (maturity === 'beta' || maturity === 'experimental') return maturity
  return ticket.excluded === 'best_effort' || maturity === undefined ? ticket.excluded : null
}

type Folds = {
  [Type in TicketChange['type']]: (ticket: Ticket, change: Extract<TicketChange, { type: Type }>, at: Instant) => Patch
}

function withOffered(form: FormAnswers, { answers, missing }: OfferedAnswers): FormAnswers {
  const both = Object.entries({ ...form.answers, ...answers })
  return { ...form, answers: Object.fromEntries(both.filter(([, answer]) => answer !== '')), missing }
}

/** One line per kind of event: what it changes. A new kind does not compile until it has its line. */
const folds: Folds = {
  ...flowFolds,
  opened: () => ({}),
  triaged: (ticket, { severity, priority, evidence }) => ({
    severity,
    priority,
    excluded: excludedBy(ticket, evidence),
    snoozedUntil: null,
    skippedBy: [],
  }),
  untriaged: () => ({ severity: null, priority: null }),
  priority_proposed: () => ({}),
  classified: (_, { kind, area, tags, effort }) => ({ kind, area, tags, effort }),
  form_answered: (ticket, { answers, missing, environment = ticket.environment }) => ({
    form: ticket.form && { ...ticket.form, answers, missing },
    environment,
  }),
  account_set: ({ form }, { accountId, segment, plan, contract, matchedBy, form: offered }) => ({
    form: form && offered ? withOffered(form, offered) : form,
    accountId,
    segment,
    plan,
    contract,
    matchedBy,
  }),
  snoozed: (_, { until }) => ({ snoozedUntil: until }),
  also_affects: ({ alsoAffected }, { accountId, gone }) => {
    if (gone) return { alsoAffected: alsoAffected.filter((id) => id !== accountId) }
    return { alsoAffected: alsoAffected.includes(accountId) ? alsoAffected : [...alsoAffected, accountId] }
  },
  leased: (_, { by, until }) => ({ lease: { by, until } }),
  lease_expired: () => ({ lease: null }),
  claimed: (ticket, { by }, at) => ({ owner: by, lease: null, ...offerEnded(ticket, at) }),
  skipped: ({ skippedBy }, { by }) => ({
    lease: null,
    skippedBy: skippedBy.includes(by) ? skippedBy : [...skippedBy, by],
  }),
  released: (ticket, _, at) => ({ owner: null, lease: null, skippedBy: [], ...offerEnded(ticket, at) }),
  routed: (ticket, { team, group, rule, wrongRule, excluded }) => ({
    team: team ?? ticket.team,
    group,
    reassignCount: ticket.reassignCount + 1,
    // A rule that was wrong once stays the one that was.
    routeRule: ticket.routeWrong ? ticket.routeRule : (wrongRule ?? rule ?? ticket.routeRule),
    routeWrong: ticket.routeWrong || wrongRule !== undefined,
    excluded: excluded === undefined ? ticket.excluded : excluded,
  }),
  assigned: (ticket, { owner }, at) => ({ owner, lease: null, ...offerEnded(ticket, at) }),
  replied: (ticket, { weight }, at) => (weight === 'automatic' ? {} : answer(ticket, at)),
  reply_judged: () => ({}),
  responded: (ticket, _, at) => answer(ticket, at),
  answer_waived: () => ({}),
  noted: () => ({}),
  received: (ticket) => ({ ...receive(ticket), snoozedUntil: null, skippedBy: [] }),
  attached: () => ({}),
  held: (_, { for: waitsFor, reason, note, actsNext, until }, at) => ({
    ...undone,
    status: waitsFor === 'customer' ? 'pending' : 'on_hold',
    hold: { for: waitsFor, reason, note, actsNext, until, since: at },
    lease: null,
  }),
  resumed: (ticket) => ({ ...undone, status: ours(ticket), hold: null }),
  solved: (ticket, { document = ticket.document }, at) => ({
    ...undone,
    ...ended,
    ...offerEnded(ticket, at),
    status: 'solved',
    solvedAt: at,
    document,
  }),
  reopened: (ticket) => reopen(ticket),
  closed: (ticket, { reason, document = ticket.document }, at) => ({
    ...end(reason, at),
    ...offerEnded(ticket, at),
    document,
  }),
  dismissed: (ticket, { as, of }, at) => ({ ...end(as, at, of), ...offerEnded(ticket, at) }),
  merged: (ticket, { into }, at) => ({ ...end('merged', at, into), ...offerEnded(ticket, at) }),
  absorbed: () => ({ skippedBy: [] }),
  split_off: () => ({}),
  terms_changed: (_, { segment, plan, contract }) => ({ segment, plan, contract }),
  rebased: () => ({}),
  clock_warned: () => ({}),
  clock_breached: () => ({}),
  clocks_corrected: () => ({}),
  pinned: (_, { place, reason, by, expiresAt }) => ({ pin: { place, reason, by, expiresAt } }),
  unpinned: () => ({ pin: null }),
  pin_expired: () => ({ pin: null }),
  taken_back: () => ({}),
  facts_changed: () => ({}),
}

/** The ticket after `event`. The first event of a stream is `opened`; `updatedAt` never runs backwards (TCK-1). */
export function foldTicket(ticket: Ticket | undefined, event: TicketEvent): Ticket {
  const { change } = event
  if (ticket === undefined) {
    return begin(event, must(change.type === 'opened' ? change : null, 'a stream starts with opened'))
  }
  const fold = folds[change.type] as (ticket: Ticket, change: TicketChange, at: Instant) => Patch
  const updatedAt = event.at > ticket.updatedAt ? event.at : ticket.updatedAt
  // What takes a step back restores whatever else that step had changed (TRI-9).
  const restored = 'restores' in change ? change.restores : undefined
  return { ...ticket, ...fold(ticket, change, event.at), ...restored, version: event.version, updatedAt }
}

/** The ticket after all of `events`, in stream order. */
export function foldTickets(events: readonly TicketEvent[]): Ticket {
  const folded = events.reduce<Ticket | undefined>(foldTicket, undefined)
  return must(folded, 'a ticket has at least one event')
}
