/** Verbs that put a ticket where it belongs: route it to a team, and say what it is about. Each gives the changes to append,
 *  or refuses. Rules: docs/spec/routing.md. */
import { Refusal } from '../refusal.ts'
import { agreedPath } from '../routing/agreed-path.ts'
import { DEFAULT_RULE } from '../routing/document.ts'
import type { RouteCandidate } from '../routing/route.ts'
import { detourWords } from '../routing/words.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import type { Effort, Kind } from '../vocabulary.ts'
import { type Asking, named, refuseClosed, refuseDone, refuseLeased } from './asking.ts'

const leadsTo =
  (team: string) =>
  ({ to }: RouteCandidate): boolean =>
    'team' in to && to.team === team

/** The agreed path in words, when `team` is not where it leads; undefined otherwise (ROU-9). */
export function detourTo(team: string, candidates: readonly RouteCandidate[]): string | undefined {
  const agreed = agreedPath(candidates)
  return agreed === undefined || leadsTo(team)(agreed) ? undefined : detourWords(agreed)
}

interface RouteRequest {
  /** Slug of a team that is there. */
  readonly team: string
  readonly reason: string | null
  /** Every path that fits, best first. */
  readonly candidates: readonly RouteCandidate[]
}

function refuseOwned(ticket: Ticket, { handle }: Asking, reason: string | null): void {
  if (ticket.owner === null || ticket.owner === handle || reason !== null) return
  const text = `${named(ticket)} is with ${ticket.owner}. Say why it goes to another team.`
  throw new Refusal('already_owned', text, { owner: ticket.owner })
}

/** What the rule of the path says of clocks; undefined where it stays as it was. */
function excludedBy(ticket: Ticket, followed: RouteCandidate | undefined): { excluded?: 'best_effort' | null } {
  if (followed?.excluded) return { excluded: followed.excluded }
  return ticket.excluded === 'best_effort' ? { excluded: null } : {}
}

/** Sends the ticket to another team, whose line it enters owned by nobody (ROU-12). Before anybody has answered the
 *  customer, this counts against the rule that had chosen the team it leaves (ROU-13), and leaving the agreed path is
 *  recorded (ROU-9); later it is a hand-over like any other.
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `route_unchanged`, `already_owned` */
export function reroute(ticket: Ticket, asking: Asking, { team, reason, candidates }: RouteRequest): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  if (ticket.team === team) {
    throw new Refusal('route_unchanged', `${named(ticket)} already is with team ${team}. Choose another, or leave it.`)
  }
  refuseOwned(ticket, asking, reason)
  const followed = candidates.find(leadsTo(team))
  const isFresh = ticket.firstRepliedAt === null
  const wrongRule = isFresh && !ticket.routeWrong ? ticket.routeRule : null
  const detour = isFresh ? detourTo(team, candidates) : undefined
  const by = asking.handle
  const isHeld = ticket.owner !== null || ticket.lease !== null
  return [
    {
      type: 'routed',
      team,
      group: team,
      reason,
      by,
      ...(followed && followed.rule !== DEFAULT_RULE ? { rule: followed.rule } : {}),
      ...(wrongRule === null ? {} : { wrongRule }),
      ...(detour === undefined ? {} : { detour }),
      ...excludedBy(ticket, followed),
    },
    ...(isHeld ? [{ type: 'released', by, reason: null } as const] : []),
  ]
}

interface NoActionRequest {
  /** Who deals with it instead. */
  readonly whom: string
  readonly reason: string
}

/** Ends the ticket because support has nothing to do: who deals with it, and why (ROU-14). Reports of support leave it out.
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held` */
export function noAction(ticket: Ticket, asking: Asking, { whom, reason }: NoActionRequest): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  const by = asking.handle
  return [{ type: 'dismissed', as: 'no_action', of: null, by, reason: `${reason} Who deals with it: ${whom}.` }]
}

/** What is left out stays as it is; null clears. */
export interface Classification {
  readonly kind?: Kind | undefined
  readonly area?: string | null | undefined
  readonly tags?: readonly string[] | undefined
  readonly effort?: Effort | null | undefined
}

const sameTags = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((tag, index) => tag === b[index])

/** Says what the ticket is about; the event has the whole new values (ROU-15). Another kind aims its clocks anew.
 *  @throws Refusal `ticket_closed`, `lease_held`, `classification_unchanged` */
export function classify(ticket: Ticket, asking: Asking, given: Classification): TicketChange[] {
  refuseClosed(ticket)
  refuseLeased(ticket, asking)
  const { kind = ticket.kind, area = ticket.area, effort = ticket.effort } = given
  const tags = [...new Set(given.tags ?? ticket.tags)]
  const isSame = kind === ticket.kind && area === ticket.area && effort === ticket.effort
  if (isSame && sameTags(tags, ticket.tags)) {
    throw new Refusal('classification_unchanged', `${named(ticket)} already says so. Change something, or leave it.`)
  }
  return [{ type: 'classified', by: asking.handle, kind, area, tags, effort }]
}
