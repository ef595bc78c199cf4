/** Times on the wall of a place. */
import { WEEKDAYS } from '../domain/calendar/document.ts'
import { DAY, instant, instantOf, isoOf, SECOND } from '../domain/time.ts'
import { wallTimeAt, zoneOf } from '../domain/wall-clock.ts'

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** `Mon 2026-03-02 09:00`, with seconds where there are any; UTC when `timeZone` is null. */
export function zonedText(iso: string, timeZone: string | null): string {
  const wall = wallTimeAt(zoneOf(timeZone ?? 'UTC'), instant(iso))
  const weekday = WEEKDAYS[(((Math.floor(wall / DAY) + 3) % 7) + 7) % 7] ?? ''
  const shown = isoOf(instantOf(wall)).replace('T', ' ')
  const [seconds, millis] = [wall % (60 * SECOND) !== 0, wall % SECOND !== 0]
  return `${capital(weekday.slice(0, 3))} ${shown.slice(0, millis ? 23 : seconds ? 19 : 16)}`
}
