/**
 * GET  /workspace              who and what is here, and the mode of the order
 * POST /workspace/mode         hard choices on or off
 * GET  /accounts               accounts by name
 * POST /accounts               add one
 * POST /accounts/:slug/terms   what it is promised
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { changeTerms } from '../actions/change-terms.ts'
import { addAccount } from '../actions/create-workspace.ts'
import { switchMode } from '../actions/switch-mode.ts'
import { SwitchMode } from '../contract/queue.ts'
import { Account, AccountQuery, Accounts, AddAccount, ChangeTerms, Workspace } from '../contract/workspace.ts'
import { isoOf } from '../domain/time.ts'
import { waitingByTeam } from '../store/places.ts'
import { accountsNamed, type WorkspaceState, workspaceState } from '../store/workspaces.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const Path = z.strictObject({ slug: z.string().max(200) })

/** Everything but the mode, ready to be joined with it: a switch shows the state it is about to commit. */
async function view({ desks, version }: Deps, request: FastifyRequest): Promise<(state: WorkspaceState) => Workspace> {
  const { tenant, name, you, teams, members } = await desks.of(request)
  const [waiting, all] = await Promise.all([waitingByTeam(tenant), desks.workspaces()])
  const member = ({ handle, name: called, role, team }: typeof you) => ({ handle, name: called, role, team })
  return ({ mode, modeSince, modeReason, modeBy }) => ({
    slug: name.slug,
    name: name.name,
    mode,
    modeSince: modeSince === null ? null : isoOf(modeSince),
    modeReason,
    modeBy,
    you: member(you),
    members: members.map(member),
    teams: teams.map(({ slug, name: called, kind }) => ({
      slug,
      name: called,
      kind,
      waiting: waiting.get(slug) ?? 0,
    })),
    workspaces: all.map(({ slug, name: called }) => ({ slug, name: called })),
    version,
  })
}

function modeRoutes(api: Api, deps: Deps): void {
  api.get(
    '/workspace',
    { schema: { summary: 'Who and what is here', tags: ['workspace'], response: { 200: Workspace } } },
    async (request) => {
      const { tenant } = await deps.desks.of(request)
      const [present, state] = await Promise.all([view(deps, request), workspaceState(tenant)])
      return present(state)
    },
  )

  api.post(
    '/workspace/mode',
    {
      schema: {
        summary: 'Hard choices on or off',
        tags: ['workspace'],
        body: SwitchMode,
        response: { 200: Workspace },
      },
    },
    async (request) => {
      const desk = await deps.desks.forWrite(request)
      const present = await view(deps, request)
      const answer = (state: WorkspaceState) => ({ status: 200, body: JSON.stringify(present(state)) })
      const state = await switchMode(desk, request.body, answer)
      deps.live.wrote(desk.tenant.workspace)
      return present(state)
    },
  )
}

function accountRoutes(api: Api, deps: Deps): void {
  api.get(
    '/accounts',
    {
      schema: {
        summary: 'Accounts by name',
        tags: ['workspace'],
        querystring: AccountQuery,
        response: { 200: Accounts },
      },
    },
    async (request) => {
      const { tenant } = await deps.desks.of(request)
      return { items: await accountsNamed(tenant, request.query.q) }
    },
  )

  api.post(
    '/accounts',
    { schema: { summary: 'Add an account', tags: ['workspace'], body: AddAccount, response: { 201: Account } } },
    async (request, reply) => {
      const desk = await deps.desks.forWrite(request)
      const account = await addAccount(desk, request.body, (made) => ({ status: 201, body: JSON.stringify(made) }))
      reply.code(201)
      return account
    },
  )

  api.post(
    '/accounts/:slug/terms',
    {
      schema: {
        summary: 'Change what an account is promised, and with it what its open tickets are',
        tags: ['workspace'],
        params: Path,
        body: ChangeTerms,
        response: { 200: Account },
      },
    },
    async (request) => {
      const desk = await deps.desks.forWrite(request)
      const present = (account: Account) => ({ status: 200, body: JSON.stringify(account) })
      const account = await changeTerms(desk, request.params.slug, request.body, present)
      deps.live.wrote(desk.tenant.workspace)
      return account
    },
  )
}

export function workspaceRoutes(api: Api, deps: Deps): void {
  modeRoutes(api, deps)
  accountRoutes(api, deps)
}
