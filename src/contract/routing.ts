/** The `routing` policy and what it says of a ticket, on the wire. */
import { z } from 'zod'
import { KINDS, ROLES, SEGMENTS, TEAM_KINDS } from '../domain/vocabulary.ts'
import { Slug } from './shape.ts'

const Name = z.string().trim().min(1).max(120)
const Sentence = z.string().trim().min(1).max(400)
const Word = z.string().min(1).max(60)

const Owner = z.union([z.strictObject({ team: Slug }), z.strictObject({ teamKind: z.enum(TEAM_KINDS) })])
const NoAction = z.strictObject({
  whom: z.string().trim().min(1).max(200).describe('Who deals with it instead.'),
  words: Sentence.describe('Why support does not.'),
})

export const RoutedArea = z.strictObject({
  slug: Slug,
  name: Name,
  keywords: z
    .array(Word)
    .max(200)
    .describe('Whole words or phrases in any form; licen* for every word that begins so.'),
  owner: Owner,
})
export type RoutedArea = z.output<typeof RoutedArea>
export const RoutingRule = z.strictObject({
  name: Name,
  when: z.strictObject({
    kind: z.array(z.enum(KINDS)).optional(),
    area: z.array(Slug).max(100).optional(),
    segment: z.array(z.enum(SEGMENTS)).optional(),
    plan: z.array(Name).max(50).optional(),
    technicalAdvisor: z.enum(['yes', 'no']).optional(),
    askedBy: z.array(z.enum([...ROLES, 'customer'])).optional(),
    words: z.array(Word).max(200).optional(),
  }),
  to: z.union([
    ...Owner.options,
    z.strictObject({ owner: z.literal('area') }).describe('The owner of the area that the words speak of.'),
    z.strictObject({ noAction: NoAction }),
  ]),
  says: Sentence,
  excluded: z.literal('best_effort').optional().describe('Best effort: no clock runs.'),
  weight: z.number().describe('How sure it is when it fits, in percent.'),
})
export type RoutingRule = z.output<typeof RoutingRule>
export const RoutingPolicy = z.strictObject({
  name: Name,
  about: z.string().max(2000),
  areas: z.array(RoutedArea).max(100),
  rules: z.array(RoutingRule).max(200),
})
export type RoutingPolicy = z.output<typeof RoutingPolicy>

/** GET /tickets/:number/routes: where the ticket could go as it stands, best first. */
export const TicketRoutes = z.object({
  area: z.string().nullable().describe('The product area its words speak of most; null when of none.'),
  items: z.array(
    z.object({
      team: z.string().nullable().describe('Null for no action.'),
      teamName: z.string().nullable(),
      noAction: NoAction.nullable(),
      rule: z.string().describe('`default` when no rule leads there.'),
      confidence: z.number().describe('0 to 1.'),
      reason: z.string(),
      words: z.array(z.string()).describe('What was found in subject and text.'),
      excluded: z.literal('best_effort').nullable(),
      isHere: z.boolean().describe('Whether it is there already.'),
    }),
  ),
  version: z.number().int().nullable().describe('Of the policy; null where none is in force.'),
})
export type TicketRoutes = z.infer<typeof TicketRoutes>

/** GET /reports/routing */
export const RoutingReport = z.object({
  rules: z.array(
    z.object({
      rule: z.string(),
      isInForce: z.boolean().describe('Whether the policy in force still has it.'),
      routed: z.number().int(),
      wrong: z.number().int().describe('Sent elsewhere before anybody had answered.'),
      wrongShare: z.number().describe('0 to 1.'),
      wrongTo: z.array(z.object({ team: z.string(), tickets: z.number().int() })).describe('Where to, most first.'),
    }),
  ),
  routed: z.number().int().describe('Tickets for which nobody gave a team.'),
  byRule: z.number().int().describe('Of them, those that a rule other than the default put somewhere.'),
  coverage: z.number().nullable().describe('byRule of routed, 0 to 1; null when nothing was routed.'),
  detours: z.number().int().describe('Tickets that somebody sent elsewhere than the agreed path.'),
  warnings: z.array(z.string()).describe('Of the policy in force: rules that never come first, teams there are not.'),
})
export type RoutingReport = z.infer<typeof RoutingReport>
