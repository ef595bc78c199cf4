/** The line on the wire. */
import { z } from 'zod'
import { CRITERIA } from '../domain/policy.ts'
import { KINDS, MODES, PRIORITIES, SEGMENTS } from '../domain/vocabulary.ts'
import { InstantText, Reason, Slug } from './shape.ts'
import { TicketSummary } from './tickets.ts'

/** The whole company's line; every other scope is a team's slug. */
export const COMPANY = 'company'

export const LINE_STATES = ['waiting', 'owned', 'held', 'done'] as const

export const QueueQuery = z.strictObject({
  scope: Slug.default(COMPANY).describe('A team, or `company` for all teams in one line.'),
  state: z
    .enum(LINE_STATES)
    .default('waiting')
    .describe('waiting: in the line; owned: with somebody; held: somebody else acts; done: solved or closed.'),
  segment: z.enum(SEGMENTS).optional(),
  priority: z.enum([...PRIORITIES, 'untriaged']).optional(),
  kind: z.enum(KINDS).optional(),
  account: z.string().max(200).optional().describe('Slug of an account.'),
  owner: z.string().max(200).optional().describe('Handle of a member.'),
  tag: z.string().min(1).max(200).optional().describe('A theme tag, also under a name it had before.'),
  area: z.string().min(1).max(200).optional().describe('A product area, also under a name it had before.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional().describe('`nextCursor` of the page before.'),
})
export type QueueQuery = z.input<typeof QueueQuery>

export const QueueRow = TicketSummary.extend({
  place: z.number().int().nullable().describe('Place in the scope, 1 first; null when it does not wait.'),
})
export type QueueRow = z.infer<typeof QueueRow>

/** Why number one is number one: what decided against number two. */
export const QueuePage = z.object({
  scope: z.string(),
  mode: z.enum(MODES),
  total: z.number().int().describe('Tickets that fit the filters; counted up to 10,000, see totalIsExact.'),
  totalIsExact: z.boolean(),
  items: z.array(QueueRow),
  nextCursor: z.string().nullable(),
  asOf: InstantText,
})
export type QueuePage = z.infer<typeof QueuePage>

export const NextTicket = z.strictObject({
  scope: Slug.default('support').describe('The team whose line to take from.'),
})

export const SwitchMode = z.strictObject({ mode: z.enum(MODES), reason: Reason })

const Neighbour = z.object({
  number: z.number().int(),
  subject: z.string(),
  criterion: z.enum(CRITERIA).describe('The first criterion in which the two differ.'),
  ours: z.string(),
  theirs: z.string(),
})

export const Why = z.object({
  number: z.number().int(),
  scope: z.string(),
  mode: z.enum(MODES),
  waiting: z.boolean(),
  place: z.number().int().describe('Its place, or the place it would have if it waited now.'),
  of: z.number().int().describe('How many wait in the scope, this one counted.'),
  policyVersion: z.number().int(),
  criteria: z.array(z.object({ criterion: z.enum(CRITERIA), value: z.string(), compares: z.number() })),
  above: Neighbour.nullable().describe('The ticket before it; null for number one.'),
  below: Neighbour.nullable().describe('The ticket after it; null for the last.'),
  moves: z
    .array(z.object({ change: z.string(), sentence: z.string(), place: z.number().int() }))
    .describe('What would move it, and the place it would then have.'),
  sentence: z.string().describe('The answer in one sentence.'),
})
export type Why = z.infer<typeof Why>

export const SearchQuery = z.strictObject({
  q: z.string().trim().min(2).max(200),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export const SearchHits = z.object({ items: z.array(TicketSummary) })
export type SearchHits = z.infer<typeof SearchHits>

/** What the live stream says of a ticket; enough to know which screens are stale. */
export const LiveChange = z.object({
  seq: z.number().int(),
  stream: z.enum(['ticket', 'workspace']),
  number: z.number().int().nullable(),
  type: z.string(),
  at: InstantText,
})
export type LiveChange = z.infer<typeof LiveChange>
