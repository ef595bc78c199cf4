/** Templates as they hold now, and what they make of a ticket. Rules: docs/spec/writing.md. */
import { restated, takenOver } from '../domain/flow/restate.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { timeWords } from '../domain/time-words.ts'
import { versionAt } from '../domain/version.ts'
import type { ReplyTemplate } from '../domain/writing/document.ts'
import { factsOf } from '../domain/writing/facts.ts'
import { type Rendered, render } from '../domain/writing/render.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { accountById, type MemberFacts } from '../store/workspaces.ts'
import type { Desk } from './desk.ts'

export interface TemplateInForce {
  readonly slug: string
  readonly version: number
  readonly document: ReplyTemplate
}

/** Those that hold at `now`, by slug. */
export const templatesInForce = ({ templates }: Policies, now: Instant): TemplateInForce[] =>
  Object.entries(templates)
    .flatMap(([slug, versions]) => {
      const current = versionAt(versions, now)
      return current ? [{ slug, version: current.version, document: current.document }] : []
    })
    .toSorted((a, b) => (a.slug < b.slug ? -1 : 1))

interface People {
  readonly you: Pick<MemberFacts, 'name'>
  readonly members: readonly Pick<MemberFacts, 'handle' | 'name'>[]
}

/** When the running promise of an update is due, which is when they hear from us at the latest; null without one. */
function nextUpdate({ standing: { clock } }: PlacedTicket, now: Instant): string | null {
  const due = clock?.metric === 'update' ? clock.dueAt : null
  return due === null || due <= now ? null : `${timeWords(due, { timeZone: 'UTC', now })} UTC`
}

async function factsFor({ tenant, now }: Pick<Desk, 'tenant' | 'now'>, { you, members }: People, placed: PlacedTicket) {
  const { ticket } = placed
  const account = ticket.accountId === null ? undefined : await accountById(tenant, ticket.accountId)
  const engineer = account?.people.customerEngineer ?? null
  return factsOf({
    ticket,
    contact: ticket.contact?.name ?? null,
    account: account?.name ?? null,
    you: you.name,
    customerEngineer: members.find(({ handle }) => handle === engineer)?.name ?? engineer,
    nextUpdate: nextUpdate(placed, now),
  })
}

/** What the packet says that came with the ticket, for the first message of whoever took it over; nothing before that. */
async function fillsOf(
  tenant: Desk['tenant'],
  { members }: People,
  { ticket }: PlacedTicket,
): Promise<Readonly<Record<string, string>>> {
  if (ticket.handOffCount === 0) return {}
  const taken = takenOver(await ticketEvents(tenant, ticket.id))
  if (!taken) return {}
  const handedOverBy = members.find(({ handle }) => handle === taken.from)?.name ?? taken.from
  return { ...restated(taken.packet), handed_over_by: handedOverBy }
}

interface Asked {
  readonly slug: string
  /** Of the ticket. */
  readonly number: number
  /** What belongs in places, by name. */
  readonly fill: Readonly<Record<string, string>>
}

/** A template with the facts of a ticket in it. @throws Refusal `template_not_found`, `ticket_not_found` */
export async function renderTemplate(
  desk: Pick<Desk, 'tenant' | 'policies' | 'now'>,
  people: People,
  { slug, number, fill }: Asked,
): Promise<Rendered & { readonly template: TemplateInForce }> {
  const template = templatesInForce(desk.policies, desk.now).find((each) => each.slug === slug)
  if (!template) {
    throw new Refusal(
      'template_not_found',
      `There is no template "${slug}". \`topline template list\` tells which there are.`,
    )
  }
  const placed = await ticketByNumber(desk.tenant, number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const fills = { ...(await fillsOf(desk.tenant, people, placed)), ...fill }
  return { template, ...render(template.document.body, await factsFor(desk, people, placed), fills) }
}
