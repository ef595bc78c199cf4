/** Keeps a ticket out of the triage inbox for a while. Rules: docs/spec/triage.md. */
import { Refusal } from '../refusal.ts'
import { isActionable, type Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { DAY, type Instant, later } from '../time.ts'
import { type Asking, named, refuseDone, refuseLeased } from './asking.ts'

/** The longest a ticket may be left out of the inbox. */
const LONGEST_SNOOZE_DAYS = 30

export interface SnoozeRequest {
  /** When the inbox shows it again; null wakes it now. */
  readonly until: Instant | null
  readonly reason: string | null
}

/** Whether the inbox leaves the ticket out at `now`: at the instant in `snoozedUntil` it is back (TRI-4). */
export const isSnoozed = ({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>, now: Instant): boolean =>
  snoozedUntil !== null && snoozedUntil > now

/** Whether the ticket belongs in the triage inbox, snoozed or not: nobody has judged it, and the next action is ours
 *  (TRI-1). */
export const isUntriaged = (ticket: Pick<Ticket, 'priority' | 'status'>): boolean =>
  ticket.priority === null && isActionable(ticket)

function refuseUnfit(ticket: Ticket, until: Instant, { now, reason }: { now: Instant; reason: string | null }): void {
  if (ticket.snoozedUntil === until && reason === null) {
    const text = `${named(ticket)} is snoozed until then already. Give another time, or a reason to note.`
    throw new Refusal('snooze_unfit', text)
  }
  if (until <= now) {
    throw new Refusal(
      'snooze_unfit',
      'A ticket is snoozed until a time to come. Give a later time, or null to wake it.',
    )
  }
  if (until > later(now, LONGEST_SNOOZE_DAYS * DAY)) {
    const text = `A ticket is snoozed for ${LONGEST_SNOOZE_DAYS} days at most. Give an earlier time, or decline it with the reason.`
    throw new Refusal('snooze_unfit', text)
  }
}

/** Leaves the ticket out of the triage inbox until a time, or wakes it; its clocks and its place stay (TRI-4, TRI-5).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `not_in_triage`, `snooze_unfit`, `not_snoozed` */
export function snooze(ticket: Ticket, asking: Asking, { until, reason }: SnoozeRequest): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  if (!isUntriaged(ticket)) {
    const text = `${named(ticket)} does not wait for triage, so there is nothing to snooze. Hold it, and say who acts next.`
    throw new Refusal('not_in_triage', text)
  }
  if (until !== null) refuseUnfit(ticket, until, { now: asking.now, reason })
  else if (!isSnoozed(ticket, asking.now)) {
    throw new Refusal('not_snoozed', `${named(ticket)} is not snoozed; there is nothing to wake.`)
  }
  return [{ type: 'snoozed', by: asking.handle, until, reason }]
}
