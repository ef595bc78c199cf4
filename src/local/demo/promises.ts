/** The first responses Harbor promises (SLA-6), so that the demo has tickets in time, nearly late and late. */
import { addWorkingTime, type Calendar, defineCalendar, type Window } from '../../domain/calendar.ts'
import { HOUR, type Instant } from '../../domain/time.ts'
import type { Segment, Severity } from '../../domain/vocabulary.ts'

const pacific = (weekday: Window, friday: Window, sunday: readonly Window[]): Calendar =>
  defineCalendar({
    timeZone: 'America/Los_Angeles',
    days: [[weekday], [weekday], [weekday], [weekday], [friday], [], sunday],
    holidays: [],
  })

export const SUNDAY_TO_FRIDAY = pacific([0, 1440], [0, 1020], [[840, 1440]])
const SALES = pacific([120, 1080], [120, 1080], [])
const WEEKDAYS = pacific([0, 1440], [0, 1440], [])

/** Working hours by severity; who has no promise gets best effort. */
const HOURS: Readonly<Record<Segment, readonly [number, number, number, number]>> = {
  presales: [1, 1, 1, 1],
  enterprise: [2, 4, 8, 48],
  team: [4, 6, 16, 72],
  free: [8, 24, 60, 90],
  open_source: [8, 24, 72, 96],
  internal: [8, 24, 96, 160],
}

function calendarOf(segment: Segment, severity: Severity): Calendar {
  if (segment === 'presales') return SALES
  return severity === 3 ? WEEKDAYS : SUNDAY_TO_FRIDAY
}

/** When `part` of the time for the first response to a ticket received at `from` has passed; 1 is when it is due. */
export const responseAt = (from: Instant, part: number, { segment, severity }: Promised): Instant =>
  addWorkingTime(calendarOf(segment, severity), from, Math.round(HOURS[segment][severity] * part * HOUR))

export interface Promised {
  readonly segment: Segment
  readonly severity: Severity
}
