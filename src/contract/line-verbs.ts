/** What the verbs take that move a ticket through the line, or end it. On the wire. */
import { z } from 'zod'
import { HOLD_FOR, KINDS } from '../domain/vocabulary.ts'
import { HoldReasonName } from './running-clock.ts'
import { Body, InstantText, Reason } from './shape.ts'

export const ClaimTicket = z.strictObject({
  takeOver: Reason.nullable().default(null).describe('The reason, when it belongs to somebody else.'),
})
export const SkipTicket = z.strictObject({ reason: Reason })
export const ReleaseTicket = z.strictObject({ reason: Reason.nullable().default(null) })
export const HoldTicket = z.strictObject({
  for: z.enum(HOLD_FOR),
  reason: HoldReasonName,
  note: z.string().trim().min(1).max(500).nullable().default(null).describe('Needed where the reason is `other`.'),
  actsNext: z.string().trim().min(1).max(200).describe('Who acts next.'),
  until: InstantText.nullable()
    .default(null)
    .describe('When the hold ends by itself; null when only somebody can end it.'),
})
export const ResumeTicket = z.strictObject({ reason: Reason })
export const ReopenTicket = z.strictObject({ reason: Reason })
export const MergeTicket = z.strictObject({
  into: z.number().int().min(1).describe('Number of the open ticket it goes on in.'),
  reason: Reason,
})
export const SplitTicket = z.strictObject({
  subject: z.string().trim().min(3).max(300),
  body: Body,
  kind: z.enum(KINDS).optional().describe('The same kind when left out.'),
  reason: Reason,
})
export const PinTicket = z.strictObject({
  place: z.number().int().min(1).max(99).default(1).describe('Among the pinned, 1 stands first.'),
  reason: Reason,
  expiresAt: InstantText,
})
export const UnpinTicket = z.strictObject({ reason: Reason })
