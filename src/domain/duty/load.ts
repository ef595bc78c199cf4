/** How much somebody has in hand, and whether they take more. Rules: DUT-14, DUT-18. */
import { type Instant, instant } from '../time.ts'
import type { AtCapacity, DutyPerson } from './document.ts'

/** What somebody should hear who has just taken a ticket. */
export interface LoadQuestion {
  /** Active tickets, with the one just taken. */
  readonly active: number
  readonly limit: number
  readonly atCapacity: AtCapacity | null
  readonly now: Instant
}

/** Whether "no new tickets" holds at `at`. */
export const isAtCapacity = (atCapacity: DutyPerson['atCapacity'], at: Instant): boolean =>
  atCapacity !== null && (atCapacity.until === null || instant(atCapacity.until) > at)

/** A sentence for who took one more than they should; null when all is well. Nothing is refused here. */
export function loadNotice({ active, limit, atCapacity, now }: LoadQuestion): string | null {
  const said = isAtCapacity(atCapacity, now)
    ? 'You said that you are at capacity; your lead sees that you took it.'
    : null
  const many =
    active > limit
      ? `This is active ticket ${active} of yours; ${limit} are the limit. Your lead sees it. Solve, hold or hand over one.`
      : null
  return said === null && many === null ? null : [said, many].filter((part) => part !== null).join(' ')
}
