/** Content lines as values: names and parameters, text, dates and times. The grammar is ical.js's. */
import ICAL from 'ical.js'
import { z } from 'zod'
import { dayOf } from '../../domain/calendar/dates.ts'
import { DAY, instant } from '../../domain/time.ts'
import { firstShowing, isTimeZone, type WallTime, wallTimeAt, zoneOf } from '../../domain/wall-clock.ts'
import { type ContentLine, quoted } from './components.ts'

/** An event is left out, and this is said of it. */
export class Misread extends Error {
  override readonly name = 'Misread'
  readonly line: number

  constructor({ line }: { readonly line: number }, message: string, cause?: unknown) {
    super(message, { cause })
    this.line = line
  }
}

export interface Property extends ContentLine {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly values: readonly unknown[]
}

const Parsed = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown())

/** Room for some thousand dates. */
const LONGEST_LINE = 30_000

export function propertyOf(content: ContentLine): Property {
  if (content.text.length > LONGEST_LINE) throw new Misread(content, `${quoted(content.text)} is too long a line`)
  try {
    const [, parameters, , ...values] = Parsed.parse(ICAL.parse.property(content.text))
    return { ...content, parameters, values }
  } catch (cause) {
    throw new Misread(content, `${quoted(content.text)} cannot be read`, cause)
  }
}

const LONGEST_NAME = 120

/** The text on one line and short enough for a name; null when nothing is left. */
export function nameIn(text: string): string | null {
  const plain = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  const letters = [...plain]
  if (letters.length === 0) return null
  return plain.length <= LONGEST_NAME ? plain : `${letters.slice(0, LONGEST_NAME / 2 - 1).join('')}…`
}

/** The text of a line, read as the grammar reads a summary, whatever the name of the property. */
export function textIn(content: ContentLine): string | null {
  const [value] = propertyOf({ ...content, text: content.text.replace(/^[^;:]+/, 'SUMMARY') }).values
  return typeof value === 'string' ? nameIn(value) : null
}

/** A date or time as it is written. */
export interface Stamp {
  readonly line: number
  readonly wall: WallTime
  /** A date, which has no time. */
  readonly isDate: boolean
  /** As named by the file; null where the wall is that of whoever reads. */
  readonly zone: string | null
}

/** The Gregorian calendar is younger than any date before it. */
const OLDEST = '1600'
/** Without a time also where a time was announced, which ical.js leaves as two colons. */
const STAMP = /^(\d{4}-\d\d-\d\d)(?:T(?:::|((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(Z?)))?$/

export function stampIn({ line, text, parameters }: Property, value: unknown): Stamp {
  const [, date = '', time, utc] = STAMP.exec(String(value)) ?? []
  const day = dayOf(date)
  if (day === undefined || date < OLDEST) throw new Misread({ line }, `there is no such date or time: ${quoted(text)}`)
  if (time === undefined) return { line, wall: day * DAY, isDate: true, zone: null }
  const named = typeof parameters.tzid === 'string' ? parameters.tzid : null
  return { line, wall: instant(`${date}T${time}Z`), isDate: false, zone: utc === 'Z' ? 'UTC' : named }
}

/** Zones change their clocks by rules that are known for this long; further away no holiday depends on them. */
const [ZONES_FROM, ZONES_TO] = [instant('1900-01-01T00:00Z'), instant('2100-01-01T00:00Z')]

/** What the wall of `zone` shows at a time that may be written in another zone. */
export function wallIn(zone: string | null, stamp: Stamp): WallTime {
  const { wall, isDate, zone: own } = stamp
  if (isDate || own === null || zone === null || own === zone || wall < ZONES_FROM || wall > ZONES_TO) return wall
  const unknown = [own, zone].find((name) => !isTimeZone(name))
  if (unknown !== undefined)
    throw new Misread(
      stamp,
      `it mixes times of ${quoted(own)} and ${quoted(zone)}, and ${quoted(unknown)} is no IANA zone`,
    )
  return wallTimeAt(zoneOf(zone), firstShowing(zoneOf(own), wall))
}
