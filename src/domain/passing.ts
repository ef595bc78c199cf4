/** What the mere passing of time does to a ticket: leases, pins and holds end, clocks warn and are missed, silence solves
 *  and closes. Each happens at its true instant, however late it is noticed (VERB-10, CLK-14). */
import { alarmOf, type Crossing, crossingsAhead } from './clock/crossings.ts'
import type { ClockState } from './clock/state.ts'
import { expiries } from './expiries.ts'
import type { Policies } from './policies.ts'
import { autoCloseAt, autoSolveAt } from './sla/closing.ts'
import type { Ticket } from './ticket.ts'
import type { TicketChange } from './ticket-event.ts'
import type { Instant } from './time.ts'

export interface Passing {
  /** When it happens. */
  readonly at: Instant
  /** The first instant at which it may be recorded. */
  readonly from: Instant
  readonly change: TicketChange
  readonly crossing: Crossing | null
}

const plain = (at: Instant, change: TicketChange): Passing => ({ at, from: at, change, crossing: null })

function silences(ticket: Ticket, { silentSince, solvedAt }: ClockState, policies: Policies): Passing[] {
  const solve = ticket.status === 'pending' && silentSince !== null ? autoSolveAt(silentSince, policies) : null
  const close = ticket.status === 'solved' && solvedAt !== null ? autoCloseAt(solvedAt, policies) : null
  return [
    ...(solve
      ? [plain(solve.at, { type: 'solved', resolution: `No word from the customer for ${solve.words}.` })]
      : []),
    ...(close
      ? [
          plain(close.at, {
            type: 'closed',
            reason: 'customer_silent_confident',
            comment: `Solved ${close.words} ago.`,
          }),
        ]
      : []),
  ]
}

/** What time has yet to do to the ticket as it stands, earliest first. */
export function passingsAhead(ticket: Ticket, clocks: ClockState, policies: Policies): Passing[] {
  const crossings = crossingsAhead(clocks, policies).map((crossing) => {
    return { at: crossing.at, from: crossing.from, change: alarmOf(ticket.id, crossing, null), crossing }
  })
  const ended = expiries(ticket).map(({ at, change }) => plain(at, change))
  return [...ended, ...silences(ticket, clocks, policies), ...crossings].toSorted(
    (a, b) => a.at - b.at || a.from - b.from,
  )
}

/** The first instant at which there is something to record; null when there never is. */
export function wakesAt(ticket: Ticket, clocks: ClockState, policies: Policies): Instant | null {
  const froms = passingsAhead(ticket, clocks, policies).map(({ from }) => from)
  return froms.length === 0 ? null : froms.reduce((first, from) => (from < first ? from : first))
}
