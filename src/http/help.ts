/**
 * GET /help-requests            open help requests, in the strict order of each team
 * GET /tickets/:number/help     what asking for help with a ticket takes
 * GET /reports/help-rate        how often support needed engineering in a month
 */
import { z } from 'zod'
import type { Desk } from '../actions/desk.ts'
import { type HelpForm, helpForms } from '../actions/help-advice.ts'
import { helpPacket } from '../actions/help-packet.ts'
import { refuseUnknownTeam } from '../actions/route-ticket.ts'
import type { FormField } from '../contract/forms.ts'
import {
  type HelpInLine,
  HelpRate,
  HelpRateQuery,
  HelpRequests,
  HelpRequestsQuery,
  TicketHelp,
} from '../contract/help.ts'
import { TicketNumber } from '../contract/shape.ts'
import { HELP_KINDS, type HelpState } from '../domain/flow/flow.ts'
import { countsInRate, helpRate } from '../domain/flow/help-rate.ts'
import { KPIS } from '../domain/kpi.ts'
import { type Instant, instant, isoOf } from '../domain/time.ts'
import {
  type AskedHelp,
  helpsAsked,
  helpsAskedIn,
  type OpenHelp,
  openHelps,
  ticketsIn,
  waitingHelps,
} from '../store/helps.ts'
import type { TeamFacts } from '../store/workspaces.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { helpView } from './help-views.ts'
import { accountView, type Names } from './views.ts'

const Path = z.strictObject({ number: TicketNumber })
/** The most requests of one answer. */
const MOST = 300

const STATES: Readonly<Record<z.output<typeof HelpRequestsQuery>['state'], readonly HelpState[]>> = {
  open: ['asked', 'taken', 'bounced'],
  asked: ['asked'],
  taken: ['taken'],
  bounced: ['bounced'],
}

const accountOf = (id: string | null, names: Names) => (id === null ? null : accountView(id, names))
const nameOf = ({ slug, name }: TeamFacts) => ({ slug, name })

function packetView(reader: Pick<Desk, 'policies' | 'now'>, kind: HelpForm['kind']) {
  const { packet, policy } = helpPacket(reader, kind)
  // The domain's fields are the wire's, but for their lists being read-only.
  return { kind, name: packet.name, about: packet.about, version: policy, fields: packet.fields as FormField[] }
}

/** Of several accounts, those that are named. */
const idsOf = (all: readonly { readonly accountId: string | null }[]): string[] => [
  ...new Set(all.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))),
]

interface Placed {
  readonly names: Names
  /** Places of the requests that wait, by ticket and number. */
  readonly places: ReadonlyMap<string, number>
}

const nameIn = (number: number, help: number): string => `${number}.${help}`

function lineView({ request, number, subject, accountId, priority, owner, version }: OpenHelp, of: Placed): HelpInLine {
  return {
    ...helpView(request),
    place: of.places.get(nameIn(number, request.help)) ?? null,
    ticket: { number, subject, account: accountOf(accountId, of.names), priority, owner, version },
  }
}

function lineRoute(api: Api, deps: Deps): void {
  api.get(
    '/help-requests',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'Open help requests in the order of their teams',
        tags: ['help requests'],
        querystring: HelpRequestsQuery,
        response: { 200: HelpRequests },
      },
    },
    async (request) => {
      const { tenant, teams, policies } = await deps.desks.of(request)
      const { team, state } = request.query
      if (team !== undefined) refuseUnknownTeam({ teams }, team)
      const found = await openHelps(tenant, { team, states: STATES[state], limit: MOST + 1 })
      const shown = found.slice(0, MOST)
      const names = await deps.desks.accountNames(tenant, idsOf(shown))
      const waiting = await waitingHelps(tenant, team)
      const places = new Map(waiting.map(({ ticket, help, place }) => [nameIn(ticket, help), place]))
      return {
        teams: teams.filter(({ kind }) => kind === 'engineering').map(nameOf),
        items: shown.map((each) => lineView(each, { names, places })),
        more: found.length > MOST,
        packets: HELP_KINDS.map((kind) => packetView({ policies, now: deps.now() }, kind)),
      }
    },
  )
}

function formRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/tickets/:number/help',
    {
      config: { permission: 'work_tickets' },
      schema: {
        summary: 'What asking for help takes',
        tags: ['help requests'],
        params: Path,
        response: { 200: TicketHelp },
      },
    },
    async (request) => {
      const { tenant, policies, teams, caller } = await desks.of(request)
      const reader = { tenant, policies, teams, now: now() }
      const { teams: helpers, forms } = await helpForms(reader, caller.role, request.params.number)
      return {
        teams: helpers.map(nameOf),
        packets: forms.map(({ kind, known, advice }) => ({
          ...packetView(reader, kind),
          known: { ...known },
          advice: { ...advice },
        })),
      }
    },
  )
}

/** A calendar month in UTC, such as 2026-03. */
function monthOf(text: string): { readonly from: Instant; readonly to: Instant } {
  const [year = 0, month = 1] = text.split('-').map(Number)
  const next =
    month === 12
      ? `${String(year + 1).padStart(4, '0')}-01`
      : `${text.slice(0, 5)}${String(month + 1).padStart(2, '0')}`
  return { from: instant(`${text}-01T00:00:00Z`), to: instant(`${next}-01T00:00:00Z`) }
}

const askedView = ({ number, subject, accountId, at, change }: AskedHelp, names: Names): HelpRate['items'][number] => ({
  number,
  subject,
  account: accountOf(accountId, names),
  help: change.help,
  kind: change.kind,
  counts: countsInRate(change.kind),
  team: change.team,
  by: change.by,
  askedAt: isoOf(at),
  score: change.score,
  detour: change.detour ?? null,
})

function rateRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/reports/help-rate',
    {
      config: { permission: 'read_reports' },
      schema: {
        summary: 'How often support needed engineering',
        tags: ['reports'],
        querystring: HelpRateQuery,
        response: { 200: HelpRate },
      },
    },
    async (request) => {
      const { tenant } = await desks.of(request)
      const month = request.query.month ?? isoOf(now()).slice(0, 7)
      const period = monthOf(month)
      const tickets = await ticketsIn(tenant, period)
      const rate = helpRate(tickets, await helpsAsked(tenant, period))
      const asked = await helpsAskedIn(tenant, period, MOST + 1)
      const shown = asked.slice(0, MOST)
      const names = await desks.accountNames(tenant, idsOf(shown))
      return {
        month,
        from: isoOf(period.from),
        to: isoOf(period.to),
        target: KPIS.help_rate.target,
        tickets,
        ...rate,
        items: shown.map((each) => askedView(each, names)),
        more: asked.length > MOST,
      }
    },
  )
}

export function helpRoutes(api: Api, deps: Deps): void {
  lineRoute(api, deps)
  formRoute(api, deps)
  rateRoute(api, deps)
}
