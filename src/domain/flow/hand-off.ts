/** Verbs by which a ticket changes hands with what the next hands have to know: offer, accept, bounce, withdraw. Each gives
 *  the changes to append, or refuses. Rules: docs/spec/hand-off.md (HOF). */
import { may } from '../access/permissions.ts'
import type { Region } from '../duty/document.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { isoOf } from '../time.ts'
import { type Asking, named, refuseDone, refuseLeased } from '../verbs/asking.ts'
import type { Version } from '../version.ts'
import { packetToSend } from './fill-packet.ts'
import type { HandOff, HandOffKind, PacketFacts } from './flow.ts'
import type { Packet } from './packet.ts'
import { type Company, receivingTeam, refuseReceiver } from './receiver.ts'

export interface OfferRequest {
  readonly kind: HandOffKind
  /** Left out: the team of `to`, else the one that the kind leaves no choice about. */
  readonly team?: string | undefined
  /** Handle of the one member it is for; null for anybody of the team. */
  readonly to: string | null
  /** Only of `zone`. */
  readonly region: Region | null
  /** What is left out is taken from the offer that came back. */
  readonly packet: PacketFacts
}

const unfit = (text: string): never => {
  throw new Refusal('hand_off_unfit', text)
}

/** The hand-off that waits for its receiver; null when there is none, or it came back. */
export const openOffer = <Offer extends Pick<HandOff, 'bounced'>>({
  handOff,
}: {
  readonly handOff: Offer | null
}): Offer | null => (handOff !== null && handOff.bounced === null ? handOff : null)

/** Whose the ticket is that `asking` would hand off. @throws Refusal `not_owned`, `already_owned` (HOF-3) */
function ownerOf(ticket: Ticket, asking: Asking): string {
  const holder = ticket.owner ?? ticket.lease?.by ?? null
  if (holder === null) {
    throw new Refusal('not_owned', `Nobody owns ${named(ticket)}. Claim it first, then hand it off.`)
  }
  if (holder === asking.handle || may(asking, 'release_others')) return holder
  const text = `${named(ticket)} belongs to ${holder}. Only ${holder} or a lead may hand it off; ask them to.`
  throw new Refusal('already_owned', text, { owner: holder })
}

function refuseOffered(ticket: Ticket): void {
  const offer = openOffer(ticket)
  if (!offer) return
  const whom = offer.to ?? `team ${offer.team}`
  const text = `${named(ticket)} is offered to ${whom} since ${isoOf(offer.offeredAt)}. Wait for their answer, or withdraw it first.`
  throw new Refusal('already_offered', text, { team: offer.team, to: offer.to })
}

/** A region is named where the ticket moves to one, and nowhere else. @throws Refusal `hand_off_unfit`,
 *  `first_response_owed` (HOF-6) */
function refuseMove(ticket: Ticket, { kind, region }: OfferRequest): void {
  if (kind !== 'zone') {
    if (region !== null) unfit('Only a hand-off to another time zone names a region. Leave it out.')
    return
  }
  if (region === null) unfit('Say to which region it moves: EMEA, AMER or APAC.')
  if (ticket.firstRepliedAt !== null) return
  const text = `${named(ticket)} has had no first response yet. Answer the customer first, then move it.`
  throw new Refusal('first_response_owed', text)
}

/** What the packet says: what came back with the answers that are given now (HOF-8). */
export const carriedOver = ({ handOff }: Pick<Ticket, 'handOff'>, kind: HandOffKind): PacketFacts =>
  handOff !== null && handOff.bounced !== null && handOff.kind === kind ? handOff.packet : {}

/** Offers the ticket with its packet; until it is accepted its owner keeps it (HOF-2).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `not_owned`, `already_owned`, `already_offered`,
 *  `team_not_found`, `member_not_found`, `hand_off_unfit`, `first_response_owed`, `packet_incomplete`, `answers_invalid` */
export function offer(
  ticket: Ticket,
  asking: Asking,
  request: OfferRequest,
  { company, packet }: { readonly company: Company; readonly packet: Pick<Version<Packet>, 'version' | 'document'> },
): TicketChange[] {
  const { kind, to, region } = request
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  const owner = ownerOf(ticket, asking)
  refuseOffered(ticket)
  const team = receivingTeam(ticket, request, company)
  refuseReceiver(company, to, { team, region, not: [owner, asking.handle] })
  refuseMove(ticket, request)
  const { facts } = packetToSend(packet.document, { ...carriedOver(ticket, kind), ...request.packet })
  const by = asking.handle
  return [{ type: 'handoff_offered', by, kind, team, to, region, packet: facts, policy: packet.version }]
}

/** The offer that `asking` may answer. @throws Refusal `ticket_closed`, `ticket_solved`, `no_hand_off`, `not_receiver` */
function offerTo(ticket: Ticket, { handle }: Asking, { members }: Company): HandOff {
  refuseDone(ticket)
  const { handOff } = ticket
  if (handOff === null) {
    throw new Refusal(
      'no_hand_off',
      `${named(ticket)} is offered to nobody. Claim it, or ask its owner to hand it off.`,
    )
  }
  if (handOff.bounced !== null) {
    const text = `The hand-off of ${named(ticket)} was sent back to ${ticket.owner}. It has to be completed and offered anew first.`
    throw new Refusal('no_hand_off', text)
  }
  if (handle === handOff.by || handle === ticket.owner) {
    throw new Refusal('not_receiver', `${named(ticket)} was offered by you or is yours. Withdraw the offer instead.`)
  }
  const ofTeam = members.some((member) => member.handle === handle && member.team === handOff.team)
  if (ofTeam || handle === handOff.to) return handOff
  const text = `${named(ticket)} is offered to team ${handOff.team}, of which you are not. Ask one of them to answer.`
  throw new Refusal('not_receiver', text, { team: handOff.team })
}

/** Takes what was offered: owner and team change in one step (HOF-7). @throws Refusal as `offerTo` */
export function accept(ticket: Ticket, asking: Asking, company: Company): TicketChange[] {
  const { team } = offerTo(ticket, asking, company)
  return [{ type: 'handoff_accepted', by: asking.handle, team }]
}

export interface BounceRequest {
  /** Ids or labels of the packet's fields. */
  readonly missing: readonly string[]
  readonly reason: string
}

/** What is missing, by the labels of the packet's fields. @throws Refusal `hand_off_unfit` */
export function labelsOf(packet: Packet | undefined, missing: readonly string[]): string[] {
  const fields = packet?.fields ?? []
  const labels = missing.map((wanted) => {
    const field = fields.find(({ id, label }) => id === wanted || label.toLowerCase() === wanted.toLowerCase())
    if (field) return field.label
    const known = fields.map(({ id, label }) => `${id} (${label})`).join(', ')
    return unfit(`The packet has no field "${wanted}". Choose some of: ${known}.`)
  })
  return [...new Set(labels)]
}

/** Sends it back and says what is missing; its owner goes on (HOF-8). @throws Refusal as `offerTo` */
export function bounce(
  ticket: Ticket,
  asking: Asking,
  { missing, reason }: BounceRequest,
  { company, packetOf }: { readonly company: Company; readonly packetOf: (offer: HandOff) => Packet | undefined },
): TicketChange[] {
  const offered = offerTo(ticket, asking, company)
  return [{ type: 'handoff_bounced', by: asking.handle, missing: labelsOf(packetOf(offered), missing), reason }]
}

/** Takes the offer back, also one that was sent back (HOF-9). @throws Refusal `ticket_closed`, `ticket_solved`,
 *  `no_hand_off`, `already_owned` */
export function withdraw(ticket: Ticket, asking: Asking, reason: string): TicketChange[] {
  refuseDone(ticket)
  const { handOff, owner } = ticket
  const { handle } = asking
  if (handOff === null) {
    throw new Refusal('no_hand_off', `${named(ticket)} is offered to nobody, so there is nothing to withdraw.`)
  }
  if (handle !== handOff.by && handle !== owner && !may(asking, 'release_others')) {
    const text = `${handOff.by} offered ${named(ticket)}. Only they, its owner or a lead may withdraw that; ask them to.`
    throw new Refusal('already_owned', text, { owner })
  }
  return [{ type: 'handoff_withdrawn', by: handle, reason }]
}
