/** The rules by which an event repeats, as far as days do. */
import { z } from 'zod'
import { quoted } from './components.ts'
import { Misread, type Property, type Stamp, stampIn } from './property.ts'
import type { RecurrenceRule, RuleWeekday } from './recurrence.ts'

export interface Repetition {
  readonly rule: RecurrenceRule
  /** The last time it may begin at. */
  readonly until: Stamp | null
}

const some = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? (given ?? []) : [given]),
    z.array(item).max(400),
  )
const Whole = z.number().int()

/** What ical.js makes of a rule. Parts that are not here, such as BYHOUR and BYWEEKNO, are not read. */
const Rule = z.strictObject({
  freq: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
  interval: Whole.min(1).max(10_000).default(1),
  count: Whole.min(1).nullable().default(null),
  until: z.string().nullable().default(null),
  wkst: Whole.min(1).max(7).default(2),
  bymonth: some(Whole),
  bymonthday: some(Whole),
  byyearday: some(Whole),
  byday: some(z.string()),
  bysetpos: some(Whole),
})

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

const weekdayIn = (text: string): RuleWeekday => ({
  weekday: DAYS.indexOf(text.slice(-2)),
  nth: Number(text.slice(0, -2)),
})

function part(property: Property, issue: z.core.$ZodIssue | undefined): string {
  const named = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0]
  return `${String(named).toUpperCase()} in ${quoted(property.text)} is not read`
}

export function repetitionOf(property: Property): Repetition {
  const { data, error } = Rule.safeParse({ ...Object(property.values[0]) })
  if (error) throw new Misread(property, part(property, error.issues[0]), error)
  const weekdays = data.byday.map(weekdayIn)
  if (weekdays.some(({ nth }) => nth !== 0) && (data.freq === 'DAILY' || data.freq === 'WEEKLY'))
    throw new Misread(property, `a weekday has no number within ${data.freq}: ${quoted(property.text)}`)
  const rule: RecurrenceRule = {
    frequency: data.freq,
    interval: data.interval,
    count: data.count,
    // To ical.js 1 is Sunday.
    weekStart: (data.wkst + 5) % 7,
    months: data.bymonth,
    monthDays: data.bymonthday,
    yearDays: data.byyearday,
    weekdays,
    places: data.bysetpos,
  }
  return { rule, until: data.until === null ? null : stampIn(property, data.until) }
}
