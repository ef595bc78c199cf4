/** The gate before every route: who calls, whether they may, and what of the answer they may see. */
import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { PERMISSION_NAMES, type Permission } from '../domain/access/permissions.ts'
import { shownTo } from '../domain/access/protect.ts'
import { Refusal } from '../domain/refusal.ts'
import { type RouteAccess, refuseForged, refuseUnlessMay } from './access.ts'
import { EdgeRefusal } from './answer-error.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

/** What a route asks of its caller. @throws an error for a route that does not say, so that no server starts with it (ACC-1) */
function accessOf({ method, url, config }: Pick<RouteOptions, 'method' | 'url' | 'config'>): RouteAccess {
  const access = config?.permission
  if (access !== undefined) return access
  throw new Error(
    `${String(method)} ${url} names no permission. Give it one of domain/access/permissions.ts, or 'public'.`,
  )
}

/** Refusals that say of a caller that they may not. */
const DENIALS: ReadonlySet<string> = new Set(['not_allowed', 'pin_needs_lead', 'csrf_refused'])

const codeOf = (error: unknown): string | undefined => {
  if (error instanceof Refusal) return error.code
  return error instanceof EdgeRefusal ? error.told.code : undefined
}

const isPermission = (value: unknown): value is Permission => PERMISSION_NAMES.some((name) => name === value)

/** Writes a refused attempt down, wherever it was refused (AUD-4). */
export function noteDenied({ denied }: Pick<Deps, 'denied'>, request: FastifyRequest, error: unknown): void {
  const { caller, method, routeOptions } = request
  const code = codeOf(error)
  if (!caller || code === undefined || !DENIALS.has(code)) return
  const missing = error instanceof Refusal ? error.details.permission : undefined
  const permission = isPermission(missing) ? missing : routeOptions.config.permission
  if (permission === undefined || permission === 'public') return
  const { workspace, handle: actor, via, address } = caller
  denied.note({ workspace, actor, via, address, permission, method, route: routeOptions.url ?? request.url })
}

/** Who calls, unless they call too often. @throws EdgeRefusal `not_signed_in`, `too_many_requests` */
async function callerWithin({ access, limits }: Deps, request: FastifyRequest, reply: FastifyReply) {
  const unmet = () => limits.refuseFailing(request, reply)
  const caller = await access.callerOf(request, { unmet }).catch((error: unknown) => {
    if (error instanceof EdgeRefusal && error.told.status === 401) limits.failed(request, reply)
    throw error
  })
  if (caller) limits.ofCaller(caller, reply)
  else limits.ofAddress(request, reply)
  return caller
}

/** Puts the gate before all routes that are added from now on. */
export async function addGate(api: Api, deps: Deps): Promise<void> {
  await api.register(cookie)
  api.decorateRequest('caller', null)
  api.addHook('onRoute', (route) => {
    accessOf(route)
  })
  api.addHook('onRequest', async (request, reply) => {
    const access = request.routeOptions.config.permission
    if (access === undefined || access === 'public') return deps.limits.ofAddress(request, reply)
    request.caller = await callerWithin(deps, request, reply)
    if (!request.caller) throw deps.access.needed()
    refuseForged(request, request.caller, deps)
    refuseUnlessMay(request.caller, access)
  })
  api.addHook('preSerialization', async ({ caller }, _, payload) => (caller ? shownTo(caller, payload) : payload))
}
