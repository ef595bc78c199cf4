/** The first responses Harbor promises, so that the demo has tickets in time, nearly late and late. */
import { addWorkingTime, type Calendar, calendarOf } from '../../domain/calendar/calendar.ts'
import { type CalendarBook, type OwnHours, WEEKDAYS, type WindowText } from '../../domain/calendar/document.ts'
import { HOUR, type Instant, instantOf } from '../../domain/time.ts'
import type { Version } from '../../domain/version.ts'
import type { Segment, Severity } from '../../domain/vocabulary.ts'

const ALL_DAY: WindowText = '00:00-24:00'
const WORKDAYS = WEEKDAYS.slice(0, 5)

const alike = (window: WindowText): OwnHours['week'] => Object.fromEntries(WORKDAYS.map((day) => [day, [window]]))

/** Hours in Pacific time, as they always were. */
function pacific(name: string, week: OwnHours['week']): readonly Version<OwnHours>[] {
  const document = { name, timeZone: 'America/Los_Angeles', week, holidays: [], overrides: [] }
  return [{ version: 1, effectiveFrom: instantOf(0), publishedAt: instantOf(0), document }]
}

const BOOK: CalendarBook = {
  calendars: {
    support: pacific('Sunday to Friday', { ...alike(ALL_DAY), friday: ['00:00-17:00'], sunday: ['14:00-24:00'] }),
    sales: pacific('Sales hours', alike('02:00-18:00')),
    weekdays: pacific('Weekdays', alike(ALL_DAY)),
  },
  holidays: {},
}
const hours = (slug: string): Calendar => calendarOf(BOOK, slug, instantOf(0))

export const SUNDAY_TO_FRIDAY = hours('support')
const SALES = hours('sales')
const WEEKDAY_HOURS = hours('weekdays')

/** Working hours by severity; who has no promise gets best effort. */
const HOURS: Readonly<Record<Segment, readonly [number, number, number, number]>> = {
  presales: [1, 1, 1, 1],
  enterprise: [2, 4, 8, 48],
  team: [4, 6, 16, 72],
  free: [8, 24, 60, 90],
  open_source: [8, 24, 72, 96],
  internal: [8, 24, 96, 160],
}

function calendarFor(segment: Segment, severity: Severity): Calendar {
  if (segment === 'presales') return SALES
  return severity === 3 ? WEEKDAY_HOURS : SUNDAY_TO_FRIDAY
}

/** When `part` of the time for the first response to a ticket received at `from` has passed; 1 is when it is due. */
export const responseAt = (from: Instant, part: number, { segment, severity }: Promised): Instant =>
  addWorkingTime(calendarFor(segment, severity), from, Math.round(HOURS[segment][severity] * part * HOUR))

export interface Promised {
  readonly segment: Segment
  readonly severity: Severity
}
