/** Neutral words for customers: why time did not count, why a promise changed or ended. They name nobody and nothing of
 *  ours (EXP-3). */
import type { TicketEventType } from '../ticket-event.ts'
import type { HoldReason } from '../vocabulary.ts'
import type { Pause } from './clock.ts'

const OURS = 'while other teams of ours worked on it'
const THIRD = 'while a third party had to act'

const REASONS: Readonly<Record<Exclude<HoldReason, 'other'>, string>> = {
  answered: 'while we waited for your answer',
  information_needed: 'while we waited for information from you',
  customer_tests: 'while you were testing',
  customer_maintenance: 'during your maintenance',
  agreed_date: 'until the date we had agreed on',
  vendor_answer: THIRD,
  vendor_fix: THIRD,
  engineering_answer: OURS,
  fix_scheduled: OURS,
  product_decision: OURS,
}

const WHOM: Readonly<Record<Pause['reason'], string>> = {
  customer: 'while we waited for you',
  third_party: THIRD,
  internal: OURS,
  solved: 'while it was solved',
}

/** Why time did not count. */
export const pauseWords = (whom: Pause['reason'], reason: HoldReason | undefined): string =>
  reason === undefined || reason === 'other' ? WHOM[whom] : REASONS[reason]

const ENDS: Readonly<Record<string, string>> = {
  'solved without a response': 'the ticket was solved',
  solved: 'the ticket was solved',
  'needs no answer': 'your message needed no answer',
  'nothing is promised any more': 'what is promised to you changed',
  duplicate: 'it repeats another ticket',
  declined: 'we declined it',
  no_action: 'colleagues other than support look after it',
}

/** Why a promise is no longer owed; `because` is the reason that the fold gave. */
export function cancelWords(because: string): string {
  if (because.startsWith('merged into')) return 'it goes on together with another ticket'
  return ENDS[because] ?? 'the ticket was closed'
}

const BECAME: Readonly<Partial<Record<TicketEventType, string>>> = {
  triaged: 'when we set how severe it is',
  terms_changed: 'when what is agreed with you changed',
  rebased: 'when our promises were changed',
}

/** Why the target of a promise changed. */
export const becameWords = (type: TicketEventType): string => BECAME[type] ?? 'when the ticket changed'
