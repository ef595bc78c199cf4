/** What the verbs about concerns take, and what a ticket says of its own. On the wire. */
import { z } from 'zod'
import { CONCERN_STATES } from '../domain/flow/flow.ts'
import { Reason } from './shape.ts'

export const ConcernNumber = z.number().int().min(1).describe('Counts up from 1 on its ticket.')

const LONG = 5_000
const limit = `Write at most ${LONG.toLocaleString('en')} characters.`
/** May be empty: the refusal then names everything that is missing at once. */
const Said = z.string().trim().max(LONG, limit).default('')
const Text = z.string().trim().min(1, 'Write something.').max(LONG, limit)
const Step = z.string().min(1).max(40)

const RaiseConcern = z.strictObject({
  about: z.string().trim().max(200, 'Write at most 200 characters.').default('').describe('What it is about.'),
  ourView: Said.describe('How the raiser sees it.'),
  theirView: Said.describe('How the other side sees it, as they would say it; they confirm or correct it.'),
  tried: Said.describe('What both have tried with each other.'),
  with: z.string().min(1).max(200).describe('Handle of the other side.'),
  evidence: Text.nullable().default(null).describe('Links, numbers of tickets, figures.'),
})
const ConfirmView = z.strictObject({
  concern: ConcernNumber,
  theirView: Text.nullable().default(null).describe('In their own words; null where it was stated rightly.'),
})
const ReplyConcern = z.strictObject({
  concern: ConcernNumber,
  reply: Text,
  evidence: Text.describe('Links, numbers of tickets, figures.'),
})
const PassOnConcern = z.strictObject({
  concern: ConcernNumber,
  to: Step.nullable().default(null).describe('Id of a step; the next one when null.'),
  reason: Reason,
})
const DecideConcern = z.strictObject({
  concern: ConcernNumber,
  decision: Text,
  reason: Text.describe('Why so.'),
  considered: Text.describe('The evidence that was considered.'),
})
const WithdrawConcern = z.strictObject({ concern: ConcernNumber, reason: Reason })

/** The verbs, by the last part of their path. */
export const CONCERN_VERBS = {
  'raise-concern': RaiseConcern,
  'confirm-view': ConfirmView,
  'reply-concern': ReplyConcern,
  'pass-on-concern': PassOnConcern,
  'decide-concern': DecideConcern,
  'withdraw-concern': WithdrawConcern,
} as const

/** A concern as its ticket tells of it. */
export const ConcernGlance = z.object({
  concern: ConcernNumber,
  by: z.string().describe('Handle of who raised it.'),
  with: z.string().describe('Handle of the other side.'),
  about: z.string(),
  step: z.string().describe('Id of the step of the escalation path at which it is.'),
  state: z.enum(CONCERN_STATES),
})
export type ConcernGlance = z.infer<typeof ConcernGlance>
