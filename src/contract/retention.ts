/** The `retention` policy on the wire: how long personal data is kept. */
import { z } from 'zod'
import { InstantText, Reason } from './shape.ts'

const Days = z.number().int().min(1).max(36_525).nullable().describe('Days; null keeps for ever.')

export const RetentionPolicy = z.strictObject({
  name: z.string().trim().min(1).max(120),
  closedTickets: z.strictObject({
    eraseContactsAfterDays: Days.describe(
      'So many days after a ticket was closed, its contacts and what they wrote are erased; null keeps them.',
    ),
  }),
  endedSessionsDays: Days.describe('So many days after a session has ended, what is known of it goes; null keeps it.'),
})
export type RetentionPolicy = z.output<typeof RetentionPolicy>

/** GET /policies/retention */
export const RetentionVersions = z.object({
  inForce: z.number().int().nullable().describe('Null when nothing was ever said, and everything is kept.'),
  versions: z
    .array(
      z.object({
        version: z.number().int(),
        effectiveFrom: InstantText,
        publishedAt: InstantText,
        by: z.string(),
        reason: z.string().nullable(),
        document: RetentionPolicy,
      }),
    )
    .describe('Newest first.'),
})
export type RetentionVersions = z.infer<typeof RetentionVersions>

const when = { effectiveFrom: InstantText.optional().describe('Now when left out; not in the past.') }

/** POST /policies/retention/preview */
export const RetentionDraft = z.strictObject({ document: RetentionPolicy, ...when })
/** POST /policies/retention */
export const PublishRetention = RetentionDraft.extend({ reason: Reason })

/** What a day's work under the draft would take, if it were done now. */
export const RetentionEffects = z.object({
  tickets: z.number().int().describe('Closed tickets whose contacts would be erased.'),
  sessions: z.number().int().describe('Ended sessions that would be forgotten.'),
})
export type RetentionEffects = z.infer<typeof RetentionEffects>
