/**
 * GET  /workspace        who and what is here, and the mode of the order
 * POST /workspace/mode   hard choices on or off
 */
import type { FastifyRequest } from 'fastify'
import { switchMode } from '../actions/switch-mode.ts'
import { SwitchMode } from '../contract/queue.ts'
import { Workspace } from '../contract/workspace.ts'
import { allowedTo } from '../domain/access/permissions.ts'
import { isoOf } from '../domain/time.ts'
import { waitingByTeam } from '../store/places.ts'
import { formerMembers, type WorkspaceState, workspaceState } from '../store/workspaces.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

/** Everything but the mode, ready to be joined with it: a switch shows the state it is about to commit. */
async function view({ desks, version }: Deps, request: FastifyRequest): Promise<(state: WorkspaceState) => Workspace> {
  const { tenant, name, you, caller, teams, members } = await desks.of(request)
  const reads = [waitingByTeam(tenant), desks.openTo(caller), formerMembers(tenant)] as const
  const [waiting, open, former] = await Promise.all(reads)
  const member = ({ handle, name: called, role, team }: typeof you) => ({ handle, name: called, role, team })
  return ({ mode, modeSince, modeReason, modeBy }) => ({
    slug: name.slug,
    name: name.name,
    mode,
    modeSince: modeSince === null ? null : isoOf(modeSince),
    modeReason,
    modeBy,
    you: member(you),
    may: allowedTo(caller),
    members: members.map(member),
    formerMembers: former,
    teams: teams.map(({ slug, name: called, kind }) => ({
      slug,
      name: called,
      kind,
      waiting: waiting.get(slug) ?? 0,
    })),
    workspaces: open.map(({ slug, name: called }) => ({ slug, name: called })),
    version,
  })
}

export function workspaceRoutes(api: Api, deps: Deps): void {
  api.get(
    '/workspace',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'Who and what is here', tags: ['workspace'], response: { 200: Workspace } },
    },
    async (request) => {
      const { tenant } = await deps.desks.of(request)
      const [present, state] = await Promise.all([view(deps, request), workspaceState(tenant)])
      return present(state)
    },
  )

  api.post(
    '/workspace/mode',
    {
      config: { permission: 'switch_mode' },
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
