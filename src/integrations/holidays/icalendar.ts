/** Holidays from an iCalendar file (RFC 5545): each whole day that an event lies on is closed. */
import type { HolidaysRead } from '../../contract/calendars.ts'
import { dateOf } from '../../domain/calendar/dates.ts'
import { Refusal } from '../../domain/refusal.ts'
import { closedDays, type Spend } from './closed-days.ts'
import { type Component, calendarsOf, isContentLine, quoted } from './components.ts'
import { type DateSpan, type DaySpan, daySpan } from './date-span.ts'
import { type CalendarEvent, eventIn, nameOf, zoneOfCalendar } from './event.ts'
import { called, partlyReason } from './notes.ts'
import { Misread, nameIn } from './property.ts'

/** What a file may take: half a second and more. One of holidays has some hundred events and looks at as many days. */
const MOST_EVENTS = 5000
const MOST_DAYS_TRIED = 1_000_000
/** The first use of a zone takes 30 ms. */
const MOST_ZONES = 20
const MOST_NOTES = 200
const MOST_DATES = 2000

type Note = HolidaysRead['notUnderstood'][number]

interface Reading {
  readonly span: DaySpan
  readonly spend: Spend
  /** Names of the events by day. */
  readonly days: Map<number, Set<string>>
  readonly notes: Note[]
}

function budget(): Spend {
  let left = MOST_DAYS_TRIED
  return (days) => {
    left -= days
    if (left < 0) throw tooMuch('The events of the file repeat too often to be holidays.')
  }
}

const tooMuch = (what: string) =>
  new Refusal('holidays_unreadable', `${what} Give a file that holds holidays and little else, or ask for fewer years.`)

function refuseBigFile(text: string, calendars: readonly Component[]): void {
  const events = calendars.flatMap(eventsOf).length
  if (events > MOST_EVENTS) throw tooMuch(`The file has ${events} events.`)
  const zones = new Set(text.match(/;TZID=[^:;\r\n]*/gi))
  if (zones.size > MOST_ZONES) throw tooMuch(`The file has times of more than ${MOST_ZONES} zones.`)
}

/** Runs `read`; if the event is not understood, that is noted and it is left out. */
function noting<T>({ notes }: Reading, name: string | null, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    notes.push({ line: error.line, reason: `${called(name)} is left out: ${error.message}.` })
    return undefined
  }
}

function noteGarbage({ notes }: Reading, { lines }: Component): void {
  for (const content of lines.filter((each) => !isContentLine(each)))
    notes.push({
      line: content.line,
      reason: `${quoted(content.text)} is no line of an iCalendar file; it is passed over.`,
    })
}

function noteEarlyEnd({ notes }: Reading, { line, name }: CalendarEvent): void {
  notes.push({
    line,
    reason: `${called(name)} ends before it begins; of each time only the day it begins on is taken.`,
  })
}

function readEvent(reading: Reading, event: CalendarEvent, replacing: readonly CalendarEvent[]): void {
  if (!event.dates) return
  if (event.dates.endsEarly) noteEarlyEnd(reading, event)
  const { whole, partly } = closedDays(event.dates, replacing, reading.span, reading.spend)
  for (const day of whole) {
    const names = reading.days.get(day) ?? new Set<string>()
    reading.days.set(day, event.name === null ? names : names.add(event.name))
  }
  if (partly.length > 0) reading.notes.push({ line: event.line, reason: partlyReason(event.name, partly) })
}

/** Null also where the name cannot be read. */
function readableName(component: Component, property: string): string | null {
  try {
    return nameOf(component, property)
  } catch (error) {
    if (error instanceof Misread) return null
    throw error
  }
}

const eventsOf = (calendar: Component) => calendar.children.filter(({ kind }) => kind === 'VEVENT')

function readCalendar(reading: Reading, calendar: Component): void {
  const zone = zoneOfCalendar(calendar)
  const written = eventsOf(calendar)
  for (const component of [calendar, ...written]) noteGarbage(reading, component)
  const events = written.flatMap((component) => {
    return noting(reading, readableName(component, 'SUMMARY'), () => eventIn(component, zone)) ?? []
  })
  const replacing = new Map<string, CalendarEvent[]>()
  for (const event of events) {
    if (event.uid === null || event.replaces === null) continue
    const same = replacing.get(event.uid) ?? []
    replacing.set(event.uid, same)
    same.push(event)
  }
  for (const event of events) {
    const others = event.replaces === null ? (replacing.get(event.uid ?? '') ?? []) : []
    noting(reading, event.name, () => readEvent(reading, event, others))
  }
}

function notesOf({ notes }: Reading): Note[] {
  const sorted = notes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  if (sorted.length <= MOST_NOTES) return sorted
  const more = { line: null, reason: `${sorted.length - MOST_NOTES} more were not understood.` }
  return [...sorted.slice(0, MOST_NOTES), more]
}

function nameOfFile(calendars: readonly Component[]): string {
  const names = calendars.map((each) => readableName(each, 'X-WR-CALNAME') ?? readableName(each, 'NAME'))
  return nameIn([...new Set(names.filter((name) => name !== null))].join(', ')) ?? 'Holidays'
}

/** The closed dates of `text` within `span`, in order, and what was not understood. Throws Refusal when it is no
 *  iCalendar file, or one that is damaged, over 1 MB or without any reasonable number of dates. */
export function readICalendar(text: string, span: DateSpan): HolidaysRead {
  const calendars = calendarsOf(text)
  refuseBigFile(text, calendars)
  const reading: Reading = { span: daySpan(span), spend: budget(), days: new Map(), notes: [] }
  for (const calendar of calendars) readCalendar(reading, calendar)
  if (reading.days.size > MOST_DATES)
    throw tooMuch(`The file closes ${reading.days.size} days, and a holiday set has ${MOST_DATES} at most.`)
  const dates = [...reading.days]
    .toSorted(([a], [b]) => a - b)
    .map(([day, names]) => {
      return { date: dateOf(day), windows: [], name: nameIn([...names].join(', ')) }
    })
  return { name: nameOfFile(calendars), source: 'iCalendar file', dates, notUnderstood: notesOf(reading) }
}
