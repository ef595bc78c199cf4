/** Builds tickets out of events; a test names only what it is about. */
import { foldTickets, type Ticket } from '../../src/domain/ticket.ts'
import type { Opened, TicketChange, TicketEvent, TicketEventType } from '../../src/domain/ticket-event.ts'
import { type Instant, instant, later, MINUTE } from '../../src/domain/time.ts'
import type { Priority, Severity, Status } from '../../src/domain/vocabulary.ts'

/** A Monday, in the middle of everybody's working hours. */
/** What closing a question or a problem says where no document would have helped. */
export const NO_DOCUMENT = { found: 'not_needed', url: null } as const

export const NOON = instant('2024-03-18T12:00-07:00')

/** An example of every kind of event. */
export const CHANGES: { readonly [Type in TicketEventType]: TicketChange & { readonly type: Type } } = {
  opened: {
    type: 'opened',
    number: 1,
    kind: 'problem',
    subject: 'Search is slow',
    body: 'Every search takes ten seconds since this morning.',
    channel: 'email',
    team: 'support',
    accountId: null,
    segment: 'enterprise',
    plan: 'gold',
    contract: null,
    contact: { name: 'Ada', email: 'ada@example.com' },
    environment: 'production',
    tags: [],
    source: null,
    externalId: null,
    splitFrom: null,
    followUpOf: null,
  },
  triaged: { type: 'triaged', severity: 2, priority: 'p2', reason: 'slow, with a workaround' },
  untriaged: { type: 'untriaged', by: 'ann', reason: 'taken back' },
  taken_back: { type: 'taken_back', by: 'ann', what: 'solved', since: 2, undoes: 2, restores: {} },
  priority_proposed: {
    type: 'priority_proposed',
    by: 'cem',
    severity: 1,
    priority: 'p1',
    reason: 'they demo on Friday',
  },
  classified: { type: 'classified', by: 'ann', kind: 'problem', area: 'search', tags: ['indexing'], effort: 'hours' },
  form_answered: { type: 'form_answered', by: 'cem', answers: { summary: 'It does not start.' }, missing: ['steps'] },
  account_set: {
    type: 'account_set',
    by: 'ann',
    accountId: '0190a3f2-0000-7000-8000-00000000000a',
    segment: 'enterprise',
    plan: 'gold',
    contract: null,
    matchedBy: 'given',
    reason: 'signed with their name',
  },
  snoozed: { type: 'snoozed', by: 'ann', until: later(NOON, 60 * MINUTE), reason: 'they write again at one' },
  also_affects: {
    type: 'also_affects',
    by: 'ann',
    accountId: '0190a3f2-0000-7000-8000-00000000000b',
    contact: { name: 'Bo', email: 'bo@example.org' },
    note: null,
  },
  leased: { type: 'leased', by: 'ann', until: later(NOON, 60 * MINUTE), passedOver: null },
  lease_expired: { type: 'lease_expired', by: 'ann' },
  claimed: { type: 'claimed', by: 'ann', passedOver: null, reason: null },
  skipped: { type: 'skipped', by: 'ann', reason: 'needs somebody who knows search' },
  released: { type: 'released', by: 'ann', reason: 'end of shift' },
  routed: { type: 'routed', team: 'search', group: 'indexing', reason: null },
  assigned: { type: 'assigned', owner: 'bob' },
  replied: { type: 'replied', by: 'ann', body: 'We found a slow query and rolled it back.', weight: 'response' },
  reply_judged: { type: 'reply_judged', reply: 2, weight: 'acknowledgement', by: 'lea', reason: 'says nothing' },
  responded: { type: 'responded', by: 'ann', where: 'phone' },
  answer_waived: { type: 'answer_waived', message: 1, by: 'ann', reason: 'a thank-you' },
  noted: { type: 'noted', by: 'ann', body: 'Looks like last week.' },
  received: { type: 'received', from: { name: 'Ada', email: 'ada@example.com' }, body: 'Still slow.' },
  attached: {
    type: 'attached',
    attachmentId: '0190a3f2-0000-7000-8000-000000000001',
    name: 'query-plan.txt',
    mediaType: 'text/plain',
    size: 512,
    sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    visibility: 'public',
    message: 1,
    by: 'ann',
  },
  held: {
    type: 'held',
    for: 'customer',
    reason: 'information_needed',
    note: 'logs wanted',
    actsNext: 'Ada',
    until: null,
  },
  resumed: { type: 'resumed', reason: 'logs came' },
  solved: { type: 'solved', resolution: 'rolled back' },
  reopened: { type: 'reopened', reason: 'came back' },
  closed: { type: 'closed', reason: 'customer_confirmed', comment: null },
  dismissed: { type: 'dismissed', as: 'duplicate', of: 7, by: 'ann', reason: 'asked twice' },
  merged: { type: 'merged', into: 7, by: 'ann', reason: 'the same fault' },
  absorbed: {
    type: 'absorbed',
    number: 9,
    by: 'ann',
    sameCustomer: true,
    segment: 'enterprise',
    plan: 'gold',
    contract: null,
    clocks: [],
  },
  split_off: { type: 'split_off', into: 8, by: 'ann', reason: 'two asks in one' },
  terms_changed: { type: 'terms_changed', segment: 'team', plan: 'silver', contract: 'acme-2024', reason: 'renewed' },
  rebased: { type: 'rebased', reason: 'new hours' },
  clock_warned: {
    type: 'clock_warned',
    metric: 'first_response',
    cycle: 1,
    party: null,
    percent: 75,
    dueAt: later(NOON, 60 * MINUTE),
    alarm: null,
  },
  clock_breached: {
    type: 'clock_breached',
    metric: 'first_response',
    cycle: 1,
    party: null,
    percent: 100,
    dueAt: later(NOON, 60 * MINUTE),
    alarm: null,
  },
  clocks_corrected: { type: 'clocks_corrected', because: 2, changes: ['first response: met'] },
  pinned: { type: 'pinned', place: 1, reason: 'board meeting', by: 'lea', expiresAt: later(NOON, 24 * 60 * MINUTE) },
  unpinned: { type: 'unpinned', by: 'lea', reason: 'meeting moved' },
  pin_expired: { type: 'pin_expired', place: 1 },
  handoff_offered: {
    type: 'handoff_offered',
    by: 'ann',
    kind: 'case',
    team: 'support',
    to: null,
    region: null,
    packet: { context: 'Search is slow since the update.' },
    policy: 1,
  },
  handoff_accepted: { type: 'handoff_accepted', by: 'bob', team: 'support' },
  handoff_bounced: { type: 'handoff_bounced', by: 'bob', missing: ['Next step'], reason: 'who calls them, and when?' },
  handoff_withdrawn: { type: 'handoff_withdrawn', by: 'ann', reason: 'I go on myself' },
  help_asked: {
    type: 'help_asked',
    help: 1,
    by: 'ann',
    kind: 'troubleshooting',
    team: 'engineering',
    packet: { environment: 'production' },
    missing: ['Reproduction'],
    score: 80,
    key: NOON,
    policy: 1,
  },
  help_taken: { type: 'help_taken', help: 1, by: 'eve' },
  help_bounced: { type: 'help_bounced', help: 1, by: 'eve', missing: ['Reproduction'], reason: 'how do we see it?' },
  help_completed: {
    type: 'help_completed',
    help: 1,
    by: 'ann',
    packet: { environment: 'production', reproduction: 'search for "a"' },
    missing: [],
    score: 100,
  },
  help_moved: { type: 'help_moved', help: 1, by: 'eve', key: 1, place: 1, reason: 'blocks a release' },
  help_answered: { type: 'help_answered', help: 1, by: 'eve', answer: 'Restart the indexer.' },
  help_withdrawn: { type: 'help_withdrawn', help: 1, by: 'ann', reason: 'found it' },
  concern_raised: {
    type: 'concern_raised',
    concern: 1,
    by: 'cem',
    with: 'ann',
    about: 'It stands behind smaller ones.',
    ourView: 'They renew in May.',
    theirView: 'Others are down.',
    tried: 'We talked on Monday.',
    evidence: null,
    step: 'customer_engineer',
    policy: 1,
  },
  concern_confirmed: { type: 'concern_confirmed', concern: 1, by: 'ann', theirView: null },
  concern_replied: { type: 'concern_replied', concern: 1, by: 'ann', reply: 'Two are down.', evidence: '#4 and #7' },
  concern_passed_on: {
    type: 'concern_passed_on',
    concern: 1,
    by: 'cem',
    step: 'vp',
    leftOut: [],
    reason: 'we still differ',
  },
  concern_decided: {
    type: 'concern_decided',
    concern: 1,
    by: 'lea',
    decision: 'It stays.',
    reason: 'others are down',
    considered: 'the four tickets before it',
    step: 'vp',
  },
  concern_withdrawn: { type: 'concern_withdrawn', concern: 1, by: 'cem', reason: 'solved' },
  linked: { type: 'linked', by: 'ann', to: 2, as: 'related' },
  unlinked: { type: 'unlinked', by: 'ann', to: 2, reason: null },
  issue_linked: { type: 'issue_linked', by: 'ann', issue: 1 },
  issue_unlinked: { type: 'issue_unlinked', by: 'ann', issue: 1, reason: null },
  issue_shipped: { type: 'issue_shipped', by: 'pia', issue: 1, note: 'In 5.0.3.' },
  watched: { type: 'watched', handle: 'bob' },
  unwatched: { type: 'unwatched', handle: 'bob' },
  facts_changed: { type: 'facts_changed', facts: { mood: 'angry' } },
}

/** A stream: `opened`, then the others a minute apart. */
export function aStream(
  opened: Partial<Opened>,
  changes: readonly TicketChange[],
  from: Instant = NOON,
): TicketEvent[] {
  return [{ ...CHANGES.opened, ...opened }, ...changes].map((change, index) => ({
    ticketId: 'a-ticket',
    version: index + 1,
    at: later(from, index * MINUTE),
    actor: 'ann',
    change,
  }))
}

/** What a built ticket may differ in from the example. */
export interface TicketFacts extends Partial<Opened> {
  readonly receivedAt?: Instant
  /** Triaged to this priority, and to severity 2 unless `severity` says another. */
  readonly priority?: Priority
  readonly severity?: Severity
}

/** The ticket of a stream that was triaged if a priority is given, and to which `then` happened. */
export function aTicket(facts: TicketFacts = {}, ...then: readonly TicketChange[]): Ticket {
  const { receivedAt = NOON, priority, severity = 2, ...opened } = facts
  const triaged = priority === undefined ? [] : [{ ...CHANGES.triaged, priority, severity }]
  return foldTickets(aStream(opened, [...triaged, ...then], receivedAt))
}

const { replied, held, solved, closed } = CHANGES

/** An answered ticket in each status; a new one cannot have been answered. */
export const IN_STATUS: Readonly<Record<Status, Ticket>> = {
  new: aTicket(),
  open: aTicket({}, replied),
  pending: aTicket({}, replied, held),
  on_hold: aTicket({}, replied, { ...held, for: 'third_party' }),
  solved: aTicket({}, replied, solved),
  closed: aTicket({}, replied, solved, closed),
}
