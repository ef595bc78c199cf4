/** The cases of docs/conformance/calendars.jsonl: what a line holds, and what it asks. */
import type { CalendarBook, CalendarDocument, HolidaySet } from '../../src/domain/calendar/document.ts'
import type { Target } from '../../src/domain/sla/document.ts'
import { instant, instantOf } from '../../src/domain/time.ts'
import type { Version } from '../../src/domain/version.ts'

/** A document that always holds, or its versions, oldest first. */
export type Versioned<Document> = Document | readonly VersionText<Document>[]

export interface VersionText<Document> {
  readonly effectiveFrom: string
  readonly publishedAt: string
  readonly document: Document
}

export type SpanText = readonly [from: string, to: string]

/** Instants are ISO texts with milliseconds, in UTC; lengths are whole milliseconds. */
export type Question =
  | { readonly operation: 'isOpen'; readonly at: string }
  | { readonly operation: 'add'; readonly from: string; readonly ms: number }
  | { readonly operation: 'subtract'; readonly from: string; readonly ms: number }
  | { readonly operation: 'between'; readonly from: string; readonly to: string }
  | { readonly operation: 'nextOpening'; readonly at: string }
  | { readonly operation: 'nextClosing'; readonly at: string }
  | { readonly operation: 'spans'; readonly from: string; readonly to: string }
  | {
      readonly operation: 'due'
      readonly startedAt: string
      readonly target: Omit<Target, 'calendar' | 'warnAt' | 'pausedBy'>
      readonly pauses: readonly SpanText[]
    }

/** Null: there is none. */
export type Answer = boolean | number | string | readonly SpanText[] | null

export interface CalendarCase {
  readonly id: string
  /** What it shows, in words. */
  readonly about: string
  readonly calendars: Readonly<Record<string, Versioned<CalendarDocument>>>
  readonly holidays?: Readonly<Record<string, Versioned<HolidaySet>>>
  /** Slug of the calendar that is asked. */
  readonly calendar: string
  /** Versions published later are not known yet; when left out, all are. */
  readonly knownAt?: string
  readonly ask: Question
  readonly expected: Answer
}

/** Long before any event: since when a document without versions holds. */
const ALWAYS = instantOf(0)

export function versionsOf<Document>(versioned: Versioned<Document>): Version<Document>[] {
  if (!Array.isArray(versioned)) {
    return [{ version: 1, effectiveFrom: ALWAYS, publishedAt: ALWAYS, document: versioned as Document }]
  }
  return (versioned as readonly VersionText<Document>[]).map(({ effectiveFrom, publishedAt, document }, index) => ({
    version: index + 1,
    effectiveFrom: instant(effectiveFrom),
    publishedAt: instant(publishedAt),
    document,
  }))
}

const eachOf = <Document>(documents: Readonly<Record<string, Versioned<Document>>> = {}) =>
  Object.fromEntries(Object.entries(documents).map(([slug, versioned]) => [slug, versionsOf(versioned)]))

/** The calendars of a case as the domain takes them. */
export const bookOf = ({ calendars, holidays }: Pick<CalendarCase, 'calendars' | 'holidays'>): CalendarBook => ({
  calendars: eachOf(calendars),
  holidays: eachOf(holidays),
})

/** The end of the year 9999: everything is known by then. */
const LAST = instant('9999-12-31T23:59:59.999Z')

export const knownAtOf = ({ knownAt }: Pick<CalendarCase, 'knownAt'>) =>
  knownAt === undefined ? LAST : instant(knownAt)
