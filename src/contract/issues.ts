/** Issues: defects, gaps and missing documents that tickets lead to. On the wire. */
import { z } from 'zod'
import { AUDIENCES, ISSUE_KINDS, ISSUE_STATUSES, SET_STATUSES } from '../domain/issue/issue.ts'
import { ISSUE_EVENTS } from '../domain/issue/issue-event.ts'
import { PRIORITIES, STATUSES } from '../domain/vocabulary.ts'
import { IssueGlance, IssueNumber, IssueTitle } from './issue-verbs.ts'
import { InstantText, Reason, Slug, TicketAccount } from './shape.ts'

/** `active`: neither shipped nor refused. */
export const ISSUE_STATES = ['active', ...ISSUE_STATUSES, 'duplicate'] as const

/** GET /issues: the newest first. Without `status` every issue that repeats no other. */
export const IssuesQuery = z.strictObject({
  status: z
    .enum(ISSUE_STATES)
    .optional()
    .describe(
      'active: open, in progress or on the backlog; duplicate: goes on in another. Duplicates are left out else.',
    ),
  kind: z.enum(ISSUE_KINDS).optional(),
  team: Slug.optional(),
  owner: z.string().min(1).max(200).optional().describe('Handle of a member.'),
  q: z.string().trim().min(1).max(200).optional().describe('Words of its title and text, or its number.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional().describe('`nextCursor` of the page before.'),
})
export type IssuesQuery = z.input<typeof IssuesQuery>

const count = z.number().int()

/** A row of the list, and the head of an issue. */
export const IssueSummary = IssueGlance.extend({
  tickets: count.describe('Tickets that are linked with it.'),
  accounts: count.describe('Accounts of those tickets.'),
  shippedAt: InstantText.nullable(),
  createdAt: InstantText,
  updatedAt: InstantText,
  version: count.describe('Send it back as If-Match to be told when somebody was faster.'),
})
export type IssueSummary = z.infer<typeof IssueSummary>

export const Issues = z.object({
  items: z.array(IssueSummary),
  total: count.describe('Issues that fit the filters.'),
  nextCursor: z.string().nullable(),
})
export type Issues = z.infer<typeof Issues>

const IssueTicket = z.object({
  number: count,
  subject: z.string(),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES).nullable(),
  owner: z.string().nullable(),
  account: TicketAccount.nullable().describe('null without one, and for those who may not see names.'),
  receivedAt: InstantText,
})

/** GET /issues/:number, and what every write answers. */
export const IssueDetail = IssueSummary.extend({
  text: z.string(),
  createdBy: z.string(),
  shippedNote: z.string().nullable().describe('What may be told of how it shipped.'),
  linked: z.object({
    tickets: z.array(IssueTicket).describe('The newest first.'),
    accounts: z
      .array(z.object({ account: TicketAccount.nullable(), tickets: count }))
      .describe('Those with the most tickets first; null for those who may not see names.'),
    more: z.boolean().describe('Whether there are more of either than are listed.'),
  }),
  told: count.optional().describe('After shipping or merging: how many tickets were told.'),
})
export type IssueDetail = z.infer<typeof IssueDetail>

/** One event of the issue's stream; `change` carries the facts of its type. */
export const IssueEvent = z.object({
  version: count,
  at: InstantText,
  actor: z.string(),
  type: z.enum(ISSUE_EVENTS),
  change: z.record(z.string(), z.unknown()),
})
export type IssueEvent = z.infer<typeof IssueEvent>

/** GET /issues/:number/history: the oldest first. */
export const IssueHistory = z.object({ items: z.array(IssueEvent) })
export type IssueHistory = z.infer<typeof IssueHistory>

const Text = z.string().trim().max(20_000, 'Write at most 20,000 characters.')
const Owner = z.string().min(1).max(200).nullable()
const Tracker = z
  .url({ protocol: /^https?$/, error: 'Give a web address.' })
  .max(500)
  .nullable()
const Audience = z
  .enum(AUDIENCES)
  .describe('public: its title and text may be told to customers, so that neither names a customer or an amount.')

/** POST /issues. */
export const FileIssue = z.strictObject({
  kind: z.enum(ISSUE_KINDS),
  title: IssueTitle,
  text: Text.default(''),
  audience: Audience.default('private'),
  owner: Owner.default(null).describe('Handle of a member.'),
  team: Slug.nullable().default(null),
  url: Tracker.default(null),
  ticket: count
    .min(1)
    .nullable()
    .default(null)
    .describe('Number of the ticket it comes from, which is linked with it.'),
})
export type FileIssue = z.input<typeof FileIssue>

/** POST /issues/:number/change: what is left out stays. */
export const ChangeIssue = z
  .strictObject({
    kind: z.enum(ISSUE_KINDS).optional(),
    title: IssueTitle.optional(),
    text: Text.optional(),
    audience: Audience.optional(),
    owner: Owner.optional(),
    team: Slug.nullable().optional(),
    url: Tracker.optional(),
  })
  .refine((facts) => Object.values(facts).some((fact) => fact !== undefined), 'Say what to change.')
export type ChangeIssue = z.input<typeof ChangeIssue>

/** POST /issues/:number/status; what has shipped keeps its status. */
export const SetIssueStatus = z.strictObject({
  status: z.enum(SET_STATUSES),
  reason: Reason,
})
export type SetIssueStatus = z.input<typeof SetIssueStatus>

/** POST /issues/:number/ship. */
export const ShipIssue = z.strictObject({
  note: z
    .string()
    .trim()
    .min(3, 'Write at least 3 characters.')
    .max(2_000, 'Write at most 2,000 characters.')
    .describe('How it can be used now, in words that may be told to every customer: no names, no amounts.'),
})
export type ShipIssue = z.input<typeof ShipIssue>

/** POST /issues/:number/merge. */
export const MergeIssue = z.strictObject({
  into: IssueNumber.describe('The issue that goes on; links move there.'),
  reason: Reason,
})
export type MergeIssue = z.input<typeof MergeIssue>
