/** Packets and the escalation path, on the wire. */
import { z } from 'zod'
import { POSTS } from '../domain/accounts/account.ts'
import { ROLES } from '../domain/vocabulary.ts'
import { FormField } from './forms.ts'
import { Slug } from './shape.ts'

export const Packet = z.strictObject({
  name: z.string().trim().min(1).max(120),
  about: z.string().trim().min(1).max(500).describe('When to use it.'),
  fields: z.array(FormField).min(1).max(40),
})
export type Packet = z.output<typeof Packet>

export const EscalationPath = z.strictObject({
  name: z.string().trim().min(1).max(120),
  steps: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use lower-case letters, digits and _, at most 40.'),
        name: z.string().trim().min(1).max(120),
        post: z.enum(POSTS).optional().describe('Whoever fills it on the account.'),
        roles: z.array(z.enum(ROLES)).max(20).default([]),
        members: z.array(Slug).max(50).default([]).describe('Handles.'),
        says: z.string().trim().min(1).max(500).describe('What whoever stands here is to do.'),
      }),
    )
    .min(1)
    .max(20),
  skipForP0: z.boolean().default(true).describe('Whether a step may be left out for a p0.'),
})
export type EscalationPath = z.output<typeof EscalationPath>
