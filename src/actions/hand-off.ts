/** Tickets change hands with their packet, and the customer is told. Rules: docs/spec/hand-off.md. */
import { may } from '../domain/access/permissions.ts'
import type { HandOff, HandOffKind } from '../domain/flow/flow.ts'
import { accept, type BounceRequest, bounce, type OfferRequest, offer, withdraw } from '../domain/flow/hand-off.ts'
import { type Packet, packetSlug } from '../domain/flow/packet.ts'
import type { Company } from '../domain/flow/receiver.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { owning } from '../domain/verbs/asking.ts'
import { reply } from '../domain/verbs/write.ts'
import { type Version, versionAt } from '../domain/version.ts'
import type { Tenant } from '../store/db.ts'
import { dutyMembers } from '../store/duty.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { members } from '../store/workspaces.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { repeatsOf } from './ticket-verbs.ts'

/** The packet of a kind of hand-off as it is at `at`; undefined where none is in force. */
export function packetAt({ packets }: Policies, kind: HandOffKind, at: Instant): Version<Packet> | undefined {
  const slug = packetSlug(kind)
  return Object.hasOwn(packets, slug) ? versionAt(packets[slug] ?? [], at) : undefined
}

function packetInForce({ policies, now }: Desk, kind: HandOffKind): Version<Packet> {
  const packet = packetAt(policies, kind, now)
  if (packet) return packet
  const text = `No packet "${packetSlug(kind)}" is in force. Publish one, or choose another kind of hand-off.`
  throw new Refusal('hand_off_unfit', text)
}

/** Who works here, and where. */
export async function companyOf({ teams }: Pick<Desk, 'teams'>, tx: Tenant): Promise<Company> {
  const [people, hours] = await Promise.all([members(tx), dutyMembers(tx)])
  const colleagues = people.map(({ handle, team, role }) => {
    return { handle, team, role, region: hours.get(handle)?.hours?.region ?? null }
  })
  return { teams, members: colleagues }
}

interface Offering extends OfferRequest {
  /** What the customer is told in the same step; null for nothing. */
  readonly tell: string | null
  readonly confirm: boolean
}

function refuseUnlessMayTell({ asking }: Desk, tell: string | null): void {
  if (tell === null || may(asking, 'answer_customers')) return
  const text = 'You may not write to customers. Hand it off without a message, and ask its owner to tell them.'
  throw new Refusal('not_allowed', text, { permission: 'answer_customers' })
}

/** Offers the ticket to other hands; what the customer is told goes out in the same transaction (HOF-10).
 *  @throws Refusal as `offer` of domain/flow and `reply` of domain/verbs, `not_allowed`, `reply_repeats_note` */
export function offerTicket(
  desk: Desk,
  number: number,
  { tell, confirm, ...request }: Offering,
): Promise<PlacedTicket> {
  refuseUnlessMayTell(desk, tell)
  const packet = packetInForce(desk, request.kind)
  return changeTicket(desk, number, async (ticket, tx) => {
    const offered = offer(ticket, desk.asking, request, { company: await companyOf(desk, tx), packet })
    if (tell === null) return [...owning(ticket, desk.asking), ...offered]
    const repeats = await repeatsOf(tx, ticket.id, { body: tell, confirm })
    const said = { body: tell, after: 'stay', weight: 'acknowledgement', sentAt: null, repeats } as const
    // Told first: what its sender says is no answer of its receiver's.
    return [...reply(ticket, desk.asking, said), ...offered]
  })
}

/** Takes what was offered. @throws Refusal as `accept` of domain/flow */
export const acceptOffer = (desk: Desk, number: number): Promise<PlacedTicket> =>
  changeTicket(desk, number, async (ticket, tx) => accept(ticket, desk.asking, await companyOf(desk, tx)))

/** Sends it back, naming what is missing. @throws Refusal as `bounce` of domain/flow */
export const bounceOffer = (desk: Desk, number: number, request: BounceRequest): Promise<PlacedTicket> =>
  changeTicket(desk, number, async (ticket, tx) => {
    const company = await companyOf(desk, tx)
    const packetOf = ({ kind, offeredAt }: HandOff) => packetAt(desk.policies, kind, offeredAt)?.document
    return bounce(ticket, desk.asking, request, { company, packetOf })
  })

/** Takes the offer back. @throws Refusal as `withdraw` of domain/flow */
export const withdrawOffer = (
  desk: Desk,
  number: number,
  { reason }: { readonly reason: string },
): Promise<PlacedTicket> => changeTicket(desk, number, (ticket) => withdraw(ticket, desk.asking, reason))
