/** Numbers and dates as people read them, by the browser's own rules for English. */
const language = 'en-GB'
const whole = new Intl.NumberFormat(language)
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
const dayAndClock = new Intl.DateTimeFormat(language, {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const full = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' })
const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
const ordinals = new Intl.PluralRules(language, { type: 'ordinal' })

const suffixes: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }

export const count = (value: number): string => whole.format(value)
export const ordinal = (place: number): string => `${count(place)}${suffixes[ordinals.select(place)] ?? 'th'}`
export const fullDate = (iso: string): string => full.format(Date.parse(iso))

const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()

/** 14:05 today, 3 Nov, 14:05 on any other day. */
export function dateText(iso: string, now: number): string {
  const at = Date.parse(iso)
  return sameDay(at, now) ? clock.format(at) : dayAndClock.format(at)
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

/** Working minutes as hours and minutes: 90 is 1 h 30 min. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${count(hours)} h` : `${count(hours)} h ${rest} min`
}

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})/g

/** A sentence of the server with its instants as local dates. */
export const withDates = (sentence: string, now: number): string =>
  sentence.replace(INSTANT, (iso) => dateText(iso, now))
