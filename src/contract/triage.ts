/** The triage inbox on the wire. */
import { z } from 'zod'
import { CHANNELS, EFFORTS, MATCHES, MODES } from '../domain/vocabulary.ts'
import { COMPANY, QueueRow } from './queue.ts'
import { RunningClock } from './running-clock.ts'
import { InstantText, Slug } from './shape.ts'
import { Priority, Severity } from './tickets.ts'

export const TRIAGE_STATES = ['waiting', 'snoozed'] as const

export const TriageQuery = z.strictObject({
  team: Slug.default(COMPANY).describe('A team, or `company` for all teams in one list.'),
  state: z
    .enum(TRIAGE_STATES)
    .default('waiting')
    .describe('waiting: nobody has triaged it; snoozed: nobody has, and it is left out until a time.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional().describe('`nextCursor` of the page before.'),
})
export type TriageQuery = z.input<typeof TriageQuery>

export const TriageRow = QueueRow.extend({
  channel: z.enum(CHANNELS),
  triage: RunningClock.nullable().describe('The promise to judge it within minutes; null where none is made.'),
  matchedBy: z.enum(MATCHES).nullable().describe('How its account was found; null where nobody looked.'),
  form: z.string().nullable().describe('Slug of the intake form it came by.'),
  missing: z.array(z.string()).describe('Fields that triage needs and nobody has filled in.'),
  area: z.string().nullable(),
  tags: z.array(z.string()),
  effort: z.enum(EFFORTS).nullable(),
  proposed: z
    .object({ level: z.string(), severity: Severity, priority: Priority })
    .nullable()
    .describe('What the written criteria imply of what the ticket tells itself; null while they decide nothing.'),
  routeRule: z.string().nullable().describe('The rule of the routing policy that chose its team.'),
  snoozedUntil: InstantText.nullable(),
})
export type TriageRow = z.infer<typeof TriageRow>

export const TriageCounts = z.object({
  waiting: z.number().int().describe('In the inbox now.'),
  snoozed: z.number().int().describe('Left out until a time.'),
  missed: z.number().int().describe('Of those that wait: not judged in time.'),
})
export type TriageCounts = z.infer<typeof TriageCounts>

export const TriageCountsQuery = z.strictObject({ team: TriageQuery.shape.team })

export const TriagePage = z.object({
  team: z.string(),
  state: z.enum(TRIAGE_STATES),
  mode: z.enum(MODES),
  counts: TriageCounts,
  items: z.array(TriageRow),
  nextCursor: z.string().nullable(),
  asOf: InstantText,
})
export type TriagePage = z.infer<typeof TriagePage>
