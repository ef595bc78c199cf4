/** A packet in the words of whoever writes to the customer: nothing has to be told twice (HOF-10). */
import type { TicketEvent } from '../ticket-event.ts'
import type { HandOffKind, PacketFacts } from './flow.ts'

/** Places of templates, and the fields of packets that say what belongs there, the best first. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  what_happens: ['context', 'history', 'ask'],
  impact: ['impact', 'affected', 'why'],
  what_was_tried: ['tried', 'debugging', 'steps', 'ruled_out', 'workaround'],
  next_step: ['next_step'],
  // Of the internal note with the five facts.
  context: ['context', 'history', 'ask'],
  steps_so_far: ['debugging', 'steps', 'tried', 'ruled_out'],
  links: ['links'],
  last_step: ['last_step'],
}

/** What belongs in a template's places, as far as `packet` says it. */
export function restated(packet: PacketFacts): Readonly<Record<string, string>> {
  const found = Object.entries(PLACES).flatMap(([place, ids]): [string, string][] => {
    const id = ids.find((each) => packet[each])
    return id === undefined ? [] : [[place, packet[id] ?? '']]
  })
  return Object.fromEntries(found)
}

/** The hand-off that was accepted last. */
export interface TakenOver {
  readonly kind: HandOffKind
  /** Handles of who sent it and who took it. */
  readonly from: string
  readonly by: string
  readonly packet: PacketFacts
}

/** Of the events of one ticket; undefined when none was accepted. */
export function takenOver(events: readonly Pick<TicketEvent, 'change'>[]): TakenOver | undefined {
  const last = events.findLastIndex(({ change }) => change.type === 'handoff_accepted')
  const accepted = events[last]?.change
  const offered = events.slice(0, last).findLast(({ change }) => change.type === 'handoff_offered')?.change
  if (accepted?.type !== 'handoff_accepted' || offered?.type !== 'handoff_offered') return undefined
  return { kind: offered.kind, from: offered.by, by: accepted.by, packet: offered.packet }
}
