/** What the verbs take that put a ticket where it belongs. */
import { z } from 'zod'
import { EFFORTS, KINDS } from '../domain/vocabulary.ts'
import { Reason, Slug, Tag, TagSlugs } from './shape.ts'

export const RouteTicket = z
  .strictObject({
    team: Slug.nullable().default(null).describe('The team whose line it enters.'),
    noAction: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .nullable()
      .default(null)
      .describe('Instead of a team: who deals with it, because support has nothing to do. Needs a reason.'),
    reason: Reason.nullable().default(null),
  })
  .refine(({ team, noAction }) => (team === null) !== (noAction === null), {
    path: ['team'],
    error: 'Give either a team, or in noAction who deals with it.',
  })
  .refine(({ noAction, reason }) => noAction === null || reason !== null, {
    path: ['reason'],
    error: 'Say why there is no action for support.',
  })

export const ClassifyTicket = z
  .strictObject({
    kind: z.enum(KINDS).optional(),
    area: Tag.nullable().optional().describe('Product area; null clears it.'),
    tags: TagSlugs.optional().describe('All of its tags.'),
    effort: z.enum(EFFORTS).nullable().optional().describe('Level of effort; null clears it.'),
  })
  .describe('What is left out stays as it is.')
