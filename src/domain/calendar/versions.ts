/** Which version of what holds when: a calendar spliced from its versions. Rules: CAL-17, CAL-18. */
import { must, unreachable } from '../assert.ts'
import { type Instant, instantOf } from '../time.ts'
import { type Version, versionAt } from '../version.ts'
import type { Calendar, Piece } from './compile.ts'
import type { CalendarBook, CalendarDocument, HolidaySet, OwnHours } from './document.ts'
import { planOf } from './plan.ts'

type BySlug<Document> = Readonly<Record<string, readonly Version<Document>[]>>

/** Every version of the document of that name; undefined when there is none. */
export function versionsNamed<Document>(
  documents: BySlug<Document>,
  slug: string,
): readonly Version<Document>[] | undefined {
  const versions = Object.hasOwn(documents, slug) ? documents[slug] : undefined
  return versions?.length === 0 ? undefined : versions
}

const versionsIn = <Document>(documents: BySlug<Document>, slug: string): readonly Version<Document>[] =>
  must(versionsNamed(documents, slug), `the book holds ${slug}`)

/** Those published by `knownAt`; of a document of which none was, the first. */
function knownOf<Document>(versions: readonly Version<Document>[], knownAt: Instant): readonly Version<Document>[] {
  const known = versions.filter(({ publishedAt }) => publishedAt <= knownAt)
  return known.length > 0 ? known : versions.slice(0, 1)
}

const EVERYTHING = instantOf(Number.POSITIVE_INFINITY)

/** Of `known`, the version in force at `at`; before the first, the first (POL-1). */
const inForce = <Document>(known: readonly Version<Document>[], at: Instant): Document =>
  must(versionAt(known, at, EVERYTHING) ?? known[0], 'a document has a version').document

/** Everything that `calendar` names in any version. */
function namedBy(calendars: readonly Version<CalendarDocument>[]): {
  readonly holidays: ReadonlySet<string>
  readonly parts: ReadonlySet<string>
} {
  const documents = calendars.map(({ document }) => document)
  return {
    holidays: new Set(documents.flatMap((document) => ('combine' in document ? [] : document.holidays))),
    parts: new Set(documents.flatMap((document) => ('combine' in document ? document.of : []))),
  }
}

interface Known {
  readonly calendars: readonly Version<CalendarDocument>[]
  readonly holidays: ReadonlyMap<string, readonly Version<HolidaySet>[]>
}

function planAt(hours: OwnHours, { holidays }: Known, at: Instant) {
  const sets = hours.holidays.map((slug) => inForce(must(holidays.get(slug), 'named by a version'), at))
  return planOf(hours, sets)
}

/** The calendar `slug` as known at `knownAt`, cut where a version of it or of its holiday sets takes effect. */
export function piecesOf(
  book: CalendarBook,
  slug: string,
  knownAt: Instant,
  partOf: (slug: string) => Calendar,
): readonly Piece[] {
  const calendars = knownOf(versionsIn(book.calendars, slug), knownAt)
  const sets = [...namedBy(calendars).holidays].map(
    (set) => [set, knownOf(versionsIn(book.holidays, set), knownAt)] as const,
  )
  const known = { calendars, holidays: new Map(sets) }
  const starts = [calendars, ...sets.map(([, versions]) => versions)].flat().map(({ effectiveFrom }) => effectiveFrom)
  const cuts = [...new Set(starts)].toSorted((a, b) => a - b)
  return cuts.map((cut, index) => {
    const document = inForce(calendars, cut)
    return {
      from: index === 0 ? Number.NEGATIVE_INFINITY : cut,
      to: cuts[index + 1] ?? Number.POSITIVE_INFINITY,
      hours:
        'combine' in document
          ? { combine: document.combine, of: document.of.map(partOf) }
          : planAt(document, known, cut),
    }
  })
}

/** Every calendar that `slug` is made of, in any version, however deep; itself only when it leads back to itself. */
export function partsOf(book: CalendarBook, slug: string): ReadonlySet<string> {
  const found = new Set<string>()
  const look = (whole: string): void => {
    for (const part of namedBy(versionsIn(book.calendars, whole)).parts) {
      if (found.has(part)) continue
      found.add(part)
      look(part)
    }
  }
  look(slug)
  return found
}

/** When something that the calendar `slug` goes by was published, in order. */
export function publicationsOf(book: CalendarBook, slug: string): readonly Instant[] {
  const parts = partsOf(book, slug)
  if (parts.has(slug)) return unreachable(`no calendar leads back to itself, as ${slug} does (CAL-11)`)
  const published = [slug, ...parts].flatMap((calendar) => {
    const versions = versionsIn(book.calendars, calendar)
    const sets = [...namedBy(versions).holidays].flatMap((set) => versionsIn(book.holidays, set))
    return [...versions, ...sets].map(({ publishedAt }) => publishedAt)
  })
  return [...new Set(published)].toSorted((a, b) => a - b)
}
