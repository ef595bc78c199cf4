/** The times a ticket is usually snoozed until, in the zone the person chose. */
import { instantOfLocal, localOfInstant } from '../../zoned-time.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const MORNING = 'T09:00'

export type SnoozePreset = 'hour' | 'tomorrow' | 'week'

/** Day of the week of a date such as 2026-11-22, 0 for Sunday. */
const weekday = (date: string): number => new Date(`${date}T12:00Z`).getUTCDay()

/** The date `days` after a date. */
const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00Z`) + days * DAY).toISOString().slice(0, 10)

/** The instant a preset means at `now`, both in milliseconds since 1970: an hour on, tomorrow at 9:00, or 9:00 on the next
 *  Monday that is not today. */
export function snoozedUntil(preset: SnoozePreset, now: number, zone: string): number {
  if (preset === 'hour') return now + HOUR
  const today = localOfInstant(now, zone).slice(0, 10)
  const days = preset === 'tomorrow' ? 1 : (8 - weekday(today)) % 7 || 7
  return instantOfLocal(`${dateAfter(today, days)}${MORNING}`, zone)
}

const PRESETS: readonly SnoozePreset[] = ['hour', 'tomorrow', 'week']

/** The usual times from `now` on; one that is the same as the one before it is left out, as Monday is on a Sunday. */
export function snoozePresets(
  now: number,
  zone: string,
): readonly { readonly preset: SnoozePreset; readonly until: number }[] {
  const all = PRESETS.map((preset) => ({ preset, until: snoozedUntil(preset, now, zone) }))
  return all.filter(({ until }, index) => all.findIndex((each) => each.until === until) === index)
}
