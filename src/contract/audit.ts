/** The log as an auditor reads it, on the wire. */
import { z } from 'zod'
import { InstantText, TicketNumber } from './shape.ts'

export const AUDIT_STREAMS = [
  'ticket',
  'workspace',
  'account',
  'contact',
  'opportunity',
  'team',
  'member',
  'policy',
  'issue',
  'access',
] as const
export const AUDIT_BY = ['people', 'system', 'all'] as const

const filters = {
  by: z
    .enum(AUDIT_BY)
    .optional()
    .describe('Who did it: people, or the system by itself. People when left out, all when an actor is named.'),
  actor: z.string().trim().min(1).max(320).optional().describe('Handle of a member, a mail address, or `system`.'),
  type: z.string().trim().min(1).max(60).optional().describe('Type of the event, such as `triaged` or `denied`.'),
  stream: z.enum(AUDIT_STREAMS).optional().describe('What it happened to; `access` is sign-ins and what was denied.'),
  ticket: TicketNumber.optional().describe('Number of a ticket.'),
  q: z.string().trim().min(2).max(100).optional().describe('Text that the event holds, in any case.'),
  from: InstantText.optional().describe('Recorded then or later.'),
  to: InstantText.optional().describe('Recorded before then.'),
  denied: z.enum(['true', 'false']).default('false').describe('Only what somebody was not let do.'),
}

/** Which events: GET /audit/export, and all but the page of GET /audit. */
export const AuditFilters = z.strictObject(filters)
export type AuditFilters = z.input<typeof AuditFilters>

export const AuditQuery = z.strictObject({
  ...filters,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(120).optional().describe('`nextCursor` of the page before.'),
})
export type AuditQuery = z.input<typeof AuditQuery>

/** A plain value of a field; null where there was or is none. */
export const AuditValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type AuditValue = z.infer<typeof AuditValue>

export const AuditChange = z.object({
  field: z.string().describe('Such as `priority`, `hold.reason` or `document.targets.0.minutes`.'),
  before: AuditValue,
  after: AuditValue,
})
export type AuditChange = z.infer<typeof AuditChange>

/** One event, with what it changed. */
export const AuditItem = z.object({
  id: z.string().describe('Names the event in this list; later events sort later.'),
  at: InstantText.describe('When it happened, which may be earlier than when it was recorded.'),
  recordedAt: InstantText,
  actor: z.string().describe('Handle of a member, a mail address, or `system`.'),
  via: z.string().nullable().describe('How the caller was let in, such as `session 0190…`; null for the system.'),
  address: z.string().nullable().describe('Network address the call came from; null for the system.'),
  stream: z.enum(AUDIT_STREAMS),
  streamId: z.string(),
  version: z.number().int().describe('Counts the events of the stream from 1.'),
  type: z.string(),
  target: z.string().describe('What it happened to, in words: `ticket #12`, `account acme`, `policy sla 2`.'),
  ticket: z.number().int().nullable().describe('Number of the ticket it happened to.'),
  facts: z.record(z.string(), z.unknown()).describe('What the event says; instants as ISO text.'),
  changes: z
    .array(AuditChange)
    .describe('Fields whose value it changed, the first hundred; empty where it changed none, such as a sign-in.'),
  leftOut: z.number().int().default(0).describe('Fields it changed beyond those.'),
  sealed: z.number().int().nullable().describe('Its place in the chain; null in the moments until it is sealed.'),
  erased: z.boolean().describe('Whether personal data was erased from it since.'),
})
export type AuditItem = z.infer<typeof AuditItem>

/** GET /audit: the log, what was recorded last first. */
export const AuditPage = z.object({
  items: z.array(AuditItem),
  nextCursor: z
    .string()
    .nullable()
    .describe('Null at the end. A page may hold fewer than asked for, even none, and not be the last one.'),
  lookedBackTo: InstantText.nullable().describe('Everything recorded since then was looked through; null: all.'),
})
export type AuditPage = z.infer<typeof AuditPage>

/** GET /audit/chain: how far the log is sealed. Write place and hash down elsewhere; `topline audit verify --head`
 *  then notices if the log is cut off or made anew. */
export const AuditChain = z.object({
  place: z.number().int().describe('Number of events sealed; 0 when none is.'),
  hash: z.string().describe('SHA-256 in hex over everything up to this place.'),
  head: z.string().describe('Both, as `topline audit verify --head` takes them: `120:ab34…`.'),
  sealedThrough: InstantText.nullable().describe('When the last sealed event was recorded; null when none is.'),
  pending: z.number().int().describe('Events that wait to be sealed; a moment later there are none.'),
})
export type AuditChain = z.infer<typeof AuditChain>
