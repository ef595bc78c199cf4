/** How many questions existing documents answer, on the wire. */
import { z } from 'zod'
import { TicketDocument } from './closing.ts'
import { IssueGlance } from './issue-verbs.ts'
import { InstantText, TicketAccount } from './shape.ts'

export const DocumentReportQuery = z.strictObject({
  from: InstantText.optional().describe('Closed then or later; 30 days before `to` when left out.'),
  to: InstantText.optional().describe('Closed before then; now when left out.'),
})
export type DocumentReportQuery = z.input<typeof DocumentReportQuery>

const count = z.number().int()

/** GET /reports/documents: questions and problems that were closed, by which document would have answered them. */
export const DocumentReport = z.object({
  from: InstantText,
  to: InstantText,
  asOf: InstantText,
  answersIt: count.describe('A document that exists answers it.'),
  missing: count.describe('There should be one.'),
  notNeeded: count.describe('None would have helped.'),
  unasked: count.describe('Closed by policy, or before anybody was asked; they count for nothing.'),
  percent: z.number().nullable().describe('Answered by existing documents, of all that say; null without any.'),
  percentText: z.string(),
  documents: z
    .array(z.object({ issue: IssueGlance, tickets: count.describe('That asked for it in the period.') }))
    .describe('Issues that ask for the missing documents, the most asked for first.'),
  items: z.array(
    z.object({
      number: count,
      subject: z.string(),
      account: TicketAccount.nullable(),
      closedAt: InstantText,
      document: TicketDocument,
    }),
  ),
  more: z.boolean().describe('Whether more say something than are listed.'),
})
export type DocumentReport = z.infer<typeof DocumentReport>
