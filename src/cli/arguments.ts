/** What people type, read into values; what cannot be read is wrong usage. */
import { InvalidArgumentError, Option } from 'commander'
import { DAY, HOUR, type Instant, instant, isoOf, later, MINUTE } from '../domain/time.ts'
import { CommandFailed } from './command-failed.ts'

const whole = (text: string): number | undefined => {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(number) ? number : undefined
}

/** `12` and `#12`. */
export function ticketNumber(text: string): number {
  const number = whole(text.replace(/^#/, ''))
  if (number === undefined || number < 1)
    throw new InvalidArgumentError('Give the number of a ticket, such as 12 or #12.')
  return number
}

/** `5` and `#5`. */
export function issueNumber(text: string): number {
  const number = whole(text.replace(/^#/, ''))
  if (number === undefined || number < 1) throw new InvalidArgumentError('Give the number of an issue, such as 5.')
  return number
}

/** A whole number from 0. */
export function wholeNumber(text: string): number {
  const number = whole(text)
  if (number === undefined) throw new InvalidArgumentError('Give a whole number.')
  return number
}

/** A whole number from 1. */
export function countingNumber(text: string): number {
  const number = whole(text)
  if (number === undefined || number < 1) throw new InvalidArgumentError('Give a whole number from 1.')
  return number
}

/** Collects an option that may be given several times. */
export const collected = (text: string, before: readonly string[] = []): string[] => [...before, text]

/** An option whose value comes from a closed list. */
export const oneOf = (flags: string, about: string, choices: readonly string[]): Option =>
  new Option(flags, about).choices([...choices])

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY }
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/** The instant that ISO `text` tells; undefined when it is none, or of a day that does not exist, which would roll over. */
function isoInstant(text: string): Instant | undefined {
  if (!ISO.test(text) || Number.isNaN(instant(text))) return undefined
  const day = text.slice(0, 10)
  return isoOf(instant(`${day}T00:00Z`)).startsWith(day) ? instant(text) : undefined
}

function momentOf(text: string, now: Instant): Instant | undefined {
  const [, number, unit = ''] = /^(\d{1,6})([mhd])$/.exec(text) ?? []
  if (number !== undefined) return later(now, Number(number) * (UNITS[unit] ?? 0))
  return isoInstant(text)
}

/** A time that has been, for the wire. */
export function timeText(flag: string, text: string): string {
  const at = isoInstant(text)
  if (at !== undefined) return isoOf(at)
  const wanted = 'Give a time with its offset such as 2026-03-05T12:00Z.'
  throw new CommandFailed('wrong_usage', `${flag} cannot be read: ${text}. ${wanted}`)
}

/** A point in time for the wire: ISO 8601 with its offset, or a length from now such as `4h` or `2d`. */
export function momentText(flag: string, text: string, now: Instant): string {
  const moment = momentOf(text, now)
  if (moment !== undefined) return isoOf(moment)
  const wanted = 'Give a length from now such as 30m, 4h or 2d, or a time with its offset such as 2026-03-05T12:00Z.'
  throw new CommandFailed('wrong_usage', `${flag} cannot be read: ${text}. ${wanted}`)
}
