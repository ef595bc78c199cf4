/** Tickets on the wire: what is asked and what is answered. */
import { z } from 'zod'
import {
  CHANNELS,
  CLOSING_REASONS,
  DISMISSALS,
  ENVIRONMENTS,
  HOLD_FOR,
  KINDS,
  PRIORITIES,
  REPLY_WEIGHTS,
  SEGMENTS,
  STATUSES,
} from '../domain/vocabulary.ts'
import { HoldReasonName, RunningClock } from './running-clock.ts'
import { Body, Email, Html, InstantText, Reason, Slug } from './shape.ts'
import { Money } from './workspace.ts'

export const Severity = z.literal([0, 1, 2, 3]).describe('0 is worst, by the written criteria of the contract.')
export const Priority = z.enum(PRIORITIES)
export const Segment = z.enum(SEGMENTS)
export const Contact = z.strictObject({
  name: z.string().trim().min(1).max(200),
  email: Email.nullable().default(null),
})

const SomeText = Body.optional().describe('Its text; made of the HTML when left out.')

/** A message says something, in one way or both. */
const SAYS_SOMETHING = {
  says: ({ body, html }: { readonly body?: string | undefined; readonly html?: string | undefined }) =>
    body !== undefined || html !== undefined,
  otherwise: {
    path: ['body'],
    error: 'Write something: a body, html, or both.',
    // Told beside what else does not fit.
    when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
  },
}

/** A row of the line, and the head of a ticket. */
export const TicketSummary = z.object({
  number: z.number().int(),
  subject: z.string(),
  kind: z.enum(KINDS),
  team: z.string(),
  segment: Segment,
  account: z.object({ id: z.string(), name: z.string() }).nullable(),
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
  dueAt: InstantText.nullable().describe('When the first of the promises to the customer that run is due.'),
  clock: RunningClock.nullable().describe('The promise that runs out first; null when none is owed.'),
  receivedAt: InstantText,
  updatedAt: InstantText,
  version: z.number().int().describe('Send it back as If-Match to be told when somebody was faster.'),
})
export type TicketSummary = z.infer<typeof TicketSummary>

export const TicketDetail = TicketSummary.extend({
  id: z.string(),
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
})
export type TicketDetail = z.infer<typeof TicketDetail>

/** What a reply is worth, as the check sees it, and why it is no response. */
export const ReplyCheck = z.object({
  weight: z.enum(REPLY_WEIGHTS).describe('response stops the response clocks; the others do not.'),
  findings: z.array(z.object({ code: z.string(), text: z.string() })).describe('Empty when it is a response.'),
})
export type ReplyCheck = z.infer<typeof ReplyCheck>

/** A ticket once a verb was done to it; of a split, the other part. */
export const ActedTicket = TicketDetail.extend({
  reply: ReplyCheck.extend({ suggested: z.enum(REPLY_WEIGHTS).describe('What the check would have said.') })
    .optional()
    .describe('After a reply: what it counts as, and what the check has to say about it.'),
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

export const OpenTicket = z
  .strictObject({
    kind: z.enum(KINDS),
    subject: z.string().trim().min(3).max(300),
    body: SomeText,
    html: Html.optional(),
    channel: z.enum(CHANNELS).default('api'),
    team: Slug.default('support'),
    account: z.string().max(200).nullable().default(null).describe('Slug of the account.'),
    segment: Segment.optional().describe('Only without an account; an account brings its own. Default free.'),
    contact: Contact.nullable().default(null),
    environment: z.enum(ENVIRONMENTS).nullable().default(null),
    tags: z.array(Slug).max(20).default([]),
    source: Slug.nullable().default(null),
    externalId: z.string().min(1).max(200).nullable().default(null),
    receivedAt: InstantText.optional().describe('When it reached us, if earlier than now.'),
  })
  .refine(({ source, externalId }) => externalId === null || source !== null, {
    path: ['source'],
    error: 'An external id is unique within its source. Say which source it is from.',
  })
  .refine(SAYS_SOMETHING.says, SAYS_SOMETHING.otherwise)
export type OpenTicket = z.input<typeof OpenTicket>

export const TriageTicket = z.strictObject({ severity: Severity, priority: Priority, reason: Reason })
export const ClaimTicket = z.strictObject({
  takeOver: Reason.nullable().default(null).describe('The reason, when it belongs to somebody else.'),
})
export const SkipTicket = z.strictObject({ reason: Reason })
export const ReleaseTicket = z.strictObject({ reason: Reason.nullable().default(null) })
const SentAt = InstantText.nullable().default(null).describe('When it was sent, if earlier than now.')
export const CheckReply = z.strictObject({ body: Body })
export const ReplyTicket = z.strictObject({
  body: Body,
  weight: z
    .enum(REPLY_WEIGHTS)
    .optional()
    .describe('response: says what was done or what comes next. What the check says when left out.'),
  sentAt: SentAt,
  after: z
    .enum(['stay', 'hold', 'solve'])
    .default('stay')
    .describe('hold: wait for the customer; solve: believed done.'),
})
export const NoteTicket = z.strictObject({ body: Body })
export const ReceiveMessage = z
  .strictObject({ from: Contact, body: SomeText, html: Html.optional(), sentAt: SentAt })
  .refine(SAYS_SOMETHING.says, SAYS_SOMETHING.otherwise)
const EventVersion = z.number().int().min(1)
export const JudgeReply = z.strictObject({
  reply: EventVersion.describe('Version of the reply’s event.'),
  weight: z.enum(REPLY_WEIGHTS),
  reason: Reason,
})
export const WaiveAnswer = z.strictObject({
  message: EventVersion.describe('Version of the message’s event; 1 is the opening.'),
  reason: Reason,
})
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
export const SolveTicket = z.strictObject({ resolution: Reason.describe('What ended it, in a sentence.') })
export const ReopenTicket = z.strictObject({ reason: Reason })
export const CloseTicket = z.strictObject({
  reason: z.enum(CLOSING_REASONS),
  comment: z.string().trim().max(500).nullable().default(null),
})
export const DismissTicket = z
  .strictObject({
    as: z.enum(DISMISSALS),
    of: z.number().int().min(1).nullable().default(null).describe('Number of the ticket that a duplicate repeats.'),
    reason: Reason,
  })
  .refine(({ as, of }) => (as === 'duplicate') === (of !== null), {
    path: ['of'],
    error: 'A duplicate names the ticket it repeats, and nothing else does.',
  })
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

/** The verbs on one ticket, by the last part of their path: POST /api/v1/tickets/:number/:verb. */
export const TICKET_VERBS = {
  triage: TriageTicket,
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
} as const
export type TicketVerb = keyof typeof TICKET_VERBS
export type VerbInput<Verb extends TicketVerb> = z.input<(typeof TICKET_VERBS)[Verb]>
