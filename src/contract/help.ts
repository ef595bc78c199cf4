/** Help requests to engineering, on the wire. */
import { z } from 'zod'
import { HELP_KINDS } from '../domain/flow/flow.ts'
import { PRIORITIES } from '../domain/vocabulary.ts'
import { FormField } from './forms.ts'
import { HelpNumber, HelpRequest } from './help-verbs.ts'
import { InstantText, Slug, TicketAccount } from './shape.ts'

export const HelpRequestsQuery = z.strictObject({
  team: Slug.optional().describe('A team of engineering; every one of them when left out.'),
  state: z.enum(['open', 'asked', 'taken', 'bounced']).default('open'),
})
export type HelpRequestsQuery = z.input<typeof HelpRequestsQuery>

/** A request as its team sees it. */
export const HelpInLine = HelpRequest.extend({
  place: z.number().int().nullable().describe('In the line of its team, 1 first; null where it does not wait.'),
  ticket: z.object({
    number: z.number().int(),
    subject: z.string(),
    account: TicketAccount.nullable(),
    priority: z.enum(PRIORITIES).nullable(),
    owner: z.string().nullable(),
    version: z.number().int(),
  }),
})
export type HelpInLine = z.infer<typeof HelpInLine>

const TeamName = z.object({ slug: z.string(), name: z.string() })
const PacketOfKind = z.object({
  kind: z.enum(HELP_KINDS),
  name: z.string(),
  about: z.string().describe('When to choose it.'),
  version: z.number().int(),
  fields: z.array(FormField),
})
const Packets = z.array(PacketOfKind).describe('As in force.')

/** GET /help-requests: the open requests of each team in the order in which it takes them. */
export const HelpRequests = z.object({
  teams: z.array(TeamName).describe('Every team of engineering.'),
  items: z.array(HelpInLine),
  more: z.boolean().describe('Whether there are more than are shown.'),
  packets: Packets,
})
export type HelpRequests = z.infer<typeof HelpRequests>

/** GET /tickets/:number/help: what asking for help takes. */
export const TicketHelp = z.object({
  teams: z.array(TeamName).describe('Teams of engineering; the one whom the ticket’s words speak of first.'),
  packets: z.array(
    PacketOfKind.extend({
      known: z.record(z.string(), z.string()).describe('What the ticket knows already; its author checks it.'),
      advice: z.object({
        suggest: z.enum(['channel', 'request', 'either']),
        because: z.string(),
        detour: z.string().nullable().describe('The agreed path that a request would leave; it is recorded.'),
      }),
    }),
  ),
})
export type TicketHelp = z.infer<typeof TicketHelp>

export const HelpRateQuery = z.strictObject({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Write a month as 2026-03.')
    .optional()
    .describe('Calendar month in UTC; the present one when left out.'),
})
export type HelpRateQuery = z.input<typeof HelpRateQuery>

const count = z.number().int()

/** GET /reports/help-rate: questions and troubleshooting that were taken to engineering, of the tickets of a month. */
export const HelpRate = z.object({
  month: z.string(),
  from: InstantText,
  to: InstantText.describe('The first instant after it.'),
  target: z.number().describe('In percent, at most.'),
  tickets: count.describe('That came in; without spam and without those that were no matter of support.'),
  counted: count.describe('Requests that count: questions and troubleshooting.'),
  byKind: z.record(z.enum(HELP_KINDS), count),
  percent: z.number().nullable().describe('null for a month without tickets.'),
  percentText: z.string(),
  isMet: z.boolean().nullable(),
  items: z.array(
    z.object({
      number: count,
      subject: z.string(),
      account: TicketAccount.nullable(),
      help: HelpNumber,
      kind: z.enum(HELP_KINDS),
      counts: z.boolean(),
      team: z.string(),
      by: z.string(),
      askedAt: InstantText,
      score: count,
      detour: z.string().nullable(),
    }),
  ),
  more: z.boolean().describe('Whether more were asked than are listed.'),
})
export type HelpRate = z.infer<typeof HelpRate>
