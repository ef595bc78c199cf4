/** Clocks on the wire. */
import { z } from 'zod'
import { STEP_KINDS } from '../domain/clock/step-kind.ts'
import { CLOCK_MODES, DAY_ENDS, METRICS, UNITS } from '../domain/sla/document.ts'
import { HOLD_FOR } from '../domain/vocabulary.ts'
import { ClockState, HoldReasonName } from './running-clock.ts'
import { InstantText } from './shape.ts'

export const Span = z.object({ from: InstantText, to: InstantText })
export type Span = z.infer<typeof Span>

/** What ran, and when it counts. */
export const ClockTarget = z.object({
  words: z.string().describe('Such as `4 business hours`.'),
  amount: z.number().int(),
  unit: z.enum(UNITS),
  mode: z.enum(CLOCK_MODES),
  dayEnds: z.enum(DAY_ENDS).nullable(),
  calendar: z.string().describe('Slug.'),
  table: z.string(),
  rule: z.string(),
  policy: z.string().describe('Name and version of the policy, or name of the contract.'),
  because: z.string().describe('Why this rule fits, in words.'),
  since: InstantText,
  dueAt: InstantText.nullable(),
})
export type ClockTarget = z.infer<typeof ClockTarget>

/** One cycle of one clock, explained. */
export const ClockView = z.object({
  metric: z.enum(METRICS),
  title: z.string().describe('Such as `First response` or `Next response, 2nd`.'),
  cycle: z.number().int(),
  party: z.number().int().nullable().describe('Number of the merged ticket whose customer waits; null for its own.'),
  state: ClockState,
  startedAt: InstantText,
  startedBy: z.number().int().describe('Version of the event.'),
  dueAt: InstantText.nullable().describe('Null while paused.'),
  breachedAt: InstantText.nullable(),
  firstEndedAt: InstantText.nullable().describe('The first end, when it was reopened and resumed.'),
  endedAt: InstantText.nullable(),
  endedBy: z.number().int().nullable(),
  cancelledBecause: z.string().nullable(),
  usedMs: z.number().int().describe('Counted time; pauses and closed hours left out.'),
  remainingMs: z.number().int().describe('Counted time until due; negative when past it.'),
  openNow: z.boolean().describe('Whether its time counts at `asOf`; false outside the hours of its calendar.'),
  opensAt: InstantText.nullable().describe('When it counts again, if it does not now.'),
  targets: z.array(ClockTarget).describe('Oldest first; the last holds.'),
  pauses: z.array(
    z.object({
      from: InstantText,
      to: InstantText.nullable(),
      reason: z.enum([...HOLD_FOR, 'solved']),
      because: z.number().int(),
    }),
  ),
  warnings: z.array(z.object({ percent: z.number().int(), at: InstantText })).describe('Still to come.'),
  counted: z.array(Span).describe('When its time counted or would count, from its start to its due or its end.'),
  forecast: z
    .object({ chance: z.number().min(0).max(1), words: z.string() })
    .nullable()
    .describe('The chance to breach; null when it is not running or nothing is known yet.'),
  sentence: z.string().describe('What it is, for a colleague.'),
  steps: z
    .array(
      z.object({
        at: InstantText,
        text: z.string(),
        did: z.enum(STEP_KINDS).describe('late: it ended after its due; shifted: the clocks of its zone changed.'),
        event: z.number().int().nullable().describe('Version of the event that did it; null when time alone did.'),
        dueAt: InstantText.nullable().describe('Its due from then on; null where the step brought none.'),
      }),
    )
    .describe('Everything that moved it, in order.'),
})
export type ClockView = z.infer<typeof ClockView>

export const HoldView = z.object({
  from: InstantText,
  to: InstantText.nullable(),
  for: z.enum(HOLD_FOR),
  reason: HoldReasonName,
  note: z.string().nullable(),
  actsNext: z.string(),
  flags: z.array(z.string()).describe('Why the hold looks odd, in words; empty when it does not.'),
})
export type HoldView = z.infer<typeof HoldView>

/** GET /tickets/:number/clocks: every clock with what moved it, and what the strips draw. */
export const TicketClocks = z.object({
  number: z.number().int(),
  asOf: InstantText,
  clocks: z.array(ClockView).describe('Those still owed first, then by start.'),
  holds: z.array(HoldView),
  messages: z.array(
    z.object({
      version: z.number().int(),
      at: InstantText,
      kind: z.enum(['received', 'response', 'acknowledgement', 'automatic', 'note']),
      by: z.string(),
    }),
  ),
  range: Span.describe(
    'From the first start to the last of due and end, and now while one is owed: what a strip shows at first.',
  ),
  shifts: z
    .array(z.object({ at: InstantText, timeZone: z.string(), byMinutes: z.number().int() }))
    .describe('Daylight-saving changes of the calendars’ zones within the range.'),
})
export type TicketClocks = z.infer<typeof TicketClocks>

/** GET /tickets/:number/clocks/explain: the same in words. */
export const ClocksExplained = z.object({
  number: z.number().int(),
  asOf: InstantText,
  timeZone: z.string().describe('The zone the times in the texts are told in.'),
  forColleague: z.string().describe('Plain text, several lines.'),
  forCustomer: z.string().describe('Plain text that names nothing internal.'),
})
export type ClocksExplained = z.infer<typeof ClocksExplained>

export const ExplainQuery = z.strictObject({
  timeZone: z.string().max(60).optional().describe('IANA name; the zone of the calendar when left out.'),
})

export const FlaggedHoldsQuery = z.strictObject({
  from: InstantText.optional().describe('Holds that began then or later; 30 days back when left out.'),
  to: InstantText.optional().describe('Holds that began before then; until now when left out.'),
})
export type FlaggedHoldsQuery = z.input<typeof FlaggedHoldsQuery>

/** GET /holds/flagged: holds that look odd, by the limits of the policy in force when each began. */
export const FlaggedHolds = z.object({
  from: InstantText,
  to: InstantText,
  asOf: InstantText,
  total: z.number().int(),
  items: z
    .array(
      HoldView.extend({
        number: z.number().int(),
        subject: z.string(),
        team: z.string(),
        account: z.string().nullable().describe('Name.'),
        by: z.string().nullable().describe('Handle of whoever placed it.'),
      }),
    )
    .describe('The latest first; at most 200.'),
})
export type FlaggedHolds = z.infer<typeof FlaggedHolds>
