/** What the verbs of a hand-off take, and what a ticket says of the one it is in. On the wire. */
import { z } from 'zod'
import { REGIONS } from '../domain/duty/document.ts'
import { HAND_OFF_KINDS } from '../domain/flow/flow.ts'
import { Answers } from './forms.ts'
import { Body, InstantText, Reason, Slug } from './shape.ts'

const Handle = z.string().min(1).max(200)

export const HandOffTicket = z.strictObject({
  kind: z.enum(HAND_OFF_KINDS),
  team: Slug.optional().describe('Who receives it. The team of `to`, or the only one of its kind, when left out.'),
  to: Handle.nullable().default(null).describe('Handle of the one it is for; null for anybody of the team.'),
  region: z.enum(REGIONS).nullable().default(null).describe('Where it moves to; only of `zone`.'),
  packet: Answers.describe('By the ids of its fields; what is left out is taken from the offer that came back.'),
  tell: Body.nullable().default(null).describe('What the customer is told in the same step.'),
  confirm: z.boolean().default(false).describe('That what is told repeats an internal note, and means to.'),
})
export const AcceptHandOff = z.strictObject({})
export const BounceHandOff = z.strictObject({
  missing: z.array(z.string().min(1).max(120)).max(40).default([]).describe('Ids or labels of the packet’s fields.'),
  reason: Reason,
})
export const WithdrawHandOff = z.strictObject({ reason: Reason })

/** The hand-off that nobody has accepted yet, as lists show it. */
export const HandOffGlance = z.object({
  kind: z.enum(HAND_OFF_KINDS),
  by: z.string().describe('Handle of the sender.'),
  team: z.string(),
  to: z.string().nullable(),
  region: z.string().nullable(),
  offeredAt: InstantText,
  bouncedAt: InstantText.nullable().describe('When it came back; null while it waits for its receiver.'),
})
export type HandOffGlance = z.infer<typeof HandOffGlance>

/** With its packet. */
export const HandOffDetail = HandOffGlance.extend({
  packet: z
    .array(z.object({ id: z.string(), label: z.string(), text: z.string() }))
    .nullable()
    .describe('null for those who may not read notes.'),
  bounced: z.object({ by: z.string(), at: InstantText, missing: z.array(z.string()), reason: z.string() }).nullable(),
})
export type HandOffDetail = z.infer<typeof HandOffDetail>

/** Who acts next: exactly one, unless it is closed. */
export const NextActor = z.object({
  of: z.enum(['contact', 'other', 'member', 'team', 'nobody']),
  handle: z.string().nullable().describe('Of a member.'),
  team: z.string().nullable().describe('Whose line it stands in, or to which it is offered.'),
  actsNext: z.string().nullable().describe('Whom a hold names.'),
})
export type NextActor = z.infer<typeof NextActor>
