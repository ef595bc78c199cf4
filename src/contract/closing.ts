/** How a ticket ends, on the wire. */
import { z } from 'zod'
import { VOUCHED_IDS } from '../domain/closing/conditions.ts'
import { DOCUMENT_ANSWERS } from '../domain/flow/flow.ts'
import { CLOSING_REASONS } from '../domain/vocabulary.ts'
import { IssueNumber, IssueTitle } from './issue-verbs.ts'
import { Reason } from './shape.ts'

/** Which document would have answered it. */
export const GivenDocument = z
  .strictObject({
    found: z
      .enum(DOCUMENT_ANSWERS)
      .describe('answers_it: a document does; missing: one should; not_needed: none would have helped.'),
    url: z
      .url({ protocol: /^https?$/, error: 'Give a web address.' })
      .max(500)
      .nullable()
      .default(null)
      .describe('Of the document that answers it.'),
    issue: IssueNumber.nullable()
      .default(null)
      .describe('Of a missing document: the documentation issue that asks for it, which is linked with the ticket.'),
    newIssue: z
      .strictObject({ title: IssueTitle, owner: z.string().min(1).max(200).describe('Handle of a member.') })
      .nullable()
      .default(null)
      .describe(
        'Of a missing document: the documentation issue to make. Left out, and without `issue`, one is made that its author owns.',
      ),
  })
  .refine(({ found, issue, newIssue }) => found === 'missing' || (issue === null && newIssue === null), {
    path: ['issue'],
    error: 'Leave the issue out where no document is missing.',
  })
  .refine(({ issue, newIssue }) => issue === null || newIssue === null, {
    path: ['newIssue'],
    error: 'Give the issue there is, or a new one; not both.',
  })
  .refine(({ found, url }) => found !== 'answers_it' || url !== null, {
    path: ['url'],
    error: 'Give the address of the document that answers it.',
  })
  .refine(({ found, url }) => found === 'answers_it' || url === null, {
    path: ['url'],
    error: 'Leave the address out where no document answers it.',
  })

export const SolveTicket = z.strictObject({
  resolution: Reason.describe('What ended it, in a sentence.'),
  document: GivenDocument.nullable().default(null).describe('Which document would have answered it; asked at closing.'),
})
export const CloseTicket = z.strictObject({
  reason: z.enum(CLOSING_REASONS),
  comment: z
    .string()
    .trim()
    .max(500)
    .nullable()
    .default(null)
    .describe('Holds the address of what was filed, where the reason is about that.'),
  vouch: z
    .array(z.enum(VOUCHED_IDS))
    .max(VOUCHED_IDS.length)
    .default([])
    .describe('Conditions of the reason that you vouch for: GET /tickets/:number/closing.'),
  document: GivenDocument.nullable()
    .default(null)
    .describe('Which document would have answered it; needed for questions and problems unless said at solving.'),
})

/** What was said of the documents. */
export const TicketDocument = z.object({
  found: z.enum(DOCUMENT_ANSWERS),
  url: z.string().nullable(),
  issue: z.number().int().nullable().describe('Number of the issue that asks for the missing one.'),
})
