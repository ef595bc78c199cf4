/** Calendars and holiday sets on the wire, and the preview of a change to what clocks go by. */
import { z } from 'zod'
import { WEEKDAYS } from '../domain/calendar/document.ts'
import { InstantText, Reason, Slug } from './shape.ts'

const Name = z.string().trim().min(1).max(120)
const WindowText = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'Write a window as 09:00-17:00, 22:00-06:00 or 00:00-24:00.',
  )
const Windows = z.array(WindowText).max(48)
export const DateText = z.iso.date()

export const DateOverride = z.strictObject({
  date: DateText,
  windows: Windows.describe('Empty: closed.'),
  name: Name.nullable().default(null),
})
export type DateOverride = z.output<typeof DateOverride>

export const OwnHours = z.strictObject({
  name: Name,
  timeZone: z.string().min(1).max(60).describe('IANA name, such as America/Los_Angeles.'),
  week: z.partialRecord(z.enum(WEEKDAYS), Windows).describe('A weekday that is left out is closed.'),
  holidays: z.array(Slug).max(20).default([]).describe('Slugs of holiday sets.'),
  overrides: z.array(DateOverride).max(1000).default([]),
})
export const CombinedHours = z.strictObject({
  name: Name,
  combine: z.enum(['union', 'intersection']),
  of: z.array(Slug).min(2).max(20),
})
export const CalendarDocument = z.union([OwnHours, CombinedHours])
export type CalendarDocument = z.output<typeof CalendarDocument>

export const HolidaySet = z.strictObject({
  name: Name,
  source: z.string().trim().max(300).nullable().default(null),
  dates: z.array(DateOverride).max(2000),
})
export type HolidaySet = z.output<typeof HolidaySet>

const versionFields = {
  version: z.number().int(),
  effectiveFrom: InstantText,
  publishedAt: InstantText,
  by: z.string(),
  reason: z.string().nullable(),
}

export const CalendarSummary = z.object({
  slug: z.string(),
  name: z.string(),
  timeZone: z.string().nullable().describe('Null for a combination of calendars in several zones.'),
  ...versionFields,
  document: CalendarDocument,
  openNow: z.boolean(),
  changesAt: InstantText.nullable().describe('The next opening or closing.'),
  usedBy: z.array(z.string()).describe('Rules of the policy in force that count by it.'),
})
export type CalendarSummary = z.infer<typeof CalendarSummary>
export const Calendars = z.object({ items: z.array(CalendarSummary) })
export type Calendars = z.infer<typeof Calendars>

export const CalendarDetail = CalendarSummary.extend({
  versions: z.array(z.object({ ...versionFields, document: CalendarDocument })).describe('Newest first.'),
})
export type CalendarDetail = z.infer<typeof CalendarDetail>

/** GET /calendars/:slug/year/:year */
export const CalendarYear = z.object({
  year: z.number().int(),
  days: z.array(
    z.object({
      date: DateText,
      kind: z.enum(['open', 'closed', 'holiday', 'override']),
      windows: z.array(z.string()),
      name: z.string().nullable(),
    }),
  ),
})
export type CalendarYear = z.infer<typeof CalendarYear>

/** GET /calendars/:slug/open: when it is open, and how much time that is. */
export const OpenQuery = z.strictObject({
  from: InstantText.optional().describe('Now when left out.'),
  to: InstantText.optional().describe('Seven days after `from` when left out; at most 400 days after it.'),
})
export const CalendarOpen = z.object({
  from: InstantText,
  to: InstantText,
  intervals: z.array(z.object({ from: InstantText, to: InstantText })),
  openMs: z.number().int().describe('Working time between the two.'),
})
export type CalendarOpen = z.infer<typeof CalendarOpen>

const AMOUNT_UNITS = ['milliseconds', 'business_days', 'business_weeks'] as const

/** GET /calendars/:slug/add: the instant by which so much of its time has passed. */
export const AddQuery = z.strictObject({
  from: InstantText,
  amount: z.coerce
    .number()
    .int()
    .min(-400 * 86_400_000)
    .max(400 * 86_400_000)
    .describe('Negative counts back, for milliseconds alone.'),
  unit: z.enum(AMOUNT_UNITS).default('milliseconds'),
})
export const TimeAdded = z.object({
  from: InstantText,
  amount: z.number().int(),
  unit: z.enum(AMOUNT_UNITS),
  at: InstantText,
  timeZone: z.string().nullable(),
})
export type TimeAdded = z.infer<typeof TimeAdded>

export const HolidaySetSummary = z.object({ slug: z.string(), ...versionFields, document: HolidaySet })
export type HolidaySetSummary = z.infer<typeof HolidaySetSummary>
export const HolidaySets = z.object({ items: z.array(HolidaySetSummary) })
export type HolidaySets = z.infer<typeof HolidaySets>

/** POST /holidays/read: what an iCalendar file or a region holds, before anything is saved. */
export const ReadHolidays = z.union([
  z.strictObject({
    ics: z.string().min(1, 'The file is empty.').max(1_000_000, 'The file is larger than a megabyte.'),
    from: DateText,
    to: DateText,
  }),
  z.strictObject({
    country: z.string().regex(/^[A-Z]{2}$/, 'Write the two-letter code, such as DE.'),
    state: z.string().max(10).nullable().default(null),
    from: DateText,
    to: DateText,
  }),
])
export type ReadHolidays = z.input<typeof ReadHolidays>
export const HolidaysRead = z.object({
  name: z.string(),
  source: z.string(),
  dates: z.array(DateOverride),
  notUnderstood: z.array(z.object({ line: z.number().int().nullable(), reason: z.string() })),
})
export type HolidaysRead = z.infer<typeof HolidaysRead>
export const Regions = z.object({
  items: z.array(
    z.object({
      country: z.string(),
      name: z.string(),
      states: z.array(z.object({ state: z.string(), name: z.string() })),
    }),
  ),
})
export type Regions = z.infer<typeof Regions>

const when = {
  effectiveFrom: InstantText.optional().describe('Now when left out; not in the past.'),
}
export const CalendarDraft = z.strictObject({ document: CalendarDocument, ...when })
export const HolidaySetDraft = z.strictObject({ document: HolidaySet, ...when })
const saving = {
  reason: Reason,
  apply: z
    .boolean()
    .default(true)
    .describe('Whether clocks that run go on under the new version; else only those that start from now on.'),
}
export const PublishCalendar = CalendarDraft.extend(saving)
export const PublishHolidaySet = HolidaySetDraft.extend(saving)

/** One clock that a change would move. */
export const EffectRow = z.object({
  number: z.number().int(),
  subject: z.string(),
  account: z.string().nullable(),
  metric: z.string(),
  before: InstantText.nullable(),
  after: InstantText.nullable(),
  movedMs: z.number().int().describe('How much later it is due; negative for earlier. Zero when one side has no due.'),
  effect: z.enum(['gains', 'loses', 'newly_breached', 'starts', 'ends']),
})
export type EffectRow = z.infer<typeof EffectRow>

/** Who gains, who loses and who would newly breach, if it were saved now. */
export const Effects = z.object({
  tickets: z.number().int().describe('Open tickets looked at.'),
  unchanged: z.number().int(),
  gains: z.number().int().describe('Tickets with more time until due.'),
  loses: z.number().int(),
  newlyBreached: z.number().int(),
  rows: z.array(EffectRow).describe('Those that lose most first; at most 200.'),
  warnings: z.array(z.string()).describe('Rules that can never fit, and the like.'),
})
export type Effects = z.infer<typeof Effects>

/** How far a change has been carried to the open tickets. */
export const Recompute = z.object({
  publishedAt: InstantText.nullable().describe('Of the newest version; null when nothing was ever changed.'),
  total: z.number().int(),
  done: z.number().int(),
  running: z.boolean(),
})
export type Recompute = z.infer<typeof Recompute>

export const Published = z.object({ version: z.number().int(), effectiveFrom: InstantText, recompute: Recompute })
export type Published = z.infer<typeof Published>
