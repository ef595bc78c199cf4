/** The calendars of the written cases. */
import type { CalendarDocument, OwnHours } from '../../src/domain/calendar/document.ts'
import { instant, isoOf } from '../../src/domain/time.ts'

/** A time written with its offset, as the files give it: in UTC, to the millisecond. */
export const utc = (local: string): string => isoOf(instant(local))

const WORKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const

/** Monday to Friday alike. */
export function workdays(name: string, windows: readonly string[], timeZone = 'America/Los_Angeles'): OwnHours {
  const week = Object.fromEntries(WORKDAYS.map((day) => [day, windows]))
  return { name, timeZone, week, holidays: [], overrides: [] }
}

export function everyDay(name: string, windows: readonly string[], timeZone = 'UTC'): OwnHours {
  const { week, ...rest } = workdays(name, windows, timeZone)
  return { ...rest, week: { ...week, saturday: windows, sunday: windows } }
}

const sundayToFriday = (name: string, opens: string): OwnHours => ({
  name,
  timeZone: 'America/Los_Angeles',
  week: {
    monday: ['00:00-24:00'],
    tuesday: ['00:00-24:00'],
    wednesday: ['00:00-24:00'],
    thursday: ['00:00-24:00'],
    friday: ['00:00-17:00'],
    sunday: [`${opens}-24:00`],
  },
  holidays: [],
  overrides: [],
})

/** By slug. */
export const HOURS = {
  office: workdays('Office hours of 2020', ['09:00-17:00']),
  'support-24x5': sundayToFriday('Sunday 14:00 to Friday 17:00 Pacific', '14:00'),
  always: everyDay('Around the clock', ['00:00-24:00']),
  weekdays: workdays('Monday to Friday, whole days', ['00:00-24:00']),
  'aim-2021': workdays('02:00 to 17:00 Pacific', ['02:00-17:00']),
  'presales-2023': workdays('02:00 to 18:00 Pacific', ['02:00-18:00']),
  'gitlab-24x5': sundayToFriday('Sunday 15:00 to Friday 17:00 Pacific', '15:00'),
  lunch: workdays('With a lunch break', ['09:00-12:00', '13:00-17:00']),
  nights: workdays('Night shift', ['22:00-06:00'], 'Europe/London'),
} as const satisfies Readonly<Record<string, CalendarDocument>>

export type HoursSlug = keyof typeof HOURS
