/** How a lease that runs out reads. All instants and lengths are milliseconds. */

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

const two = (value: number) => String(value).padStart(2, '0')

/** A length in its two largest units, rounded down: `3d 4h`, `2h 05m`, `12:09`. */
export function spanText(millis: number): string {
  const seconds = Math.floor(millis / SECOND)
  if (millis >= DAY) return `${Math.floor(millis / DAY)}d ${Math.floor((millis % DAY) / HOUR)}h`
  if (millis >= HOUR) return `${Math.floor(millis / HOUR)}h ${two(Math.floor((millis % HOUR) / MINUTE))}m`
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
}

/** What is left of the time until `dueAt`, or, after a minus sign, by how much it was missed. What is left is never
 *  shown longer than it is, and a miss is never shown as less than a second, so that no miss looks like a hit. */
export function countdownText(dueAt: number, now: number): string {
  const left = dueAt - now
  return left >= 0 ? spanText(left) : `−${spanText(Math.max(-left, SECOND))}`
}
