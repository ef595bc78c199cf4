/** The gate before every route: who calls, whether they may, and what of the answer they may see. */
import cookie from '@fastify/cookie'
import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
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

/** A refused attempt is written down (AUD-4), and refused. */
function refuseDenied(deps: Deps, request: Parameters<typeof refuseForged>[0], access: Exclude<RouteAccess, 'public'>) {
  const { caller } = request
  if (!caller) return
  try {
    refuseUnlessMay(caller, access)
  } catch (error) {
    const { workspace, handle: actor, via, address } = caller
    const route = request.routeOptions.url ?? request.url
    if (error instanceof Refusal) {
      deps.denied.note({ workspace, actor, via, address, permission: access, method: request.method, route })
    }
    throw error
  }
}

/** Who calls, unless they call too often. @throws EdgeRefusal `not_signed_in`, `too_many_requests` */
async function callerWithin({ access, limits }: Deps, request: FastifyRequest, reply: FastifyReply) {
  const caller = await access.callerOf(request).catch((error: unknown) => {
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
    if (!request.caller) throw deps.access.needed(request)
    refuseForged(request, request.caller, deps)
    refuseDenied(deps, request, access)
  })
  api.addHook('preSerialization', async ({ caller }, _, payload) => (caller ? shownTo(caller, payload) : payload))
}
