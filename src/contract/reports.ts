/** Reports about promises on the wire. */
import { z } from 'zod'
import { FATES, GROUPINGS } from '../domain/clock/attainment.ts'
import { CHANGED_BY } from '../domain/severity/changes.ts'
import { METRICS } from '../domain/sla/document.ts'
import { PRIORITIES } from '../domain/vocabulary.ts'
import { InstantText } from './shape.ts'

const period = {
  metric: z.enum(METRICS).default('first_response'),
  by: z
    .enum(GROUPINGS)
    .default('priority')
    .describe('Priority and severity are those the ticket has now; the calendar month is that of the start, in UTC.'),
  from: InstantText.optional().describe('Promises that began then or later; all when left out.'),
  to: InstantText.optional().describe('Promises that began before then; until now when left out.'),
}

export const AttainmentQuery = z.strictObject(period)
export type AttainmentQuery = z.input<typeof AttainmentQuery>

const count = z.number().int()
const Fates = z.object({
  met: count,
  breached: count.describe('Missed, whatever came of it later; also while still owed.'),
  running: count.describe('Neither decided yet nor late; paused ones too.'),
  cancelled: count,
  percent: z.number().nullable().describe('Met, of met and breached; null while there is neither.'),
  percentText: z.string().describe('Rounded down to a tenth: `100 %` only when none was breached.'),
})

/** GET /reports/attainment: how many promises were kept. */
export const Attainment = z.object({
  metric: z.enum(METRICS),
  by: z.enum(GROUPINGS),
  from: InstantText.nullable(),
  to: InstantText.nullable(),
  asOf: InstantText,
  rows: z.array(
    Fates.extend({
      key: z.string().describe('Such as `p1`, `untriaged`, `2`, `enterprise`, an account or `none`, `2024-03`.'),
      name: z.string().describe('What people call it.'),
    }),
  ),
  total: Fates,
})
export type Attainment = z.infer<typeof Attainment>

export const AttainmentTicketsQuery = z.strictObject({
  ...period,
  key: z.string().max(200).optional().describe('Key of a row; all rows when left out.'),
  outcome: z.enum(FATES).default('breached'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(120).optional().describe('`nextCursor` of the page before.'),
})
export type AttainmentTicketsQuery = z.input<typeof AttainmentTicketsQuery>

/** GET /reports/attainment/tickets: the promises behind a count, the latest to start first. */
export const AttainmentTickets = z.object({
  metric: z.enum(METRICS),
  outcome: z.enum(FATES),
  items: z.array(
    z.object({
      number: count.describe('The ticket; GET /tickets/:number/clocks draws its strips.'),
      subject: z.string(),
      account: z.string().nullable().describe('Name of the account whose promise it is.'),
      priority: z.string().nullable(),
      severity: count.nullable(),
      cycle: count,
      party: count.nullable().describe('Number of the merged ticket whose customer waits; null for its own.'),
      startedAt: InstantText,
      dueAt: InstantText.nullable().describe('As it stands, or stood at the end; null while paused.'),
      breachedAt: InstantText.nullable(),
      endedAt: InstantText.nullable().describe('Null while it is still owed.'),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export type AttainmentTickets = z.infer<typeof AttainmentTickets>

const share = z.number().min(0).max(1)

/** GET /reports/forecast: how good forecasts have been, half way to the due of the promises that ended last. */
export const ForecastReport = z.object({
  asOf: InstantText,
  count: count.describe('Promises looked at.'),
  bins: z.array(
    z.object({
      from: share,
      to: share,
      count,
      called: share.nullable().describe('Mean chance to be missed that was called.'),
      breached: share.nullable().describe('Share that was missed.'),
    }),
  ),
  brier: z.number().nullable().describe('Mean squared error of what was called; null without any promise.'),
  brierOfBase: z.number().nullable().describe('The same if the overall share had been called every time.'),
  sentence: z.string(),
})
export type ForecastReport = z.infer<typeof ForecastReport>

export const PriorityChangesQuery = z.strictObject({
  from: InstantText.optional().describe('30 days before `to` when left out.'),
  to: InstantText.optional().describe('Now when left out.'),
  only: z
    .enum(['near_breach', 'lowered', 'all'])
    .default('near_breach')
    .describe('near_breach: lowered with at most an hour or a quarter of the target left.'),
})
export type PriorityChangesQuery = z.input<typeof PriorityChangesQuery>

const Standing = z
  .object({ severity: count.nullable(), priority: z.enum(PRIORITIES).nullable() })
  .describe('Both null while nobody has triaged it.')

/** GET /reports/priority-changes: who changed severity and priority or pushed a promise away otherwise, and what was left of the promise that ran. */
export const PriorityChanges = z.object({
  from: InstantText,
  to: InstantText,
  only: z.enum(['near_breach', 'lowered', 'all']),
  changes: count.describe('All that were made in the period.'),
  lowered: count,
  nearBreach: count,
  more: z.boolean().describe('Whether there were more tickets than were looked at; choose a shorter period.'),
  items: z.array(
    z.object({
      number: count,
      subject: z.string(),
      team: z.string(),
      account: z.string().nullable().describe('Name of the account.'),
      version: count.describe('Of the event.'),
      at: InstantText,
      by: z.string(),
      how: z
        .enum(CHANGED_BY)
        .describe('triage; undo of one; or what else pushed the promise away: kind, account, terms, route, form.'),
      reason: z.string(),
      before: Standing,
      after: Standing,
      asProposed: z.boolean().nullable().describe('Null when the criteria decided nothing, or nobody asked them.'),
      flags: z.array(z.string()).describe('In what a triage differs from the written criteria.'),
      isLowered: z.boolean().describe('A lower severity or priority, or a promise that is due later or not any more.'),
      isNearBreach: z.boolean(),
      clock: z
        .object({
          metric: z.enum(METRICS),
          dueAt: InstantText,
          dueAfter: InstantText.nullable().describe('Under what was set; null where nothing is promised any more.'),
          minutesLeft: count.describe(
            'Whole minutes of the target that were left, in the time it is counted in; rounded down.',
          ),
          percentLeft: count.describe('Of the target, in the same time; rounded down.'),
        })
        .nullable()
        .describe('The promise to the customer that would have run out first; null when none ran.'),
    }),
  ),
})
export type PriorityChanges = z.infer<typeof PriorityChanges>
