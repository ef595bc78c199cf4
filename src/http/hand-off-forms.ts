/** What of a ticket could be handed off to whom, with what is known of each packet already, on the wire. */

import { formOfTicket } from '../actions/forms.ts'
import { companyOf, packetAt } from '../actions/hand-off.ts'
import type { HandOffForms } from '../contract/hand-offs.ts'
import { isAtWork } from '../domain/duty/hours.ts'
import { HAND_OFF_KINDS, type PacketFacts } from '../domain/flow/flow.ts'
import { carriedOver } from '../domain/flow/hand-off.ts'
import { type KnownFrom, knownFacts } from '../domain/flow/known-facts.ts'
import { teamsFor } from '../domain/flow/receiver.ts'
import { regionsNow } from '../domain/flow/regions.ts'
import { wordsOf } from '../domain/intake/values.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import { type DutyMember, dutyMembers } from '../store/duty.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { accountById } from '../store/workspaces.ts'
import type { Shelf } from './desks.ts'
import { ticketMove } from './move-view.ts'

type Reader = Shelf & { readonly now: Instant }
type Kinds = HandOffForms['kinds']

/** Tells the customer that others go on with it. */
const TELL = 'handing-over'

/** What the ticket's form was answered, in words. */
function answersOf(policies: Policies, { form }: Ticket): PacketFacts {
  if (form === null) return {}
  const { fields } = formOfTicket({ policies }, form)
  const said = fields.flatMap((field): [string, string][] => {
    const answer = form.answers[field.id]
    return answer === undefined ? [] : [[field.id, wordsOf(field, answer)]]
  })
  return Object.fromEntries(said)
}

async function knownOf({ tenant, policies, now }: Reader, { ticket }: PlacedTicket): Promise<KnownFrom> {
  const [events, account] = await Promise.all([
    ticketEvents(tenant, ticket.id),
    ticket.accountId === null ? undefined : accountById(tenant, ticket.accountId),
  ])
  return { ticket, events, account: account?.name ?? null, answers: answersOf(policies, ticket), now }
}

interface Around {
  readonly known: KnownFrom
  readonly company: Awaited<ReturnType<typeof companyOf>>
  /** Handles of those who have it in hand. */
  readonly not: readonly string[]
}

/** One for each kind whose packet is in force and for which there is a team. */
const kindsOf = ({ policies, now }: Reader, ticket: Ticket, { known, company, not }: Around): Kinds =>
  HAND_OFF_KINDS.flatMap((kind) => {
    const packet = packetAt(policies, kind, now)
    const teams = teamsFor(ticket, kind, company, not)
    if (!packet || teams.length === 0) return []
    const { name, about, fields } = packet.document
    return [
      {
        kind,
        name,
        about,
        version: packet.version,
        fields: fields as Kinds[number]['fields'],
        known: { ...knownFacts(fields, known), ...carriedOver(ticket, kind) },
        teams,
        firstResponseFirst: kind === 'zone' && ticket.firstRepliedAt === null,
      },
    ]
  })

function receiversOf(
  { members, now }: Reader,
  kinds: Kinds,
  people: ReadonlyMap<string, DutyMember>,
  { company, not }: Around,
): HandOffForms['receivers'] {
  const teams = new Set(kinds.flatMap((kind) => kind.teams))
  return company.members
    .filter(({ handle, team }) => teams.has(team) && !not.includes(handle))
    .flatMap(({ handle, team, region }) => {
      const member = members.find((each) => each.handle === handle)
      const person = people.get(handle)
      return member ? [{ handle, name: member.name, team, region, atWork: person ? isAtWork(person, now) : false }] : []
    })
}

const regionViews = (people: ReadonlyMap<string, DutyMember>, team: string, now: Instant): HandOffForms['regions'] =>
  regionsNow(people, team, now).map(({ region, atWork, ahead, next }) => ({
    region,
    atWork: [...atWork],
    aheadMs: ahead,
    next: next && { at: isoOf(next.at), handles: [...next.handles] },
  }))

async function proposedFor(reader: Reader, number: number): Promise<HandOffForms['proposed']> {
  const { advice } = await ticketMove(reader, number, false)
  if (advice?.move !== 'propose' || advice.to === null) return null
  return { kind: 'zone', region: advice.to, because: advice.because }
}

/** The forms for the ticket `number` (HOF-12). @throws Refusal `ticket_not_found` */
export async function handOffForms(reader: Reader, number: number): Promise<HandOffForms> {
  const { tenant, policies, now } = reader
  const placed = await ticketByNumber(tenant, number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const { ticket } = placed
  const [known, company, people, proposed] = await Promise.all([
    knownOf(reader, placed),
    companyOf(reader, tenant),
    dutyMembers(tenant),
    proposedFor(reader, number),
  ])
  const holder = ticket.owner ?? ticket.lease?.by
  const around = { known, company, not: holder === undefined ? [] : [holder] }
  const kinds = kindsOf(reader, ticket, around)
  return {
    kinds,
    receivers: receiversOf(reader, kinds, people, around),
    regions: regionViews(people, ticket.team, now),
    proposed,
    tell: versionAt(policies.templates[TELL] ?? [], now) ? TELL : null,
  }
}
