/** Numbers and dates as people read them, by the browser's own rules for English, in the zone the person chose. */
const language = 'en-GB'
const whole = new Intl.NumberFormat(language)

function formatsIn(timeZone: string | undefined) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...options, timeZone })
  const hourAndMinute = { hour: '2-digit', minute: '2-digit' } as const
  return {
    clock: format(hourAndMinute),
    weekdayAndClock: format({ weekday: 'short', ...hourAndMinute }),
    dayAndClock: format({ day: 'numeric', month: 'short', ...hourAndMinute }),
    dateAndClock: format({ day: 'numeric', month: 'short', year: 'numeric', ...hourAndMinute }),
    year: format({ year: 'numeric' }),
    shortDay: format({ weekday: 'short', day: 'numeric', month: 'short' }),
    day: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    dated: format({ day: 'numeric', month: 'short', year: 'numeric', ...hourAndMinute }),
    full: format({ dateStyle: 'full', timeStyle: 'long' }),
  }
}
let formats = formatsIn(undefined)

// A date of a calendar is the same in every zone.
const plainDate = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
const plainMonth = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })

/** `2026-12-24` as Thursday 24 December 2026. */
export const dateName = (date: string): string => plainDate.format(Date.parse(date))
/** December; months count from 1. */
export const monthName = (year: number, month: number): string => plainMonth.format(Date.UTC(year, month - 1))

/** From now on instants are told in `timeZone`, an IANA name; in the computer's own when it is undefined. */
export function showTimesIn(timeZone: string | undefined): void {
  formats = formatsIn(timeZone)
}

const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
const ordinals = new Intl.PluralRules(language, { type: 'ordinal' })

const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }

export const count = (value: number): string => whole.format(value)
export const ordinal = (place: number): string => `${count(place)}${suffixes[ordinals.select(place)] ?? 'th'}`
export const fullDate = (iso: string): string => formats.full.format(Date.parse(iso))
/** 3 Nov 2026, 14:05. */
export const datedText = (iso: string): string => formats.dated.format(Date.parse(iso))
/** 3 Nov 2026. */
export const dayText = (iso: string): string => formats.day.format(Date.parse(iso))

/** Below a tick of a time axis: Tue 24 Nov where a day begins, else 14:05. */
export const axisText = (at: number, isDay: boolean): string => (isDay ? formats.shortDay : formats.clock).format(at)

const sameDay = (a: number, b: number) => formats.day.format(a) === formats.day.format(b)

/** 14:05 today, 3 Nov, 14:05 on any other day of this year, 3 Nov 2024, 14:05 else. */
export function dateText(iso: string, now: number): string {
  const at = Date.parse(iso)
  return sameDay(at, now) ? formats.clock.format(at) : momentText(iso, now)
}

/** 3 Nov, 14:05 also today, for instants beside others of other days; in another year 3 Nov 2024, 14:05. */
export function momentText(iso: string, now: number): string {
  const at = Date.parse(iso)
  const sameYear = formats.year.format(at) === formats.year.format(now)
  return (sameYear ? formats.dayAndClock : formats.dateAndClock).format(at)
}

/** Far enough from now that a weekday alone could mean the one before or after. */
const SIX_DAYS = 6 * 86_400_000

/** 14:05 today, Tue 14:05 within six days, 3 Nov, 14:05 else. */
export function nearText(iso: string, now: number): string {
  const at = Date.parse(iso)
  if (sameDay(at, now) || Math.abs(at - now) >= SIX_DAYS) return dateText(iso, now)
  return formats.weekdayAndClock.format(at)
}

const STEPS: readonly (readonly [limit: number, unit: Intl.RelativeTimeFormatUnit, millis: number])[] = [
  [3_600_000, 'minute', 60_000],
  [86_400_000, 'hour', 3_600_000],
  [30 * 86_400_000, 'day', 86_400_000],
  [365 * 86_400_000, 'month', 30 * 86_400_000],
]

/** How long ago, or how long until, in the largest unit that fits; under a minute is just now. */
export function sinceText(iso: string, now: number): string {
  const away = Date.parse(iso) - now
  const size = Math.abs(away)
  if (size < 60_000) return 'just now'
  const [, unit, millis] = STEPS.find(([limit]) => size < limit) ?? [0, 'year' as const, 365 * 86_400_000]
  return relative.format(Math.trunc(away / millis), unit)
}

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})/g

/** A sentence of the server with its instants as local dates. */
export const withDates = (sentence: string, now: number): string =>
  sentence.replace(INSTANT, (iso) => dateText(iso, now))
