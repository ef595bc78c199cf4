/** Whether a document can be published: it is sound itself, and what leans on it stays so. */

import { checkCalendar, checkCalendarBook, checkHolidaySet } from './calendar/check.ts'
import type { CalendarDocument, HolidaySet } from './calendar/document.ts'
import { oddWindows } from './calendar/odd-windows.ts'
import { checkDutyRota } from './duty/check.ts'
import type { DutyRota } from './duty/document.ts'
import { checkEscalationPath } from './flow/escalation-check.ts'
import type { EscalationPath } from './flow/escalation-path.ts'
import type { Packet } from './flow/packet.ts'
import { checkPacket } from './flow/packet-check.ts'
import { checkFormPolicy, formWarnings } from './intake/check.ts'
import type { FormPolicy } from './intake/document.ts'
import type { Policies } from './policies.ts'
import { checkOrderPolicy, type OrderPolicy } from './policy.ts'
import type { Publication } from './publication.ts'
import { checkRetentionPolicy, type RetentionPolicy } from './retention.ts'
import { checkRoutingPolicy } from './routing/check.ts'
import type { RoutingPolicy } from './routing/document.ts'
import { checkSeverityPolicy, severityWarnings } from './severity/check.ts'
import type { SeverityPolicy } from './severity/document.ts'
import { checkClosingPolicy, checkContract, checkSlaPolicy, contractWarnings, slaWarnings } from './sla/check.ts'
import type { ClosingPolicy, Contract, SlaPolicy } from './sla/document.ts'
import { checkTagPolicy } from './tags/check.ts'
import type { TagPolicy } from './tags/document.ts'
import { checkReplyTemplate, templateWarnings } from './writing/check.ts'
import type { ReplyTemplate } from './writing/document.ts'

/** Slugs of the calendars there are. */
export const calendarSlugs = ({ book }: Policies): ReadonlySet<string> => new Set(Object.keys(book.calendars))

/** What triage goes by leans on nothing but itself. */
const TRIAGE_CHECKS = {
  severity: (document: unknown) => checkSeverityPolicy(document as SeverityPolicy),
  routing: (document: unknown) => checkRoutingPolicy(document as RoutingPolicy),
  tags: (document: unknown) => checkTagPolicy(document as TagPolicy),
  form: (document: unknown) => checkFormPolicy(document as FormPolicy),
  template: (document: unknown) => checkReplyTemplate(document as ReplyTemplate),
  duty: (document: unknown) => checkDutyRota(document as DutyRota),
  packet: (document: unknown) => checkPacket(document as Packet),
  escalation: (document: unknown) => checkEscalationPath(document as EscalationPath),
} as const

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
      return
    default:
      TRIAGE_CHECKS[name](document)
  }
}

/** What a reviewer should look at in a document that is taken. */
export function warningsOf({ name, document }: Publication): string[] {
  if (name === 'sla') return slaWarnings(document as SlaPolicy)
  if (name === 'severity') return severityWarnings(document as SeverityPolicy)
  if (name === 'calendar' || name === 'holidays') return oddWindows(document as CalendarDocument | HolidaySet)
  if (name === 'form') return formWarnings(document as FormPolicy)
  if (name === 'template') return templateWarnings(document as ReplyTemplate)
  return name === 'contract' ? contractWarnings(document as Contract) : []
}
