/**
 * GET  /issues                    issues, the newest first
 * POST /issues                    file one
 * GET  /issues/:number            one with what is linked with it
 * GET  /issues/:number/history    what happened to it
 * POST /issues/:number/change     what is written of it
 * POST /issues/:number/status     where it stands
 * POST /issues/:number/ship       it can be used
 * POST /issues/:number/merge      it goes on in another
 */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Desk } from '../actions/desk.ts'
import { changeIssue, fileIssue, mergeIssue, moveIssue, type ShowIssue, shipIssue } from '../actions/issues.ts'
import {
  ChangeIssue,
  FileIssue,
  IssueDetail,
  IssueHistory,
  Issues,
  IssuesQuery,
  MergeIssue,
  SetIssueStatus,
  ShipIssue,
} from '../contract/issues.ts'
import { may } from '../domain/access/permissions.ts'
import type { Issue } from '../domain/issue/issue.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Tenant } from '../store/db.ts'
import { issuePage, issuesNumbered, linkCounts, type Sight } from '../store/issues.ts'
import type { Caller } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { historyFor } from './issue-audiences.ts'
import { eventView, issueView, summaryOf } from './issue-views.ts'

/** Numbers of issues are no greater than this. */
const GREATEST = 2_147_483_647
const Path = z.strictObject({ number: z.coerce.number().int().min(1).max(GREATEST) })
const TAGS = ['issues']

/** What is private is written as notes are. */
const sightOf = (caller: Caller): Sight => (may(caller, 'read_notes') ? 'all' : 'public')

/** @throws Refusal `cursor_invalid` */
function readCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  const number = /^i(\d{1,9})$/.exec(cursor)?.[1]
  if (number !== undefined) return Number(number)
  throw new Refusal('cursor_invalid', 'The cursor is not one this list gave out. Start again without it.')
}

/** @throws Refusal `issue_not_found`, of what the caller may not see too */
async function issueFor(tenant: Tenant, caller: Caller, number: number): Promise<Issue> {
  const [found] = await issuesNumbered(tenant, [number], sightOf(caller))
  if (!found) throw new Refusal('issue_not_found', `There is no issue ${number}. Check the number.`)
  return found
}

function listRoute(api: Api, { desks }: Deps): void {
  api.get(
    '/issues',
    {
      config: { permission: 'read_issues' },
      schema: {
        summary: 'Issues, the newest first',
        tags: TAGS,
        querystring: IssuesQuery,
        response: { 200: Issues },
      },
    },
    async (request) => {
      const { tenant, caller } = await desks.of(request)
      const { limit, cursor, ...filter } = request.query
      const page = { before: readCursor(cursor), limit: limit + 1 }
      const { issues, total } = await issuePage(tenant, { ...filter, sight: sightOf(caller) }, page)
      const shown = issues.slice(0, limit)
      const numbers = shown.map(({ number }) => number)
      const counts = await linkCounts(tenant, numbers)
      const last = numbers.at(-1)
      return {
        items: shown.map((issue) => summaryOf(issue, counts)),
        total,
        nextCursor: issues.length > limit && last !== undefined ? `i${last}` : null,
      }
    },
  )
}

function readRoutes(api: Api, { desks }: Deps): void {
  api.get(
    '/issues/:number',
    {
      config: { permission: 'read_issues' },
      schema: { summary: 'One issue', tags: TAGS, params: Path, response: { 200: IssueDetail } },
    },
    async (request, reply) => {
      const { tenant, caller } = await desks.of(request)
      const issue = await issueFor(tenant, caller, request.params.number)
      reply.header('etag', `"${issue.version}"`)
      return issueView(desks)({ issue }, tenant)
    },
  )

  api.get(
    '/issues/:number/history',
    {
      config: { permission: 'read_issues' },
      schema: { summary: 'What happened to an issue', tags: TAGS, params: Path, response: { 200: IssueHistory } },
    },
    async (request) => {
      const { tenant, caller } = await desks.of(request)
      const { id } = await issueFor(tenant, caller, request.params.number)
      return { items: (await historyFor(tenant, id, sightOf(caller))).map(eventView) }
    },
  )
}

/** Answers with the issue that a write left behind, and tells the readers of its tickets. */
async function answered(
  { live, desks }: Deps,
  desk: Desk,
  reply: FastifyReply,
  write: (show: ShowIssue<IssueDetail>) => Promise<IssueDetail>,
): Promise<IssueDetail> {
  const issue = await write(issueView(desks))
  live.wrote(desk.tenant.workspace)
  reply.header('etag', `"${issue.version}"`)
  return issue
}

function factRoutes(api: Api, deps: Deps): void {
  api.post(
    '/issues',
    {
      config: { permission: 'file_issues' },
      schema: { summary: 'File an issue', tags: TAGS, body: FileIssue, response: { 201: IssueDetail } },
    },
    async (request, reply) => {
      const desk = await deps.desks.forWrite(request)
      reply.code(201)
      return answered(deps, desk, reply, (show) => fileIssue(desk, request.body, show))
    },
  )

  api.post(
    '/issues/:number/change',
    {
      config: { permission: 'file_issues' },
      schema: {
        summary: 'Change what is written of an issue',
        tags: TAGS,
        params: Path,
        body: ChangeIssue,
        response: { 200: IssueDetail },
      },
    },
    async (request, reply) => {
      const desk = await deps.desks.forWrite(request)
      return answered(deps, desk, reply, (show) => changeIssue(desk, request.params.number, request.body, show))
    },
  )
}

/** What the three verbs of those who keep issues take and do. */
const KEEPING = {
  status: { summary: 'Set the status of an issue', body: SetIssueStatus, act: moveIssue },
  ship: { summary: 'Say that an issue has shipped, on each of its tickets', body: ShipIssue, act: shipIssue },
  merge: { summary: 'Merge an issue into the one that it repeats', body: MergeIssue, act: mergeIssue },
} as const

function keepingRoutes(api: Api, deps: Deps): void {
  for (const [verb, { summary, body, act }] of Object.entries(KEEPING)) {
    api.post(
      `/issues/:number/${verb}`,
      {
        config: { permission: 'keep_issues' },
        schema: { summary, tags: TAGS, params: Path, body, response: { 200: IssueDetail } },
      },
      async (request, reply) => {
        const desk = await deps.desks.forWrite(request)
        const { number } = request.params
        return answered(deps, desk, reply, (show) => act(desk, number, request.body as never, show))
      },
    )
  }
}

export function issueRoutes(api: Api, deps: Deps): void {
  listRoute(api, deps)
  readRoutes(api, deps)
  factRoutes(api, deps)
  keepingRoutes(api, deps)
}
