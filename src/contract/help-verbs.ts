/** What the verbs about help requests take, and a request as its ticket shows it. */
import { z } from 'zod'
import { HELP_KINDS, HELP_STATES } from '../domain/flow/flow.ts'
import { InstantText, Reason, Slug } from './shape.ts'

export const HelpNumber = z.number().int().min(1).describe('Counts up from 1 on its ticket.')
const Facts = z
  .record(z.string(), z.string().max(25_000, 'Write at most 25,000 characters.'))
  .refine((facts) => Object.keys(facts).length <= 40, 'Give at most 40 facts.')
  .describe('By the ids of the packet’s fields.')

export const AskHelp = z.strictObject({
  kind: z.enum(HELP_KINDS),
  team: Slug.describe('A team of engineering.'),
  packet: Facts,
})
export const TakeHelp = z.strictObject({ help: HelpNumber })
export const BounceHelp = z.strictObject({
  help: HelpNumber,
  missing: z
    .array(z.string().trim().min(1).max(120))
    .min(1, 'Name at least one thing that is missing.')
    .max(20)
    .describe('Labels of facts that are missing or do not say enough.'),
  reason: Reason,
})
export const CompleteHelp = z.strictObject({
  help: HelpNumber,
  packet: Facts.refine((facts) => Object.keys(facts).length > 0, 'Give at least one fact.'),
})
export const MoveHelp = z.strictObject({
  help: HelpNumber,
  place: z.number().int().min(1).max(10_000).describe('1 stands first; behind the last is the last.'),
  reason: Reason,
})
export const AnswerHelp = z.strictObject({
  help: HelpNumber,
  answer: z.string().trim().min(1, 'Write something.').max(20_000, 'Write at most 20,000 characters.'),
})
export const WithdrawHelp = z.strictObject({ help: HelpNumber, reason: Reason })

const Bounce = z.object({
  by: z.string(),
  at: InstantText,
  missing: z.array(z.string()),
  reason: z.string(),
})

/** A request as its ticket shows it. */
export const HelpRequest = z.object({
  help: HelpNumber,
  kind: z.enum(HELP_KINDS),
  team: z.string(),
  by: z.string(),
  state: z
    .enum(HELP_STATES)
    .describe('asked: waits in the line; taken: somebody is at it; bounced: its owner completes it.'),
  packet: z.record(z.string(), z.string()).nullable().describe('null for those who may not read notes.'),
  missing: z.array(z.string()).describe('Labels of the facts that nobody gave.'),
  score: z.number().int().describe('Facts given of those that apply, in percent.'),
  askedAt: InstantText,
  takenBy: z.string().nullable(),
  bounced: Bounce.nullable(),
  endedAt: InstantText.nullable(),
  answer: z.string().nullable(),
})
export type HelpRequest = z.infer<typeof HelpRequest>
