/** What there is to say and to know before a request for help is written. Rules: docs/spec/help.md. */
import { HELP_KINDS, type HelpKind, type PacketFacts } from '../domain/flow/flow.ts'
import { type HelpAdvice, helpAdvice } from '../domain/flow/help-advice.ts'
import { knownForHelp } from '../domain/flow/help-known.ts'
import type { Packet } from '../domain/flow/packet.ts'
import { fillForm } from '../domain/intake/answers.ts'
import { wordsOf } from '../domain/intake/values.ts'
import { Refusal } from '../domain/refusal.ts'
import { askerOf } from '../domain/routing/asker.ts'
import { type Routing, route, teamOf } from '../domain/routing/route.ts'
import type { Ticket } from '../domain/ticket.ts'
import { versionAt } from '../domain/version.ts'
import type { CallerRole } from '../domain/vocabulary.ts'
import type { Tenant } from '../store/db.ts'
import { openingOf } from '../store/routing.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { accountById, type TeamFacts } from '../store/workspaces.ts'
import type { Desk } from './desk.ts'
import { formOfTicket } from './forms.ts'
import { helpPacket } from './help-packet.ts'

type Reader = Pick<Desk, 'tenant' | 'policies' | 'teams' | 'now'>

/** Where a how-to question of a colleague in this role would go, and whether the account has a technical advisor. */
async function asAQuestion(
  { policies, teams, now }: Omit<Reader, 'tenant'>,
  tx: Tenant,
  ticket: Ticket,
  role: CallerRole,
): Promise<Routing & { readonly technicalAdvisor: boolean }> {
  const account = ticket.accountId === null ? undefined : await accountById(tx, ticket.accountId)
  const technicalAdvisor = account?.people.technicalAdvisor !== undefined
  const policy = versionAt(policies.routing, now)?.document
  if (!policy) return { candidates: [], area: null, technicalAdvisor }
  const { opened } = await openingOf(tx, ticket.id)
  const { subject, segment, plan } = ticket
  const askedBy = askerOf(null, role)
  const facts = { subject, body: opened.body, segment, plan, technicalAdvisor, askedBy, kind: 'question' } as const
  return { ...route(policy, facts, teams), technicalAdvisor }
}

/** Whether a request of this kind is the way to go (HLP-3). */
export async function helpAdviceFor(desk: Desk, tx: Tenant, ticket: Ticket, kind: HelpKind): Promise<HelpAdvice> {
  const { candidates, technicalAdvisor } = await asAQuestion(desk, tx, ticket, desk.asking.role)
  return helpAdvice(ticket, { kind, technicalAdvisor, candidates, teams: desk.teams })
}

/** What the ticket's form was answered, in words. */
function answersOf(reader: Reader, { form }: Ticket): PacketFacts {
  if (form === null) return {}
  const { asked } = fillForm(formOfTicket(reader, form), form.answers)
  return Object.fromEntries(asked.map(({ field, value }) => [field.id, value === '' ? '' : wordsOf(field, value)]))
}

/** Teams of engineering, the owner of the product area first. */
function helpers({ policies, teams, now }: Reader, area: string | null): readonly TeamFacts[] {
  const engineering = teams.filter(({ kind }) => kind === 'engineering')
  const routing = versionAt(policies.routing, now)?.document
  const owner = routing?.areas.find(({ slug }) => slug === area)?.owner
  const first = owner && teamOf(owner, engineering)
  return engineering.toSorted((a, b) => Number(b.slug === first) - Number(a.slug === first))
}

/** What asking for one kind of help takes. */
export interface HelpForm {
  readonly kind: HelpKind
  readonly packet: Packet
  readonly policy: number
  readonly known: PacketFacts
  readonly advice: HelpAdvice
}

/** Which teams may be asked for help with a ticket, by which packets, and what of them is known.
 *  @throws Refusal `ticket_not_found` */
export async function helpForms(
  reader: Reader,
  role: CallerRole,
  number: number,
): Promise<{ readonly teams: readonly TeamFacts[]; readonly forms: readonly HelpForm[] }> {
  const found = await ticketByNumber(reader.tenant, number)
  if (!found) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const { ticket } = found
  const { candidates, area, technicalAdvisor } = await asAQuestion(reader, reader.tenant, ticket, role)
  const answers = answersOf(reader, ticket)
  const forms = HELP_KINDS.map((kind) => {
    const { packet, policy } = helpPacket(reader, kind)
    const advice = helpAdvice(ticket, { kind, technicalAdvisor, candidates, teams: reader.teams })
    return { kind, packet, policy, known: knownForHelp(packet, { ticket, answers }), advice }
  })
  return { teams: helpers(reader, ticket.area ?? area), forms }
}
