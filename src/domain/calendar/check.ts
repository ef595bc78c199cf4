/** Whether calendars and holiday sets can be counted by, alone and together. Rules: CAL-12, CAL-13. */
import { Refusal } from '../refusal.ts'
import { DAY, type Instant, instantOf, later } from '../time.ts'
import type { Version } from '../version.ts'
import { calendarOf } from './calendar.ts'
import { checkDates, checkHours, type Where } from './check-document.ts'
import type { CalendarBook, CalendarDocument, CombinedHours, HolidaySet, OwnHours } from './document.ts'
import { partsOf, versionsNamed } from './versions.ts'
import { weekAt } from './week.ts'

const within =
  (place: string): Where =>
  (path) => ({ place: place === '' ? path : `${place}.${path}` })

/** Passes a calendar that is sound by itself; what it names is looked up by checkCalendarBook. `place` is where the
 *  document stands in what was sent.
 *  @throws Refusal `calendar_window_invalid`, `calendar_windows_overlap`, `calendar_never_opens`,
 *  `calendar_weekday_unknown`, `calendar_zone_unknown`, `calendar_date_invalid`, `calendar_date_twice` */
export const checkCalendar = (document: CalendarDocument, place = ''): void => checkHours(document, within(place))

/** Passes a holiday set that is sound by itself.
 *  @throws Refusal `calendar_window_invalid`, `calendar_windows_overlap`, `calendar_date_invalid`,
 *  `calendar_date_twice` */
export const checkHolidaySet = (document: HolidaySet, place = ''): void =>
  checkDates(document.dates, 'dates', within(place))

/** Passes calendars and holiday sets that calendarOf can work by, in every version. The details of a refusal name the
 *  `calendar` or the set of `holidays`, the version of it, and the place in that document.
 *  @throws Refusal as checkCalendar, and `calendar_unknown`, `holiday_set_unknown`, `calendar_cycle` */
export function checkCalendarBook(book: CalendarBook): CalendarBook {
  for (const [holidays, { version, document }] of eachVersion(book.holidays)) {
    checkDates(document.dates, 'dates', (place) => ({ holidays, version, place }))
  }
  for (const [calendar, { version, document }] of eachVersion(book.calendars)) {
    const where: Where = (place) => ({ calendar, version, place })
    checkHours(document, where)
    checkNames(book, document, where)
  }
  for (const slug of Object.keys(book.calendars)) refuseCycle(book, slug)
  for (const slug of Object.keys(book.calendars)) refuseNeverOpen(book, slug)
  return book
}

const eachVersion = <Document>(documents: Readonly<Record<string, readonly Version<Document>[]>>) =>
  Object.entries(documents).flatMap(([slug, versions]) => versions.map((version) => [slug, version] as const))

function checkNames(book: CalendarBook, document: OwnHours | CombinedHours, where: Where): void {
  const [path, slugs] = 'combine' in document ? ['of', document.of] : ['holidays', document.holidays]
  for (const [index, slug] of slugs.entries()) {
    const at = where(`${path}[${index}]`)
    if (path === 'of' && !versionsNamed(book.calendars, slug)) {
      throw new Refusal('calendar_unknown', `There is no calendar "${slug}". Save it first, or name another.`, at)
    }
    if (path === 'holidays' && !versionsNamed(book.holidays, slug)) {
      throw new Refusal('holiday_set_unknown', `There is no holiday set "${slug}". Save it first, or name another.`, at)
    }
  }
}

function refuseCycle(book: CalendarBook, calendar: string): void {
  for (const { version, document } of versionsNamed(book.calendars, calendar) ?? []) {
    if (!('combine' in document)) continue
    const index = document.of.findIndex((part) => part === calendar || partsOf(book, part).has(calendar))
    const part = document.of[index]
    if (part === undefined) continue
    const back = part === calendar ? 'names itself' : `is made of "${part}", which is made of "${calendar}"`
    const text = `"${calendar}" ${back}. Name another calendar.`
    throw new Refusal('calendar_cycle', text, { calendar, version, place: `of[${index}]` })
  }
}

const WEEKS_OF_YEAR = 53

/** Looks at the ordinary weeks of the year that begins when everything has taken effect: zones that change their clocks
 *  on different dates may leave an intersection empty for a part of it. */
function refuseNeverOpen(book: CalendarBook, calendar: string): void {
  const newest = versionsNamed(book.calendars, calendar)?.at(-1)
  if (newest === undefined || !('combine' in newest.document)) return
  const starts = eachVersion(book.calendars).map(([, { effectiveFrom }]) => effectiveFrom)
  const settled = starts.reduce((latest, start) => (start > latest ? start : latest), instantOf(0))
  const everything = calendarOf(book, calendar, instantOf(Number.POSITIVE_INFINITY))
  const week = (index: number): Instant => later(settled, index * 7 * DAY)
  if (
    Array.from({ length: WEEKS_OF_YEAR }, (_, index) => week(index)).some((at) => weekAt(everything, at).length > 0)
  ) {
    return
  }
  const text = `The combination "${newest.document.name}" never opens: in an ordinary week its calendars have no moment in common. Change their windows, or combine them by union.`
  throw new Refusal('calendar_never_opens', text, { calendar, version: newest.version, place: 'of' })
}
