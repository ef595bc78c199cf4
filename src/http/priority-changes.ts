/**
 * GET /reports/priority-changes   who changed severity and priority, and what was left of the promise that ran
 */
import { type ChangeOf, changesOfPriority } from '../actions/priority-changes.ts'
import { PriorityChanges, PriorityChangesQuery } from '../contract/reports.ts'
import { DAY, type Instant, instant, isoOf, later, MINUTE } from '../domain/time.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

/** The most tickets of one report; each is folded anew. */
const MOST_TICKETS = 500

const FITS: Readonly<Record<PriorityChanges['only'], (change: ChangeOf) => boolean>> = {
  near_breach: ({ isNearBreach }) => isNearBreach,
  lowered: ({ isLowered }) => isLowered,
  all: () => true,
}

const optional = (text: string | undefined): Instant | null => (text === undefined ? null : instant(text))

function clockView({ clock }: ChangeOf): PriorityChanges['items'][number]['clock'] {
  if (!clock) return null
  const { metric, dueAt, dueAfter, left, percentLeft } = clock
  const minutesLeft = Math.floor(left / MINUTE)
  return { metric, dueAt: isoOf(dueAt), dueAfter: dueAfter === null ? null : isoOf(dueAfter), minutesLeft, percentLeft }
}

function changeView(change: ChangeOf): PriorityChanges['items'][number] {
  const { ticket, proposed, after, at, version, by, how, reason, before, flags, isLowered, isNearBreach } = change
  const { number, subject, team, account } = ticket
  const asProposed = proposed ? proposed.severity === after.severity && proposed.priority === after.priority : null
  const told = {
    number,
    subject,
    team,
    account,
    version,
    at: isoOf(at),
    by,
    how,
    reason,
    before,
    after,
    flags: [...flags],
  }
  return { ...told, asProposed, isLowered, isNearBreach, clock: clockView(change) }
}

export function priorityChangeRoutes(api: Api, deps: Deps): void {
  api.get(
    '/reports/priority-changes',
    {
      config: { permission: 'read_reports' },
      schema: {
        summary: 'Changes of severity and priority, and how much of a promise was left',
        tags: ['reports'],
        querystring: PriorityChangesQuery,
        response: { 200: PriorityChanges },
      },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const { only } = request.query
      const to = optional(request.query.to) ?? later(deps.now(), 1)
      const from = optional(request.query.from) ?? later(to, -30 * DAY)
      const { changes, more } = await changesOfPriority(tenant, policies, { from, to, limit: MOST_TICKETS })
      return {
        from: isoOf(from),
        to: isoOf(to),
        only,
        changes: changes.length,
        lowered: changes.filter(FITS.lowered).length,
        nearBreach: changes.filter(FITS.near_breach).length,
        more,
        items: changes.filter(FITS[only]).map(changeView),
      }
    },
  )
}
