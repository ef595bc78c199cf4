/** Answers of a server as the contract shapes them; each test names only what it is about. */
import type { z } from 'zod'
import { HelpRequest } from '../../src/contract/help-verbs.ts'
import { QueuePage, QueueRow, Why } from '../../src/contract/queue.ts'
import { RunningClock } from '../../src/contract/running-clock.ts'
import { ActedTicket, TicketDetail, TicketSummary, type TimelineEvent } from '../../src/contract/tickets.ts'
import { Account, Workspace } from '../../src/contract/workspace.ts'
import { PERMISSION_NAMES } from '../../src/domain/access/permissions.ts'
import { MINUTE } from '../../src/domain/time.ts'

const CLOCK: RunningClock = {
  metric: 'first_response',
  state: 'running',
  dueAt: '2026-03-02T12:58:00.000Z',
  remainingMs: 58 * MINUTE,
  openNow: true,
  opensAt: null,
}

/** A first response with 58 minutes left at noon. */
export const aClock = (facts: Partial<RunningClock> = {}): RunningClock => RunningClock.parse({ ...CLOCK, ...facts })

const SUMMARY: TicketSummary = {
  number: 12,
  subject: 'Cannot sign in after the update',
  kind: 'problem',
  team: 'support',
  segment: 'enterprise',
  account: { id: '0192f0c0-0000-7000-8000-000000000001', slug: 'acme', name: 'Acme Robotics' },
  contact: { name: 'Dana Reed', email: 'dana@acme.example' },
  status: 'new',
  priority: 'p1',
  severity: 2,
  waiting: true,
  owner: null,
  lease: null,
  hold: null,
  pin: null,
  handOff: null,
  dueAt: '2026-03-02T12:58:00.000Z',
  clock: CLOCK,
  receivedAt: '2026-03-02T11:00:00.000Z',
  updatedAt: '2026-03-02T11:05:00.000Z',
  version: 3,
}

const DETAIL: Omit<TicketDetail, keyof TicketSummary> = {
  id: '0192f0c0-0000-7000-8000-000000000012',
  channel: 'email',
  environment: 'production',
  tags: ['login', 'sso'],
  plan: null,
  contract: null,
  source: null,
  externalId: null,
  splitFrom: null,
  followUpOf: null,
  group: null,
  firstRepliedAt: null,
  solvedAt: null,
  closedAt: null,
  closingReason: null,
  money: null,
  reopenCount: 0,
  reassignCount: 0,
  handOffCount: 0,
  betweenHandsMs: 0,
  nextActor: { of: 'team', handle: null, team: 'support', actsNext: null },
  form: null,
  matchedBy: null,
  area: null,
  effort: null,
  excluded: null,
  routeRule: null,
  routeWrong: false,
  snoozedUntil: null,
  alsoAffected: [],
  helps: [],
  watchers: [],
  links: [],
  issues: [],
  document: null,
  concerns: [],
}

/** A help request that waits. */
export const aHelp = (facts: Partial<HelpRequest> = {}): HelpRequest =>
  HelpRequest.parse({
    help: 1,
    kind: 'question',
    team: 'core',
    by: 'mara',
    state: 'asked',
    packet: { summary: 'How is a search scoped?' },
    missing: ['Version'],
    score: 60,
    askedAt: '2026-03-02T11:30:00.000Z',
    takenBy: null,
    bounced: null,
    endedAt: null,
    answer: null,
    ...facts,
  })

export const aSummary = (facts: Partial<TicketSummary> = {}): TicketSummary =>
  TicketSummary.parse({ ...SUMMARY, ...facts })

export const aTicket = (facts: Partial<TicketDetail> = {}): TicketDetail =>
  TicketDetail.parse({ ...SUMMARY, ...DETAIL, ...facts })

/** A ticket once a verb was done to it. */
export const anActedTicket = (facts: Partial<ActedTicket> = {}): ActedTicket =>
  ActedTicket.parse({ ...SUMMARY, ...DETAIL, ...facts })

export const aRow = (facts: Partial<QueueRow> = {}): QueueRow => QueueRow.parse({ ...SUMMARY, place: 1, ...facts })

export function aPage(items: readonly QueueRow[], facts: Partial<QueuePage> = {}): QueuePage {
  const page = { scope: 'company', mode: 'normal', total: items.length, totalIsExact: true, nextCursor: null }
  return QueuePage.parse({ ...page, items, asOf: '2026-03-02T12:00:00.000Z', ...facts })
}

export const anEvent = (version: number, type: string, change: TimelineEvent['change'] = {}): TimelineEvent => ({
  version,
  at: `2026-03-02T11:0${version}:00.000Z`,
  recordedAt: `2026-03-02T11:0${version}:00.000Z`,
  actor: 'mara',
  type,
  change,
})

export const aWhy = (facts: Partial<Why> = {}): Why =>
  Why.parse({
    number: 12,
    scope: 'support',
    mode: 'normal',
    waiting: true,
    place: 2,
    of: 1132,
    policyVersion: 1,
    criteria: [
      { criterion: 'priority', value: 'p1', compares: 2 },
      { criterion: 'severity', value: 'severity 2', compares: 2 },
    ],
    above: { number: 7, subject: 'Everything is down', criterion: 'priority', ours: 'p1', theirs: 'p0' },
    below: null,
    moves: [{ change: 'raise_priority', sentence: 'Triage raises it to p0.', place: 1 }],
    sentence: 'It stands second because #7 is a p0.',
    ...facts,
  })

export const anAccount = (facts: Partial<Account> = {}): Account =>
  Account.parse({
    id: '1',
    slug: 'acme',
    name: 'Acme Robotics',
    segment: 'open_source',
    plan: null,
    contract: null,
    arr: null,
    renewsOn: null,
    churnRisk: null,
    domains: [],
    lifecycle: null,
    people: {},
    source: null,
    externalId: null,
    ...facts,
  })

export const aWorkspace = (facts: Partial<z.infer<typeof Workspace>> = {}): Workspace =>
  Workspace.parse({
    slug: 'demo',
    name: 'Demo',
    mode: 'normal',
    modeSince: null,
    modeReason: null,
    modeBy: null,
    you: { handle: 'mara', name: 'Mara', role: 'lead', team: 'support' },
    may: [...PERMISSION_NAMES],
    members: [],
    formerMembers: [],
    teams: [],
    workspaces: [],
    version: '0.1.0',
    ...facts,
  })
