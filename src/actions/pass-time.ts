/** Records what the passing of time has done to a ticket, each thing at its true instant (VERB-10, CLK-14). */
import { alarmOf } from '../domain/clock/crossings.ts'
import { type Passing, passingsAhead } from '../domain/passing.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import type { AppendedEvent } from '../store/tickets.ts'
import { type Appending, appendTo, OF_ITSELF } from './append.ts'

/** Whether there is anything to record by now. */
export const hasPassed = ({ wakesAt }: PlacedTicket, { now }: Pick<Appending, 'now'>): boolean =>
  wakesAt !== null && wakesAt <= now

/** Several alarms found together are told as one: that of the miss, or of the highest warning, the latest of them. */
function collapse(appended: readonly AppendedEvent[], crossed: ReadonlyMap<AppendedEvent, Passing>): AppendedEvent[] {
  const [told] = [...crossed].toSorted(
    ([, a], [, b]) => (b.crossing?.percent ?? 0) - (a.crossing?.percent ?? 0) || b.at - a.at,
  )
  return appended.map((each) => {
    if (each !== told?.[0] || !told[1].crossing) return each
    const change = alarmOf(each.event.ticketId, told[1].crossing, crossed.size)
    return { ...each, event: { ...each.event, change } }
  })
}

/** The events of what has passed by `now`, in the order it happened; what one of them brings about is found by the next. */
export function passTime(before: PlacedTicket, appending: Appending): AppendedEvent[] {
  const appended: AppendedEvent[] = []
  const crossed = new Map<AppendedEvent, Passing>()
  let stands = before
  while (hasPassed(stands, appending)) {
    const ahead = passingsAhead(stands.ticket, stands.clocks, appending.policies)
    const next = ahead.find(({ from }) => from <= appending.now)
    if (!next) break
    const earlier = appending.earlier && [...appending.earlier, ...appended.map(({ event }) => event)]
    const pending = { ...OF_ITSELF, at: next.at, change: next.change }
    for (const each of appendTo(stands, stands.ticket.id, [pending], { ...appending, earlier })) {
      appended.push(each)
      stands = each.after
      if (next.crossing && each.event.change.type === next.change.type) crossed.set(each, next)
    }
  }
  return collapse(appended, crossed)
}
