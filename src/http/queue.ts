/**
 * GET  /queue        a line in its order
 * POST /queue/next   the first waiting ticket, under a lease
 * GET  /search       tickets by their words
 */
import type { FastifyRequest } from 'fastify'
import { claimNext, lineIn } from '../actions/claim-next.ts'
import type { Desk } from '../actions/desk.ts'
import { NextTicket, QueuePage, QueueQuery, SearchHits, SearchQuery } from '../contract/queue.ts'
import { ActedTicket } from '../contract/tickets.ts'
import { may } from '../domain/access/permissions.ts'
import type { RankKey } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import type { TagPolicy } from '../domain/tags/document.ts'
import { slugsOf } from '../domain/tags/vocabulary.ts'
import { isoOf } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import type { Mode } from '../domain/vocabulary.ts'
import type { Tenant } from '../store/db.ts'
import { type After, type Entry, isWhole, type LineFilter, linePage, searchTickets } from '../store/lists.ts'
import { inPresentMode } from '../store/mode.ts'
import { countBefore } from '../store/places.ts'
import { searchPublic } from '../store/public-search.ts'
import type { Line } from '../store/queue.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { accountsBySlug } from '../store/workspaces.ts'
import { refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { noticeOfTaking } from './duty-views.ts'
import { presentTicket } from './tickets.ts'
import { type Names, summaryView } from './views.ts'

/** The first letter of a list's cursors: numbers where the newest come first, else keys of the one or the other mode. */
function cursorLetter({ mode }: Line, state: LineFilter['state']): string {
  if (state === 'done') return 'n'
  return mode === 'hard' ? 'h' : 'k'
}

/** The cursor of the page after `last`: its key, or its number where the newest come first. */
function cursorAfter(last: Entry, line: Line, state: LineFilter['state']): string {
  return `${cursorLetter(line, state)}${state === 'done' ? last.ticket.number : last.key}`
}

const badCursor = () =>
  new Refusal('cursor_invalid', 'The cursor is not one this list gave out. Start again without it.')

/** Where the page starts, and of which lists that is a cursor. @throws Refusal `cursor_invalid` */
function readCursor(cursor: string | undefined): { after: After; letter: string } | undefined {
  if (cursor === undefined) return undefined
  const [letter, value] = [cursor.slice(0, 1), cursor.slice(1)]
  if (letter === 'n' && /^\d{1,15}$/.test(value)) return { letter, after: { number: Number(value) } }
  if (letter !== 'n' && /^([0-9a-f]{2}){1,100}$/.test(value)) return { letter, after: { key: value as RankKey } }
  throw badCursor()
}

/** Names of the accounts of `entries`. */
function namesOf({ desks }: Deps, tenant: Tenant, entries: readonly Entry[]): Promise<Names> {
  const ids = new Set(entries.flatMap(({ ticket }) => (ticket.accountId === null ? [] : [ticket.accountId])))
  return desks.accountNames(tenant, [...ids])
}

/** Places of a page: counted for its first ticket, one more for each that follows; in a filtered page each is counted. */
async function placesOf(
  tenant: Tenant,
  line: Line,
  filter: LineFilter,
  { page, first }: { page: readonly Entry[]; first: boolean },
): Promise<(number | null)[]> {
  if (filter.state !== 'waiting') return page.map(() => null)
  const keys = page.map(({ key }) => key)
  const before = async (some: readonly RankKey[]) =>
    (await countBefore(tenant, line.team, { [line.mode]: some })).before[line.mode]
  if (!isWhole(filter)) return (await before(keys)).map((count) => count + 1)
  const [above = 0] = first ? [] : await before(keys.slice(0, 1))
  return page.map((_, index) => above + index + 1)
}

async function accountIdOf(tenant: Tenant, slug: string | undefined): Promise<string | undefined> {
  if (slug === undefined) return undefined
  const [found] = await accountsBySlug(tenant, [slug])
  if (!found) throw new Refusal('account_not_found', `There is no account "${slug}". Check its slug.`)
  return found.id
}

/** What the query asks for; a tag that was renamed is found under each of its names (TAG-4). */
async function filterOf(tenant: Tenant, query: Query, words: TagPolicy | undefined): Promise<LineFilter> {
  const { state, segment, priority, kind, account, owner, tag, area } = query
  return {
    state,
    segment,
    priority,
    kind,
    owner,
    accountId: await accountIdOf(tenant, account),
    tags: tag === undefined ? undefined : slugsOf(words, 'themes', tag),
    areas: area === undefined ? undefined : slugsOf(words, 'areas', area),
  }
}

type Query = ReturnType<typeof QueueQuery.parse>

async function queuePage(deps: Deps, request: FastifyRequest, query: Query): Promise<QueuePage> {
  const { tenant, teams, policies, caller } = await deps.desks.of(request)
  const { scope, limit, cursor, account } = query
  // Which tickets are whose is what some may not see.
  if (account !== undefined) refuseUnlessMay(caller, 'read_names')
  const filter = await filterOf(tenant, query, versionAt(policies.tags, deps.now())?.document)
  const lineOf = (mode: Mode) => lineIn(mode, teams, scope)
  const start = readCursor(cursor)
  const startsIn = (line: Line) => start === undefined || start.letter === cursorLetter(line, filter.state)
  const { mode, entries, total, totalIsExact } = await inPresentMode(tenant, (mode) => {
    const line = lineOf(mode)
    return linePage(tenant, line, filter, { after: startsIn(line) ? start?.after : undefined, limit: limit + 1 })
  })
  const line = lineOf(mode)
  // A cursor of another list, or from before the mode was switched, would skip tickets.
  if (!startsIn(line)) throw badCursor()
  const page = entries.slice(0, limit)
  const last = page.at(-1)
  const seen = { policies, now: deps.now() }
  const [names, places] = await Promise.all([
    namesOf(deps, tenant, page),
    placesOf(tenant, line, filter, { page, first: cursor === undefined }),
  ])
  return {
    scope,
    mode: line.mode,
    total,
    totalIsExact,
    items: page.map((entry, index) => ({ ...summaryView(entry, names, seen), place: places[index] ?? null })),
    nextCursor: entries.length > limit && last ? cursorAfter(last, line, filter.state) : null,
    asOf: isoOf(seen.now),
  }
}

/** The leased ticket, with what its taker should hear. */
async function taken({ desks }: Deps, desk: Desk, placed: PlacedTicket): Promise<ActedTicket> {
  const [ticket, notice] = await Promise.all([
    presentTicket(desks, desk, placed),
    noticeOfTaking(desk, desk.asking.handle, 1),
  ])
  return { ...ticket, ...notice }
}

export function queueRoutes(api: Api, deps: Deps): void {
  api.get(
    '/queue',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'A line in its order',
        tags: ['queue'],
        querystring: QueueQuery,
        response: { 200: QueuePage },
      },
    },
    (request) => queuePage(deps, request, request.query),
  )

  api.post(
    '/queue/next',
    {
      config: { permission: 'work_tickets' },
      schema: { summary: 'Take the first ticket', tags: ['queue'], body: NextTicket, response: { 200: ActedTicket } },
    },
    async (request, reply) => {
      const desk = await deps.desks.forWrite(request, (plain) => async (placed, tenant) => ({
        status: 200,
        body: JSON.stringify(await taken(deps, { ...plain, tenant }, placed)),
      }))
      const placed = await claimNext(desk, request.body.scope)
      deps.live.wrote(desk.tenant.workspace)
      reply.header('etag', `"${placed.ticket.version}"`)
      return taken(deps, desk, placed)
    },
  )

  api.get(
    '/search',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'Find tickets', tags: ['queue'], querystring: SearchQuery, response: { 200: SearchHits } },
    },
    async (request) => {
      const { tenant, policies, caller } = await deps.desks.of(request)
      // What is found would tell which tickets hold the words, wherever they stand.
      const search = may(caller, 'read_notes') && may(caller, 'read_names') ? searchTickets : searchPublic
      const found = await search(tenant, request.query.q, request.query.limit)
      const names = await namesOf(deps, tenant, found)
      const seen = { policies, now: deps.now() }
      return { items: found.map((entry) => summaryView(entry, names, seen)) }
    },
  )
}
