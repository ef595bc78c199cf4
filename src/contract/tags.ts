/** The `tags` policy and how tags are used, on the wire. */
import { z } from 'zod'
import { TAG_LISTS } from '../domain/tags/document.ts'
import { NEARNESSES } from '../domain/tags/nearness.ts'
import { Slug } from './shape.ts'

const Tag = z.strictObject({
  slug: Slug,
  name: z.string().trim().min(1).max(120),
  about: z.string().max(500),
  replaces: z
    .array(z.string().min(1).max(50))
    .max(100)
    .optional()
    .describe('Old slugs that are shown and counted as it.'),
})
export const TagPolicy = z.strictObject({
  name: z.string().trim().min(1).max(120),
  about: z.string().max(2000),
  areas: z.array(Tag).max(200),
  themes: z.array(Tag).max(500),
})
export type TagPolicy = z.output<typeof TagPolicy>

const Near = z.object({ slug: z.string(), because: z.enum(NEARNESSES) })

const UsedTag = z.object({
  slug: z.string(),
  name: z.string().nullable().describe('Null where the vocabulary does not have it.'),
  about: z.string().nullable(),
  replaces: z.array(z.string()),
  open: z.number().int().describe('Tickets that are neither solved nor closed.'),
  all: z.number().int(),
  near: z.array(Near).describe('Others that somebody may have meant.'),
})
export type UsedTag = z.infer<typeof UsedTag>

/** GET /tags: the vocabulary with how often each is used, and what is used beside it. */
export const Tags = z.object({
  areas: z.array(UsedTag),
  themes: z.array(UsedTag),
  version: z.number().int().nullable().describe('Of the policy in force; null without one.'),
})
export type Tags = z.infer<typeof Tags>

/** Of a ticket: a tag outside the vocabulary, with those of it that it is close to. */
export const StrayTag = z.object({ slug: z.string(), list: z.enum(TAG_LISTS), near: z.array(Near) })
