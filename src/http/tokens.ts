/**
 * GET  /tokens              API tokens, one's own or everybody's
 * POST /tokens              make one; its secret is shown this once
 * POST /tokens/:id/revoke   take one back
 */
import { z } from 'zod'
import { makeToken, revokeToken } from '../actions/make-token.ts'
import { Done, EndSession, MadeToken, MakeToken, type TokenRow, Tokens, WhoseQuery } from '../contract/access.ts'
import { may } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { isoOf } from '../domain/time.ts'
import { type KeptToken, keptTokens } from '../store/tokens.ts'
import { refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'
import { endingOf, hashOf, newSecret } from './secrets.ts'

const Path = z.strictObject({ id: z.uuid() })

export function tokenView({ id, name, member, scopes, ending, ...token }: KeptToken): TokenRow {
  const { createdAt, expiresAt, lastUsedAt } = token
  return {
    id,
    name,
    member,
    scopes: [...scopes],
    ending,
    createdAt: isoOf(createdAt),
    expiresAt: expiresAt === null ? null : isoOf(expiresAt),
    lastUsedAt: lastUsedAt === null ? null : isoOf(lastUsedAt),
  }
}

function listRoute(api: Api, { desks }: Deps): void {
  api.get(
    '/tokens',
    {
      config: { permission: 'make_tokens' },
      schema: {
        summary: 'API tokens that were not revoked',
        tags: ['sign-in'],
        querystring: WhoseQuery,
        response: { 200: Tokens },
      },
    },
    async (request) => {
      const { tenant, caller } = await desks.of(request)
      const all = request.query.of === 'all'
      if (all) refuseUnlessMay(caller, 'manage_people')
      return { items: (await keptTokens(tenant, all ? null : caller.handle)).map(tokenView) }
    },
  )
}

function makeRoute(api: Api, { desks }: Deps): void {
  api.post(
    '/tokens',
    {
      config: { permission: 'make_tokens' },
      schema: {
        summary: 'Make an API token; its secret is in this answer alone, and empty in a repeated one',
        tags: ['sign-in'],
        body: MakeToken,
        response: { 201: MadeToken },
      },
    },
    async (request, reply) => {
      const { you, caller } = await desks.of(request)
      if (caller.kind === 'token') {
        const text = 'A token cannot make another. Make it in the settings of the web app, signed in yourself.'
        throw new Refusal('not_allowed', text, { permission: 'make_tokens' })
      }
      const desk = await desks.forWrite(request)
      const { name, scopes, expiresInDays } = request.body
      const secret = newSecret('token')
      const token = { name, scopes: [...new Set(scopes)], expiresInDays, memberId: you.id, member: you.handle }
      const kept = await makeToken(
        desk,
        { ...token, secretHash: hashOf(secret), ending: endingOf(secret) },
        (made) => ({ status: 201, body: JSON.stringify({ ...tokenView(made), secret: '' }) }),
      )
      reply.code(201)
      return { ...tokenView(kept), secret }
    },
  )
}

function revokeRoute(api: Api, { desks, access }: Deps): void {
  api.post(
    '/tokens/:id/revoke',
    {
      config: { permission: 'make_tokens' },
      schema: {
        summary: 'Revoke an API token: one’s own, or with the right to manage people anybody’s',
        tags: ['sign-in'],
        params: Path,
        body: EndSession,
        response: { 200: Done },
      },
    },
    async (request) => {
      const caller = callerIn(request)
      const handle = may(caller, 'manage_people') ? null : caller.handle
      const desk = await desks.forWrite(request)
      await revokeToken(desk, { id: request.params.id, handle }, () => ({ status: 200, body: '{}' }))
      access.forget()
      return {}
    },
  )
}

export function tokenRoutes(api: Api, deps: Deps): void {
  listRoute(api, deps)
  makeRoute(api, deps)
  revokeRoute(api, deps)
}
