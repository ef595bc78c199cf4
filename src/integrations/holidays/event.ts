/** One event of an iCalendar file. Its times are those on the wall of its own zone, so that it lies on the dates which
 *  the calendar it is from shows. */
import ICAL from 'ical.js'
import { DAY, type Millis, SECOND } from '../../domain/time.ts'
import { isTimeZone, type WallTime } from '../../domain/wall-clock.ts'
import { type Component, type ContentLine, linesNamed, quoted } from './components.ts'
import { Misread, propertyOf, type Stamp, stampIn, textIn, wallIn } from './property.ts'
import { type Repetition, repetitionOf } from './repetition.ts'

export interface EventDates {
  readonly zone: string | null
  /** It begins with a day, not at a time. */
  readonly allDay: boolean
  readonly start: WallTime
  readonly length: Millis
  /** Its end was before its beginning, and is passed over. */
  readonly endsEarly: boolean
  readonly repetitions: readonly Repetition[]
  readonly added: readonly Stamp[]
  readonly excluded: readonly Stamp[]
}

export interface CalendarEvent {
  readonly line: number
  readonly name: string | null
  readonly uid: string | null
  /** Null when the event is cancelled. */
  readonly dates: EventDates | null
  /** Which occurrence of the event with the same uid it stands for, and whether it ends all later ones. */
  readonly replaces: { readonly stamp: Stamp; readonly endsLater: boolean } | null
}

const first = (event: Component, name: string): ContentLine | undefined => linesNamed(event, name)[0]
const plain = (line: ContentLine | undefined): string | null =>
  line?.text.slice(line.text.indexOf(':') + 1).trim() ?? null

function stampOf(line: ContentLine): Stamp {
  const property = propertyOf(line)
  return stampIn(property, property.values[0])
}

const stampsNamed = (event: Component, name: string): Stamp[] =>
  linesNamed(event, name)
    .map(propertyOf)
    .flatMap((property) => property.values.map((value) => stampIn(property, value)))

function durationIn(content: ContentLine): Millis {
  const [value] = propertyOf(content).values
  try {
    return ICAL.Duration.fromString(String(value)).toSeconds() * SECOND
  } catch (cause) {
    throw new Misread(content, `${quoted(content.text)} is no length of time`, cause)
  }
}

/** Longer than any span that is asked for. */
const LONGEST: Millis = 400 * 366 * DAY

function lengthOf(event: Component, from: WallTime, zone: string | null): Millis {
  const [end, duration] = [first(event, 'DTEND'), first(event, 'DURATION')]
  if (end) return Math.min(LONGEST, wallIn(zone, stampOf(end)) - from)
  return duration ? Math.min(LONGEST, durationIn(duration)) : 0
}

/** `calendarZone` is what the calendar names for all times that name none of their own. */
function datesOf(event: Component, calendarZone: string | null): EventDates {
  const line = first(event, 'DTSTART')
  if (!line) throw new Misread(event, 'it has no DTSTART')
  const old = first(event, 'EXRULE')
  if (old) throw new Misread(old, `rules for exceptions are not read: ${quoted(old.text)}`)
  const start = stampOf(line)
  const zone = start.zone === null || start.zone === 'UTC' ? (calendarZone ?? start.zone) : start.zone
  const from = wallIn(zone, start)
  const length = lengthOf(event, from, zone)
  return {
    zone,
    allDay: start.isDate,
    start: from,
    // A date without an end is that whole day; so is one whose end is not after it, as some write it.
    length: start.isDate ? Math.max(DAY, Math.ceil(length / DAY) * DAY) : Math.max(0, length),
    endsEarly: length < 0,
    repetitions: linesNamed(event, 'RRULE').map(propertyOf).map(repetitionOf),
    added: stampsNamed(event, 'RDATE'),
    excluded: stampsNamed(event, 'EXDATE'),
  }
}

export function zoneOfCalendar(calendar: Component): string | null {
  const named = plain(first(calendar, 'X-WR-TIMEZONE'))
  return named !== null && isTimeZone(named) ? named : null
}

export const nameOf = (event: Component, property: string): string | null => {
  const line = first(event, property)
  return line ? textIn(line) : null
}

/** Throws Misread when something that its dates depend on is not understood. */
export function eventIn(event: Component, calendarZone: string | null): CalendarEvent {
  const cancelled = plain(first(event, 'STATUS'))?.toUpperCase() === 'CANCELLED'
  const which = first(event, 'RECURRENCE-ID')
  const later = which && propertyOf(which).parameters.range === 'THISANDFUTURE'
  if (which && later && !cancelled) throw new Misread(which, 'it changes all later occurrences too, which is not read')
  return {
    line: event.line,
    name: nameOf(event, 'SUMMARY'),
    uid: plain(first(event, 'UID')),
    dates: cancelled ? null : datesOf(event, calendarZone),
    replaces: which ? { stamp: stampOf(which), endsLater: later === true } : null,
  }
}
