/** Concerns along the escalation path, on the wire. */
import { z } from 'zod'
import { CONCERN_ACTS } from '../domain/flow/flow.ts'
import { PRIORITIES, STATUSES } from '../domain/vocabulary.ts'
import { ConcernGlance } from './concern-verbs.ts'
import { EscalationPath } from './flow-policies.ts'
import { InstantText, TicketAccount } from './shape.ts'

const Handle = z.string()
const By = z.object({ by: Handle, at: InstantText })

const Stander = z.object({
  handle: Handle.nullable().describe('null for somebody who is no member, or takes no part in concerns.'),
  name: z.string(),
  as: z.enum(['post', 'path']).describe('post: looks after the account; path: by role or handle.'),
})

/** A step of the path as a concern, or an account, meets it. */
const PathStep = z.object({
  id: z.string(),
  name: z.string(),
  says: z.string().describe('What whoever stands here is to do.'),
  stands: z.array(Stander).describe('Who fills the post on the account first.'),
})

const StepOfConcern = PathStep.extend({
  standing: z
    .enum(['passed', 'left_out', 'here', 'ahead', 'decided', 'withdrawn', 'not_needed'])
    .describe('decided, withdrawn: it ended here; not_needed: it ended before.'),
  arrived: By.extend({ reason: z.string().nullable() }).nullable().describe('How it came here; null where it did not.'),
})

const Known = ConcernGlance.extend({
  theirView: z.string(),
  ourView: z.string(),
  confirmedAt: InstantText.nullable().describe('When the other side said that this is their view.'),
  raisedAt: InstantText,
  since: InstantText.describe('Since when it is at its step.'),
  waitsFor: z.array(Handle).describe('Who is to act on it; empty once it has ended.'),
})

/** A concern as its ticket shows it, with all that was said. */
export const Concern = Known.extend({
  tried: z.string(),
  evidence: z.string().nullable(),
  statedView: z.string().nullable().describe('How the raiser had put the other side’s view, where that was corrected.'),
  path: z.array(StepOfConcern),
  pathVersion: z.number().int(),
  replies: z.array(By.extend({ step: z.string(), reply: z.string(), evidence: z.string() })),
  decided: By.extend({
    step: z.string(),
    decision: z.string(),
    reason: z.string(),
    considered: z.string(),
  }).nullable(),
  withdrawn: By.extend({ reason: z.string() }).nullable(),
  youMay: z.array(z.enum(CONCERN_ACTS)).describe('What the caller may do to it.'),
  mayGoTo: z.array(z.string()).describe('Ids of the steps it may be passed on to, the next one first.'),
})
export type Concern = z.infer<typeof Concern>
export type ConcernStep = Concern['path'][number]

/** GET /tickets/:number/concerns */
export const TicketConcerns = z.object({
  items: z.array(Concern).describe('Open ones first, then the last raised.'),
  path: z.array(PathStep).describe('The path that a new one would go.'),
  sides: z.array(z.object({ handle: Handle, name: z.string() })).describe('Who could be the other side.'),
})
export type TicketConcerns = z.infer<typeof TicketConcerns>

export const ConcernsQuery = z.strictObject({
  of: z
    .enum(['me', 'all'])
    .default('all')
    .describe(
      'me: those that wait for the caller; of those that have ended, where the caller is one side or ended it.',
    ),
  state: z.enum(['open', 'ended']).default('open').describe('ended: decided or withdrawn.'),
  cursor: z.string().max(40).optional().describe('`nextCursor` of the page before, of those that have ended.'),
})
export type ConcernsQuery = z.input<typeof ConcernsQuery>

const ListedConcern = Known.extend({
  stepName: z.string(),
  ended: By.extend({
    decision: z.string().nullable().describe('null where it was withdrawn.'),
    reason: z.string(),
  })
    .nullable()
    .describe('null while it is open.'),
  yours: z.boolean().describe('Whether it waits for the caller.'),
  ticket: z.object({
    number: z.number().int(),
    subject: z.string(),
    account: TicketAccount.nullable(),
    priority: z.enum(PRIORITIES).nullable(),
    status: z.enum(STATUSES),
    owner: Handle.nullable(),
  }),
})
export type ListedConcern = z.infer<typeof ListedConcern>

/** GET /concerns: open ones, the longest at their step first; or those that have ended, the last first. */
export const Concerns = z.object({
  items: z.array(ListedConcern),
  more: z.boolean().describe('Whether there are more than are shown.'),
  nextCursor: z.string().nullable().describe('Of those that have ended, where the next page begins.'),
  path: EscalationPath.extend({ version: z.number().int() }).nullable().describe('As in force.'),
})
export type Concerns = z.infer<typeof Concerns>
