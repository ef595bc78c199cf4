/** Issues as tickets show them, and the verbs that link them. On the wire. */
import { z } from 'zod'
import { AUDIENCES, ISSUE_KINDS, ISSUE_STATUSES } from '../domain/issue/issue.ts'
import { InstantText, Reason } from './shape.ts'

export const IssueNumber = z.number().int().min(1).max(2_147_483_647).describe('Counts up from 1 in the workspace.')
export const IssueTitle = z
  .string()
  .trim()
  .min(3, 'Write at least 3 characters.')
  .max(200, 'Write at most 200 characters.')

/** POST /tickets/:number/link-issue. */
export const LinkIssue = z.strictObject({ issue: IssueNumber })
/** POST /tickets/:number/unlink-issue. */
export const UnlinkIssue = z.strictObject({ issue: IssueNumber, reason: Reason.nullable().default(null) })

/** Beside the answer of a verb that brought somebody to issues which name them. */
export const NowPrivate = z.object({
  nowPrivate: z
    .array(IssueNumber)
    .optional()
    .describe('Linked issues that were public and are private now, since they name who asks (ISS-10).'),
})
export type NowPrivate = z.infer<typeof NowPrivate>

/** An issue as whatever speaks of it shows it. */
export const IssueGlance = z.object({
  number: IssueNumber,
  kind: z.enum(ISSUE_KINDS),
  title: z.string(),
  audience: z.enum(AUDIENCES).describe('private: never told to customers.'),
  status: z.enum(ISSUE_STATUSES).describe('done: it has shipped.'),
  team: z.string().nullable().describe('Slug of the team whose work it is.'),
  owner: z.string().nullable().describe('Handle of the member who looks after it.'),
  url: z.string().nullable().describe('Its address in an outside tracker.'),
  duplicateOf: IssueNumber.nullable().describe('The issue it goes on in; null unless it repeats another.'),
})
export type IssueGlance = z.infer<typeof IssueGlance>

/** An issue on a ticket that is linked with it. */
export const TicketIssue = IssueGlance.extend({
  shippedAt: InstantText.nullable(),
  tell: z
    .string()
    .nullable()
    .describe('A draft that tells the customer that it has shipped, and how; nothing sends it. null before that.'),
})
export type TicketIssue = z.infer<typeof TicketIssue>
