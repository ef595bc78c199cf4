/** Whether a document can be published: it is sound itself, and what leans on it stays so. */

import { checkCalendar, checkCalendarBook, checkHolidaySet } from './calendar/check.ts'
import type { CalendarDocument, HolidaySet } from './calendar/document.ts'
import { oddWindows } from './calendar/odd-windows.ts'
import type { Policies } from './policies.ts'
import { checkOrderPolicy, type OrderPolicy } from './policy.ts'
import type { Publication } from './publication.ts'
import { checkRetentionPolicy, type RetentionPolicy } from './retention.ts'
import { checkClosingPolicy, checkContract, checkSlaPolicy, contractWarnings, slaWarnings } from './sla/check.ts'
import type { ClosingPolicy, Contract, SlaPolicy } from './sla/document.ts'

/** Slugs of the calendars there are. */
export const calendarSlugs = ({ book }: Policies): ReadonlySet<string> => new Set(Object.keys(book.calendars))

/** Passes what `policies`, which hold it already, can work by. Calendars and holiday sets are checked with all others,
 *  because a combination must stay open at some time. The `place` of a fault is in the details.
 *  @throws Refusal `policy_invalid`, and those of calendar/check.ts */
export function checkPublication(policies: Policies, { name, document }: Publication): void {
  switch (name) {
    case 'order':
      checkOrderPolicy(document as OrderPolicy)
      return
    case 'sla':
      checkSlaPolicy(document as SlaPolicy, calendarSlugs(policies))
      return
    case 'contract':
      checkContract(document as Contract, calendarSlugs(policies))
      return
    case 'closing':
      checkClosingPolicy(document as ClosingPolicy, calendarSlugs(policies))
      return
    case 'retention':
      checkRetentionPolicy(document as RetentionPolicy)
      return
    case 'calendar':
      checkCalendar(document as CalendarDocument)
      checkCalendarBook(policies.book)
      return
    case 'holidays':
      checkHolidaySet(document as HolidaySet)
      checkCalendarBook(policies.book)
  }
}

/** What a reviewer should look at in a document that is taken. */
export function warningsOf({ name, document }: Publication): string[] {
  if (name === 'sla') return slaWarnings(document as SlaPolicy)
  if (name === 'calendar' || name === 'holidays') return oddWindows(document as CalendarDocument | HolidaySet)
  return name === 'contract' ? contractWarnings(document as Contract) : []
}
