/** Tickets on the wire: what is asked and what is answered. */
import { z } from 'zod'
import {
  CHANNELS,
  EFFORTS,
  ENVIRONMENTS,
  EXCLUSIONS,
  HOLD_FOR,
  KINDS,
  MATCHES,
  PRIORITIES,
  REPLY_WEIGHTS,
  SEGMENTS,
  STATUSES,
} from '../domain/vocabulary.ts'
import { AssignAccount } from './assign-account.ts'
import { CloseTicket, SolveTicket, TicketDocument } from './closing.ts'
import { CONCERN_VERBS, ConcernGlance } from './concern-verbs.ts'
import { AnswerForm, AskMissing, TicketForm } from './forms.ts'
import {
  AcceptHandOff,
  BounceHandOff,
  HandOffDetail,
  HandOffGlance,
  HandOffTicket,
  NextActor,
  WithdrawHandOff,
} from './hand-off.ts'
import {
  AnswerHelp,
  AskHelp,
  BounceHelp,
  CompleteHelp,
  HelpRequest,
  MoveHelp,
  TakeHelp,
  WithdrawHelp,
} from './help-verbs.ts'
import { LinkIssue, NowPrivate, TicketIssue, UnlinkIssue } from './issue-verbs.ts'
import {
  ClaimTicket,
  HoldTicket,
  MergeTicket,
  PinTicket,
  ReleaseTicket,
  ReopenTicket,
  ResumeTicket,
  SkipTicket,
  SplitTicket,
  UnpinTicket,
} from './line-verbs.ts'
import { LinkedTicket, LinkTicket, UnlinkTicket } from './links.ts'
import { JudgeReply, NoteTicket, NotTold, ReceiveMessage, ReplyTicket, WaiveAnswer } from './message-verbs.ts'
import { HoldReasonName, RunningClock } from './running-clock.ts'
import { GivenEvidence } from './severity.ts'
import { InstantText, Reason, TicketAccount } from './shape.ts'
import { ClassifyTicket, RouteTicket } from './sorting.ts'
import { StrayTag } from './tags.ts'
import { AffectsTicket, DismissTicket, SnoozeTicket, UndoTicket } from './triage-verbs.ts'
import { UnwatchTicket, WatchTicket } from './watch-verbs.ts'
import { Money } from './workspace.ts'
import { ReplyCheck } from './writing.ts'

export const Severity = z.literal([0, 1, 2, 3]).describe('0 is worst, by the written criteria of the contract.')
export const Priority = z.enum(PRIORITIES)
export const Segment = z.enum(SEGMENTS)

/** A row of the line, and the head of a ticket. */
export const TicketSummary = z.object({
  number: z.number().int(),
  subject: z.string(),
  kind: z.enum(KINDS),
  team: z.string(),
  segment: Segment,
  account: TicketAccount.nullable(),
  contact: z.object({ name: z.string(), email: z.string().nullable() }).nullable(),
  status: z.enum(STATUSES),
  priority: Priority.nullable().describe('null until triaged'),
  severity: z.number().int().nullable(),
  waiting: z.boolean().describe('Stands in the line: ours to act on, owned by nobody, under no lease.'),
  owner: z.string().nullable(),
  lease: z.object({ by: z.string(), until: InstantText }).nullable(),
  hold: z
    .object({
      for: z.enum(HOLD_FOR),
      reason: HoldReasonName,
      note: z.string().nullable(),
      actsNext: z.string(),
      since: InstantText,
      until: InstantText.nullable(),
    })
    .nullable(),
  pin: z.object({ place: z.number().int(), reason: z.string(), by: z.string(), expiresAt: InstantText }).nullable(),
  handOff: HandOffGlance.nullable().describe('The hand-off that nobody has accepted yet.'),
  dueAt: InstantText.nullable().describe('When the first of the promises to the customer that run is due.'),
  clock: RunningClock.nullable().describe('The promise that runs out first; null when none is owed.'),
  receivedAt: InstantText,
  updatedAt: InstantText,
  version: z.number().int().describe('Send it back as If-Match to be told when somebody was faster.'),
})
export type TicketSummary = z.infer<typeof TicketSummary>

export const TicketDetail = TicketSummary.extend({
  id: z.string(),
  handOff: HandOffDetail.nullable().describe(
    'The hand-off that nobody has accepted yet; until then the sender owns it.',
  ),
  handOffCount: z.number().int().describe('Hand-offs that were accepted.'),
  betweenHandsMs: z.number().int().describe('Time it has waited between hands, up to the last answer.'),
  nextActor: NextActor.describe('Who acts next.'),
  channel: z.enum(CHANNELS),
  environment: z.enum(ENVIRONMENTS).nullable(),
  tags: z.array(z.string()),
  plan: z.string().nullable(),
  contract: z.string().nullable().describe('Slug of the contract that its account has.'),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  splitFrom: z.number().int().nullable().describe('Number of the ticket it was split off from.'),
  followUpOf: z.number().int().nullable().describe('Number of the closed ticket whose customer wrote again.'),
  group: z.string().nullable(),
  firstRepliedAt: InstantText.nullable(),
  solvedAt: InstantText.nullable(),
  closedAt: InstantText.nullable(),
  closingReason: z.string().nullable(),
  money: Money.nullable().describe('Of its account; null without one.'),
  reopenCount: z.number().int(),
  reassignCount: z.number().int(),
  form: TicketForm.nullable().describe('The intake form it came by.'),
  matchedBy: z.enum(MATCHES).nullable().describe('How its account was found; null where nobody looked.'),
  area: z.string().nullable().describe('Product area.'),
  effort: z.enum(EFFORTS).nullable().describe('Level of effort.'),
  excluded: z.enum(EXCLUSIONS).nullable().describe('Why nothing is promised to the customer.'),
  routeRule: z.string().nullable().describe('The rule of the routing policy that chose its team.'),
  routeWrong: z.boolean().describe('Whether it was sent away from where a rule had put it.'),
  snoozedUntil: InstantText.nullable(),
  alsoAffected: z
    .array(z.object({ account: TicketAccount.nullable() }))
    .describe('Further accounts that ask the same.'),
  helps: z.array(HelpRequest).describe('Requests to engineering, the oldest first.'),
  document: TicketDocument.nullable().describe('Which document would have answered it; null until somebody says.'),
  watchers: z.array(z.string()).describe('Handles of the members who follow it beside its owner.'),
  links: z.array(LinkedTicket).describe('Tickets it is linked with, the oldest link first.'),
  concerns: z
    .array(ConcernGlance)
    .nullable()
    .describe('Disagreements along the escalation path, the oldest first; null for those who may not read notes.'),
  issues: z.array(TicketIssue).describe('Issues it is linked with, the oldest link first.'),
})
export type TicketDetail = z.infer<typeof TicketDetail>

/** A ticket once a verb was done to it; of a split, the other part. */
export const ActedTicket = TicketDetail.extend({
  reply: ReplyCheck.extend({ suggested: z.enum(REPLY_WEIGHTS).describe('What the check would have said.') })
    .optional()
    .describe('After a reply: what it counts as, and what the check has to say about it.'),
  notice: z
    .string()
    .optional()
    .describe('After taking it: that the taker now has more than they should, or had said to take none (DUT-14).'),
  flags: z.array(z.string()).optional().describe('After a triage: in what it differs from the written criteria.'),
  ...NotTold.shape,
  stays: z.string().optional().describe('After an undo: what could not be taken back (LIF-9).'),
  ...NowPrivate.shape,
  stray: z.array(StrayTag).optional().describe('After classifying: what the vocabulary of tags does not have.'),
})
export type ActedTicket = z.infer<typeof ActedTicket>

/** One event of the ticket's stream; `change` carries the facts of its type. */
export const TimelineEvent = z.object({
  version: z.number().int(),
  at: InstantText,
  recordedAt: InstantText,
  actor: z.string(),
  type: z.string(),
  change: z.record(z.string(), z.unknown()),
  audience: TicketIssue.shape.audience.optional().describe('Of what happened with an issue: who may read that issue.'),
})
export type TimelineEvent = z.infer<typeof TimelineEvent>

export const Timeline = z.object({ items: z.array(TimelineEvent) })
export type Timeline = z.infer<typeof Timeline>

/** Where the ticket stood and since when; a step of its way through the line. */
export const PlaceStep = z.object({
  version: z.number().int(),
  at: InstantText,
  waiting: z.boolean(),
  place: z.number().int().nullable().describe('Its place in its team at that moment; null while not waiting.'),
  because: z.string().describe('Type of the event that moved it.'),
})
export const PlaceHistory = z.object({ items: z.array(PlaceStep) })
export type PlaceHistory = z.infer<typeof PlaceHistory>

export const TriageTicket = z.strictObject({
  severity: Severity.optional().describe('What the evidence implies when left out.'),
  priority: Priority.optional().describe('The level’s when left out.'),
  level: z.string().min(1).max(120).optional().describe('Name of a level of the ladder.'),
  evidence: GivenEvidence.optional(),
  reason: Reason.optional().describe('Made of the evidence when left out.'),
})
export const ProposePriority = z
  .strictObject({
    severity: Severity.nullable().default(null),
    priority: Priority.nullable().default(null),
    reason: Reason,
  })
  .refine(({ severity, priority }) => severity !== null || priority !== null, {
    path: ['severity'],
    error: 'Propose a severity, a priority, or both.',
  })
/** The verbs on one ticket, by the last part of their path: POST /api/v1/tickets/:number/:verb. */
export const TICKET_VERBS = {
  triage: TriageTicket,
  propose: ProposePriority,
  claim: ClaimTicket,
  skip: SkipTicket,
  release: ReleaseTicket,
  reply: ReplyTicket,
  note: NoteTicket,
  receive: ReceiveMessage,
  judge: JudgeReply,
  waive: WaiveAnswer,
  hold: HoldTicket,
  resume: ResumeTicket,
  solve: SolveTicket,
  reopen: ReopenTicket,
  close: CloseTicket,
  dismiss: DismissTicket,
  merge: MergeTicket,
  split: SplitTicket,
  pin: PinTicket,
  unpin: UnpinTicket,
  route: RouteTicket,
  classify: ClassifyTicket,
  affects: AffectsTicket,
  'assign-account': AssignAccount,
  snooze: SnoozeTicket,
  undo: UndoTicket,
  link: LinkTicket,
  unlink: UnlinkTicket,
  watch: WatchTicket,
  unwatch: UnwatchTicket,
  'link-issue': LinkIssue,
  'unlink-issue': UnlinkIssue,
  'answer-form': AnswerForm,
  'ask-missing': AskMissing,
  'ask-help': AskHelp,
  'take-help': TakeHelp,
  'bounce-help': BounceHelp,
  'complete-help': CompleteHelp,
  'move-help': MoveHelp,
  'answer-help': AnswerHelp,
  'withdraw-help': WithdrawHelp,
  ...CONCERN_VERBS,
  'hand-off': HandOffTicket,
  accept: AcceptHandOff,
  bounce: BounceHandOff,
  withdraw: WithdrawHandOff,
} as const
export type TicketVerb = keyof typeof TICKET_VERBS
export type VerbInput<Verb extends TicketVerb> = z.input<(typeof TICKET_VERBS)[Verb]>
