/** Sends tickets where the routing policy or somebody says, and says what they are about. Rules: docs/spec/routing.md. */
import { may } from '../domain/access/permissions.ts'
import { must } from '../domain/assert.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import { askerOf } from '../domain/routing/asker.ts'
import type { RoutingPolicy } from '../domain/routing/document.ts'
import { type RouteCandidate, type Routing, route, teamOf } from '../domain/routing/route.ts'
import { routeReason } from '../domain/routing/words.ts'
import { shownTag } from '../domain/tags/vocabulary.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Contact, Opened } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import { type Classification, classify, detourTo, noAction, reroute } from '../domain/verbs/sort.ts'
import { versionAt } from '../domain/version.ts'
import type { Kind, Segment } from '../domain/vocabulary.ts'
import type { Tenant } from '../store/db.ts'
import { memberRole, openingOf } from '../store/routing.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { accountById, type TeamFacts } from '../store/workspaces.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'

/** What the opening of a ticket says of its team. */
type Placement = Pick<Opened, 'team' | 'area' | 'route' | 'detour' | 'excluded'>

/** What is known of a ticket that is being opened. */
export interface Opening {
  /** Undefined: the policy decides. */
  readonly team: string | undefined
  /** Undefined: what its words speak of. */
  readonly area?: string | undefined
  readonly subject: string
  readonly body: string
  readonly kind: Kind
  readonly segment: Segment
  readonly plan: string | null
  readonly contact: Contact | null
  readonly technicalAdvisor: boolean
}

const NOTHING: Routing = { candidates: [], area: null }

const routingAt = ({ routing }: Policies, now: Instant): RoutingPolicy | undefined => versionAt(routing, now)?.document

/** Support's team, or else the first there is: where a ticket goes that nothing says anything of. */
const lookedAtBy = (teams: readonly TeamFacts[]): string =>
  teamOf({ teamKind: 'support' }, teams) ?? must(teams[0], 'a workspace has a team').slug

/** Where a path puts a ticket: one for which nobody of support acts is still seen by support before it ends (ROU-14). */
const teamOn = ({ to }: RouteCandidate, teams: readonly TeamFacts[]): string =>
  'team' in to ? to.team : lookedAtBy(teams)

/** Of a ticket that somebody gives to a team: whether that leaves the agreed path, and what the path says of clocks. */
function given(team: string, candidates: readonly RouteCandidate[], teams: readonly TeamFacts[]): Placement {
  const detour = detourTo(team, candidates)
  if (detour !== undefined) return { team, detour }
  const [best] = candidates
  return best?.excluded && teamOn(best, teams) === team ? { team, excluded: best.excluded } : { team }
}

/** Of a ticket that the policy decides. */
function chosen(candidates: readonly RouteCandidate[], teams: readonly TeamFacts[]): Placement {
  const [best] = candidates
  if (!best) return { team: lookedAtBy(teams) }
  const { rule, confidence, excluded } = best
  const route = { rule, confidence, reason: routeReason(best, candidates) }
  return { team: teamOn(best, teams), route, ...(excluded ? { excluded } : {}) }
}

/** The team of a ticket that is opened, and why: the best path when nobody gave one (ROU-1), or else whether the given one
 *  leaves the agreed path (ROU-9). No more than some microseconds, since thousands are opened a second. */
export function placed({ policies, teams, now, asking }: Desk, opening: Opening): Placement {
  const policy = routingAt(policies, now)
  const askedBy = askerOf(opening.contact, asking.role)
  const { candidates, area } = policy ? route(policy, { ...opening, askedBy }, teams) : NOTHING
  const about = opening.area ?? area
  const { team } = opening
  return {
    ...(team === undefined ? chosen(candidates, teams) : given(team, candidates, teams)),
    ...(about === null ? {} : { area: about }),
  }
}

type Reader = Pick<Desk, 'tenant' | 'policies' | 'teams' | 'now'>

/** Every path for the ticket as it stands, by the policy in force (ROU-1). */
async function pathsOf({ policies, teams, now }: Reader, tx: Tenant, ticket: Ticket): Promise<Routing> {
  const policy = routingAt(policies, now)
  if (!policy) return NOTHING
  const { opened, actor } = await openingOf(tx, ticket.id)
  const role = opened.contact?.email === actor ? null : await memberRole(tx, actor)
  const account = ticket.accountId === null ? undefined : await accountById(tx, ticket.accountId)
  const { subject, kind, segment, plan } = ticket
  const technicalAdvisor = account?.people.technicalAdvisor !== undefined
  const askedBy = askerOf(opened.contact, role)
  return route(policy, { subject, body: opened.body, kind, segment, plan, technicalAdvisor, askedBy }, teams)
}

/** The ticket with every path for it. @throws Refusal `ticket_not_found` */
export async function routesOf(reader: Reader, number: number): Promise<Routing & { readonly placed: PlacedTicket }> {
  const found = await ticketByNumber(reader.tenant, number)
  if (!found) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  return { ...(await pathsOf(reader, reader.tenant, found.ticket)), placed: found }
}

/** Refuses a team that is not there. @throws Refusal `team_not_found` */
export function refuseUnknownTeam({ teams }: Pick<Desk, 'teams'>, slug: string): void {
  if (teams.some((team) => team.slug === slug)) return
  const names = teams.map((team) => team.slug).join(', ')
  throw new Refusal('team_not_found', `There is no team "${slug}". Choose one of: ${names}.`)
}

/** A ticket that no team gets is at its end. @throws Refusal `not_allowed` */
function refuseUnlessEnding({ asking }: Desk): void {
  if (may(asking, 'end_tickets')) return
  const text =
    'No action for support ends the ticket, which is for those who may dismiss tickets. Route it to support, and say why.'
  throw new Refusal('not_allowed', text, { permission: 'end_tickets' })
}

export type RouteTo =
  | { readonly team: string; readonly reason: string | null }
  | { readonly noAction: string; readonly reason: string }

/** Sends the ticket to a team, or ends it because support has nothing to do.
 *  @throws Refusal `team_not_found` and as `reroute` and `noAction` of domain/verbs */
export async function routeTicket(desk: Desk, number: number, to: RouteTo): Promise<PlacedTicket> {
  if ('noAction' in to) {
    const { noAction: whom, reason } = to
    refuseUnlessEnding(desk)
    return changeTicket(desk, number, (ticket) => noAction(ticket, desk.asking, { whom, reason }))
  }
  refuseUnknownTeam(desk, to.team)
  return changeTicket(desk, number, async (ticket, tx) => {
    const { candidates } = await pathsOf(desk, tx, ticket)
    return reroute(ticket, desk.asking, { ...to, candidates })
  })
}

/** Says what the ticket is about; a tag that another took the place of is written as that one (TAG-4).
 *  @throws Refusal as `classify` of domain/verbs */
export function classifyTicket(desk: Desk, number: number, given: Classification): Promise<PlacedTicket> {
  const tags = versionAt(desk.policies.tags, desk.now)?.document
  const now = {
    ...given,
    ...(given.area ? { area: shownTag(tags, 'areas', given.area) } : {}),
    ...(given.tags ? { tags: given.tags.map((tag) => shownTag(tags, 'themes', tag)) } : {}),
  }
  return changeTicket(desk, number, (ticket) => classify(ticket, desk.asking, now))
}
