/** Faults of one calendar or holiday set by itself, each with its place. Rules: CAL-12, CAL-13. */
import { Refusal } from '../refusal.ts'
import { isTimeZone } from '../wall-clock.ts'
import { dayOf } from './dates.ts'
import {
  type CalendarDocument,
  type CombinedHours,
  type DateOverride,
  type OwnHours,
  WEEKDAYS,
  type WindowText,
} from './document.ts'
import { type Overlap, overlapIn, overlapInWeek, overlapOfOverrides, placed } from './overlap.ts'
import { windowOf } from './windows.ts'

/** The details of a refusal for a path in a document, such as `week.monday[1]`. */
export type Where = (path: string) => Readonly<Record<string, unknown>>

/** Passes a calendar that is sound by itself; what it names is looked up by check.ts. */
export function checkHours(document: CalendarDocument, where: Where): void {
  if ('combine' in document) checkCombination(document, where)
  else checkOwnHours(document, where)
}

function checkCombination({ of }: CombinedHours, where: Where): void {
  if (of.length > 0) return
  const text = 'The combination names no calendar, so it never opens. Name at least one.'
  throw new Refusal('calendar_never_opens', text, where('of'))
}

function checkOwnHours(hours: OwnHours, where: Where): void {
  const { timeZone, week, overrides } = hours
  if (!isTimeZone(timeZone)) {
    const text = `"${timeZone}" is no time zone. Write the IANA name of a place, such as America/Los_Angeles, or UTC.`
    throw new Refusal('calendar_zone_unknown', text, where('timeZone'))
  }
  for (const key of Object.keys(week)) {
    if ((WEEKDAYS as readonly string[]).includes(key)) continue
    const text = `"${key}" is no weekday. Write one of ${WEEKDAYS.join(', ')}.`
    throw new Refusal('calendar_weekday_unknown', text, where(`week.${key}`))
  }
  for (const weekday of WEEKDAYS) checkWindows(week[weekday] ?? [], `week.${weekday}`, where)
  if (WEEKDAYS.every((weekday) => (week[weekday] ?? []).length === 0)) {
    const text =
      'The calendar never opens: its week has no window, and overrides are single dates. Give a weekday a window, such as 09:00-17:00.'
    throw new Refusal('calendar_never_opens', text, where('week'))
  }
  refuseOverlap(overlapInWeek(hours), where)
  checkDates(overrides, 'overrides', where)
  refuseOverlap(overlapOfOverrides(hours), where)
}

function checkWindows(windows: readonly WindowText[], path: string, where: Where): void {
  for (const [index, text] of windows.entries()) {
    if (windowOf(text)) continue
    const told = `"${text}" is no window. Write it as 09:00-17:00, 22:00-06:00 for one past midnight or 00:00-24:00 for a whole day.`
    throw new Refusal('calendar_window_invalid', told, where(`${path}[${index}]`))
  }
}

/** Passes dates that exist, none twice, each with windows apart from each other. */
export function checkDates(dates: readonly DateOverride[], path: string, where: Where): void {
  const first = new Map<string, number>()
  for (const [index, { date, windows }] of dates.entries()) {
    refuseDate(date, `${path}[${index}].date`, where)
    const before = first.get(date)
    if (before !== undefined) {
      const text = `${date} is there twice, first at ${path}[${before}]. Keep one of them.`
      throw new Refusal('calendar_date_twice', text, where(`${path}[${index}].date`))
    }
    first.set(date, index)
    checkWindows(windows, `${path}[${index}].windows`, where)
    refuseOverlap(overlapIn(placed(windows, `${path}[${index}].windows`, 0)), where)
  }
}

function refuseDate(date: string, path: string, where: Where): void {
  if (dayOf(date) !== undefined) return
  const text = `"${date}" is no date that exists. Write year, month and day, such as 2026-12-24.`
  throw new Refusal('calendar_date_invalid', text, where(path))
}

function refuseOverlap(found: Overlap | undefined, where: Where): void {
  if (!found) return
  const [one, told] = found
  const text = `The window ${told.text} overlaps ${one.text} (${one.path}). Let one begin when or after the other ends, or make them one window.`
  throw new Refusal('calendar_windows_overlap', text, where(told.path))
}
