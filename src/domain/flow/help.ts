/** Verbs by which a ticket's owner asks engineering for help and stays responsible: nothing here moves its owner, its status or
 *  a customer's clock. Each gives the changes to append, or refuses. Rules: docs/spec/help.md. */
import type { Answers } from '../intake/document.ts'
import { Refusal } from '../refusal.ts'
import type { RoutableTeam } from '../routing/route.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { type Asking, owning, refuseClosed, refuseDone, refuseLeased } from '../verbs/asking.ts'
import { packetToSend } from './fill-packet.ts'
import { type HelpKind, isOpenHelp, type PacketFacts } from './flow.ts'
import { keyOfNewest } from './help-line.ts'
import { called, openHelp, refuseStranger } from './help-open.ts'
import type { Packet } from './packet.ts'

/** What is in force for a kind of request. */
export interface PacketInForce {
  readonly packet: Packet
  /** Version of the policy. */
  readonly policy: number
}

interface HelpAsked extends PacketInForce {
  readonly kind: HelpKind
  /** Slug of a team of `teams`. */
  readonly team: string
  readonly teams: readonly RoutableTeam[]
  readonly given: Answers
  /** The greatest key of the team's open requests; null without any. */
  readonly last: number | null
  /** The agreed path that this leaves, in words; undefined where it leaves none (HLP-3). */
  readonly detour?: string | undefined
}

/** @throws Refusal `help_team_unfit` */
function refuseOtherTeams(team: string, teams: readonly RoutableTeam[]): void {
  const engineering = teams.filter(({ kind }) => kind === 'engineering').map(({ slug }) => slug)
  if (engineering.includes(team)) return
  const names = engineering.join(', ') || 'there is none yet'
  throw new Refusal(
    'help_team_unfit',
    `Help is asked of engineering, and ${team} is no team of it. Choose one of: ${names}.`,
  )
}

function refuseSecond(ticket: Ticket, { kind, team }: Pick<HelpAsked, 'kind' | 'team'>): void {
  const first = ticket.helps.find((each) => isOpenHelp(each) && each.kind === kind && each.team === team)
  if (!first) return
  const text = `${called(first, ticket)} already asks ${team} for that (${kind}). Complete it, or withdraw it first.`
  throw new Refusal('help_already_asked', text, { help: first.help })
}

/** Asks a team of engineering for help once the context check lets it go (HLP-1 to HLP-5).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `not_owned`, `already_owned`, `help_team_unfit`, `help_already_asked`,
 *  `answers_invalid`, `packet_incomplete` */
export function askHelp(ticket: Ticket, asking: Asking, request: HelpAsked): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  refuseStranger(ticket, asking, 'ask for help')
  const { kind, team, teams, packet, policy, given, last, detour } = request
  refuseOtherTeams(team, teams)
  refuseSecond(ticket, request)
  const { facts, missing, score } = packetToSend(packet, given)
  const asked = {
    type: 'help_asked',
    help: 1 + Math.max(0, ...ticket.helps.map(({ help }) => help)),
    by: asking.handle,
    kind,
    team,
    packet: facts,
    missing,
    score,
    key: keyOfNewest(asking.now, last),
    policy,
    ...(detour === undefined ? {} : { detour }),
  } as const
  return [...owning(ticket, asking), asked]
}

const isSame = (a: PacketFacts, b: PacketFacts): boolean => {
  const ids = Object.keys(a)
  return ids.length === Object.keys(b).length && ids.every((id) => a[id] === b[id])
}

/** Answers that the packet in force still asks for. */
const kept = (facts: PacketFacts, { fields }: Packet): Answers =>
  Object.fromEntries(Object.entries(facts).filter(([id]) => fields.some((field) => field.id === id)))

/** Adds what was missing; the request stands again where it stood (HLP-7).
 *  @throws Refusal `ticket_closed`, `lease_held`, `not_owned`, `already_owned`, `help_not_found`, `help_ended`, `help_not_sent_back`,
 *  `answers_invalid`, `packet_incomplete`, `answers_unchanged` */
export function completeHelp(
  ticket: Ticket,
  asking: Asking,
  { help, given, packet }: { readonly help: number; readonly given: Answers; readonly packet: Packet },
): TicketChange[] {
  refuseClosed(ticket)
  refuseLeased(ticket, asking)
  refuseStranger(ticket, asking, 'complete the request')
  const request = openHelp(ticket, help)
  if (request.state !== 'bounced') {
    const text = `${called(request, ticket)} was not sent back. Write what is new as a note.`
    throw new Refusal('help_not_sent_back', text)
  }
  const { facts, missing, score } = packetToSend(packet, { ...kept(request.packet, packet), ...given })
  if (isSame(facts, request.packet)) {
    throw new Refusal('answers_unchanged', `${called(request, ticket)} says this already. Add what is missing.`)
  }
  return [...owning(ticket, asking), { type: 'help_completed', help, by: asking.handle, packet: facts, missing, score }]
}

/** Asks for nothing any more (HLP-9). @throws Refusal `help_not_found`, `help_ended`, `not_owned`, `already_owned` */
export function withdrawHelp(
  ticket: Ticket,
  asking: Asking,
  { help, reason }: { readonly help: number; readonly reason: string },
): TicketChange[] {
  const request = openHelp(ticket, help)
  if (request.by !== asking.handle) refuseStranger(ticket, asking, 'withdraw the request')
  return [{ type: 'help_withdrawn', help, by: asking.handle, reason }]
}
