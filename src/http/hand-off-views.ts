/** The hand-off that a ticket is in, and who acts next, on the wire. */
import { packetAt } from '../actions/hand-off.ts'
import type { HandOffDetail, HandOffGlance, NextActor } from '../contract/hand-off.ts'
import type { HandOff } from '../domain/flow/flow.ts'
import { nextActor } from '../domain/flow/next-actor.ts'
import { wordsOf } from '../domain/intake/values.ts'
import type { Policies } from '../domain/policies.ts'
import { isoOf } from '../domain/time.ts'

/** As lists show it. */
export function handOffGlance(handOff: Omit<HandOff, 'packet'> | null): HandOffGlance | null {
  if (handOff === null) return null
  const { kind, by, team, to, region, offeredAt, bounced } = handOff
  return { kind, by, team, to, region, offeredAt: isoOf(offeredAt), bouncedAt: bounced && isoOf(bounced.at) }
}

/** The answers by the labels of the packet they were given in; of a field that is gone, by its id. */
function packetView({ kind, offeredAt, packet }: HandOff, policies: Policies): HandOffDetail['packet'] {
  const fields = packetAt(policies, kind, offeredAt)?.document.fields ?? []
  const known = fields.flatMap((field) => {
    const answer = packet[field.id]
    return answer === undefined ? [] : [{ id: field.id, label: field.label, text: wordsOf(field, answer) }]
  })
  const others = Object.entries(packet).filter(([id]) => !known.some((each) => each.id === id))
  return [...known, ...others.map(([id, text]) => ({ id, label: id, text }))]
}

/** With its packet. */
export function handOffView(handOff: HandOff | null, policies: Policies): HandOffDetail | null {
  const glance = handOffGlance(handOff)
  if (handOff === null || glance === null) return null
  const { bounced } = handOff
  return {
    ...glance,
    packet: packetView(handOff, policies),
    bounced: bounced && { ...bounced, at: isoOf(bounced.at), missing: [...bounced.missing] },
  }
}

/** Who acts next, each kind in a field of its own. */
export function nextActorView(ticket: Parameters<typeof nextActor>[0]): NextActor {
  const next = nextActor(ticket)
  return { handle: null, team: null, actsNext: null, ...next }
}
