/** Forms of hand-offs, those that wait for somebody, and how they went. On the wire. */
import { z } from 'zod'
import { REGIONS } from '../domain/duty/document.ts'
import { HAND_OFF_KINDS } from '../domain/flow/flow.ts'
import { OFFER_ENDS } from '../domain/flow/hand-off-report.ts'
import { FormField } from './forms.ts'
import { InstantText, Slug } from './shape.ts'
import { TicketSummary } from './tickets.ts'

const count = z.number().int()

const Receiver = z.object({
  handle: z.string(),
  name: z.string(),
  team: z.string(),
  region: z.enum(REGIONS).nullable(),
  atWork: z.boolean(),
})

/** GET /tickets/:number/hand-off: what could be sent, to whom, and what of it is known already. */
export const HandOffForms = z.object({
  kinds: z.array(
    z.object({
      kind: z.enum(HAND_OFF_KINDS),
      name: z.string(),
      about: z.string().describe('When to use it.'),
      version: count,
      fields: z.array(FormField),
      known: z.record(z.string(), z.string()).describe('What is known already, by field; its author checks it.'),
      teams: z.array(z.string()).describe('Slugs of teams that may receive it and have somebody.'),
      firstResponseFirst: z.boolean().describe('The customer has to be answered before.'),
    }),
  ),
  receivers: z.array(Receiver).describe('Members who could take it.'),
  regions: z
    .array(
      z.object({
        region: z.enum(REGIONS),
        atWork: z.array(z.string()),
        aheadMs: count.describe('Time its people together are at work in the next four hours.'),
        next: z.object({ at: InstantText, handles: z.array(z.string()) }).nullable(),
      }),
    )
    .describe('Of the ticket’s team, most attention first.'),
  proposed: z
    .object({ kind: z.literal('zone'), region: z.enum(REGIONS), because: z.string() })
    .nullable()
    .describe('The move that GET …/move proposes.'),
  tell: z.string().nullable().describe('Slug of the template that tells the customer; null where there is none.'),
})
export type HandOffForms = z.infer<typeof HandOffForms>

export const HandOffsQuery = z.strictObject({
  team: Slug.optional().describe('What is offered to this team; what waits for the caller when left out.'),
})

/** GET /hand-offs: the longest waiting first. */
export const HandOffs = z.object({ items: z.array(TicketSummary) })
export type HandOffs = z.infer<typeof HandOffs>

export const HandOffReportQuery = z.strictObject({
  from: InstantText.optional().describe('30 days before `to` when left out.'),
  to: InstantText.optional().describe('Now when left out.'),
})
export type HandOffReportQuery = z.input<typeof HandOffReportQuery>

const Figures = z.object({
  offered: count,
  accepted: count,
  bounced: count,
  open: count.describe('Nobody has answered yet.'),
  medianMs: count.nullable().describe('Of the time from an offer to its answer; null without any.'),
  totalMs: count,
  bouncedShare: z.number().min(0).max(1).nullable().describe('Of those that were accepted or sent back.'),
})

/** GET /reports/hand-offs: those offered in the period. */
export const HandOffReport = z.object({
  from: InstantText,
  to: InstantText,
  asOf: InstantText,
  total: Figures,
  rows: z.array(Figures.extend({ team: z.string(), kind: z.enum(HAND_OFF_KINDS) })),
  more: z.boolean().describe('Whether there were more tickets than were looked at; choose a shorter period.'),
  items: z.array(
    z.object({
      number: count,
      subject: z.string(),
      account: z.string().nullable().describe('Name of the account.'),
      kind: z.enum(HAND_OFF_KINDS),
      team: z.string(),
      by: z.string(),
      offeredAt: InstantText,
      end: z.enum(OFFER_ENDS).describe('taken: it was claimed, released or ended instead.'),
      waitedMs: count,
    }),
  ),
})
export type HandOffReport = z.infer<typeof HandOffReport>
