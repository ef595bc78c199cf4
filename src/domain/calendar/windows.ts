/** Windows of a date: read, written and joined. */
import type { WindowText } from './document.ts'

/** Open from the first up to the second, in whole minutes after the midnight that begins the date: opens 0 to 1439,
 *  closes after it and by 24 hours later, so at most at 2879 (CAL-1). */
export interface Window {
  readonly opens: number
  readonly closes: number
}

export const DAY_MINUTES = 1440

const TEXT = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

const minutes = (hour: string | undefined, minute: string | undefined): number => Number(hour) * 60 + Number(minute)

/** Undefined when `text` is no `HH:MM-HH:MM`. */
export function windowOf(text: WindowText): Window | undefined {
  const [found, ...parts] = TEXT.exec(text) ?? []
  if (found === undefined) return undefined
  const opens = minutes(parts[0], parts[1])
  const closes = parts[2] === undefined ? DAY_MINUTES : minutes(parts[2], parts[3])
  return { opens, closes: closes > opens ? closes : closes + DAY_MINUTES }
}

const two = (value: number): string => String(value).padStart(2, '0')
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** The shortest way to write a window; one that ends with its date ends at 24:00. */
export const textOf = ({ opens, closes }: Window): WindowText =>
  `${clock(opens)}-${closes === DAY_MINUTES ? '24:00' : clock(closes % DAY_MINUTES)}`
