/**
 * GET  /sign-in                how one may come in
 * POST /sign-in/link           by a one-time link, once
 * GET  /sign-in/provider       over to the provider
 * GET  /sign-in/return         back from that of the installation
 * GET  /sign-in/return/:workspace   back from a workspace's own
 * POST /sign-in/back-channel   the provider says that a session there ended
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Done, Session, SignInWays, SignInWaysQuery, UseLink } from '../contract/access.ts'
import { Slug } from '../contract/shape.ts'
import { returnPath } from '../domain/access/return-to.ts'
import { Refusal } from '../domain/refusal.ts'
import { HOUR, later } from '../domain/time.ts'
import { takeLink } from '../store/signing-in.ts'
import type { Api } from './api.ts'
import { heardLogout } from './back-channel.ts'
import { begin, LOCAL_LASTS, noteAccess } from './begin-session.ts'
import type { Deps } from './deps.ts'
import { cameBack, goesOver, keptOut } from './provider-sign-in.ts'
import { SIGN_IN_PER_MINUTE } from './rate-limits.ts'
import { hashOf, isSecret } from './secrets.ts'
import { sessionView } from './session-view.ts'
import { providerFor } from './sign-in-parts.ts'
import { isLaptop } from './site.ts'

const StartQuery = z.object({ returnTo: z.string().max(4_000).optional(), workspace: Slug.optional() })
const ReturnPath = z.strictObject({ workspace: z.uuid().describe('Id of the workspace.') })
/** What providers say beside these is theirs. */
const ReturnQuery = z.object({
  state: z.string().optional(),
  code: z.string().optional(),
  error: z.string().optional().describe('Why the provider signed nobody in.'),
})
const LogoutForm = z.object({ logout_token: z.string().min(1).max(20_000).describe('A JWT, signed by the provider.') })
/** Where the browser goes on, in the header `location`. */
const Elsewhere = z.null().describe('Where to go on is in `location`.')
/** A customer's contact follows a ticket for days. */
const PORTAL_LASTS = 12 * HOUR

const open = { config: { permission: 'public', perMinute: SIGN_IN_PER_MINUTE } } as const
/** On the way to a provider and back: they take no secret that could be guessed, and pages of other sites can make a
 *  browser ask for them. */
const passing = { config: { permission: 'public', perMinute: 10 * SIGN_IN_PER_MINUTE, onlyPages: true } } as const

function waysRoute(api: Api, deps: Deps): void {
  api.get(
    '/sign-in',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'How one may come in',
        tags: ['sign-in'],
        querystring: SignInWaysQuery,
        response: { 200: SignInWays },
      },
    },
    async ({ query: { workspace } }) => {
      const chosen = await providerFor(deps, workspace)
      const link = isLaptop(deps)
      if (!chosen) return { provider: null, link }
      const startAt = `/api/v1/sign-in/provider${workspace === undefined ? '' : `?workspace=${workspace}`}`
      return { provider: { name: new URL(chosen.client.issuer).host, startAt }, link }
    },
  )
}

const linkUsed = () =>
  new Refusal(
    'link_used',
    'The link was used before or has expired: it works once, for 15 minutes. Ask for another one.',
  )

function linkRoute(api: Api, deps: Deps): void {
  api.post(
    '/sign-in/link',
    {
      ...open,
      schema: {
        summary: 'Sign in by a one-time link',
        tags: ['sign-in'],
        body: UseLink,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const { secret } = request.body
      const now = deps.now()
      const linked = isSecret('link', secret) ? await takeLink(deps.store.directory, hashOf(secret), now) : undefined
      if (!linked || (linked.kind === 'local' && !isLaptop(deps))) throw linkUsed()
      const whose = linked.kind === 'local' ? linked : { ...linked, memberId: null }
      const expiresAt = later(now, linked.kind === 'local' ? LOCAL_LASTS : PORTAL_LASTS)
      const begun = await begin(deps, request, reply, { whose, expiresAt })
      const caller = await deps.access.ofSession(request, begun.session)
      await noteAccess(deps, caller, 'signed_in', { by: linked.kind === 'local' ? 'link' : 'portal link' })
      reply.header('cache-control', 'no-store')
      return sessionView(deps, request, caller, begun.secret)
    },
  )
}

/** A browser that is under way is told on the page where it began. */
async function orToldThere(
  request: FastifyRequest,
  reply: FastifyReply,
  { returnTo, step }: { returnTo: string | undefined; step: () => Promise<string> },
): Promise<void> {
  reply.header('cache-control', 'no-store')
  try {
    await reply.redirect(await step(), 302)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    request.log.warn({ err: error }, 'somebody could not sign in')
    await reply.redirect(keptOut(error, returnTo), 302)
  }
}

function providerRoutes(api: Api, deps: Deps): void {
  api.get(
    '/sign-in/provider',
    {
      ...passing,
      schema: {
        summary: 'Over to the sign-in provider',
        tags: ['sign-in'],
        querystring: StartQuery,
        response: { 302: Elsewhere },
      },
    },
    (request, reply) => {
      const { workspace, returnTo } = request.query
      const wanted = { workspace, returnTo: returnPath(returnTo) }
      return orToldThere(request, reply, { returnTo, step: () => goesOver(deps, request, reply, wanted) })
    },
  )

  const back = (request: FastifyRequest, reply: FastifyReply) =>
    orToldThere(request, reply, { returnTo: undefined, step: () => cameBack(deps, request, reply) })
  const returns = { tags: ['sign-in'], querystring: ReturnQuery, response: { 302: Elsewhere } }
  api.get(
    '/sign-in/return',
    { ...passing, schema: { ...returns, summary: "Back from the installation's sign-in provider" } },
    back,
  )
  api.get(
    '/sign-in/return/:workspace',
    { ...passing, schema: { ...returns, summary: "Back from a workspace's own sign-in provider", params: ReturnPath } },
    back,
  )
}

/** What providers send is a form, and no other route reads one. */
async function backChannel(api: Api, deps: Deps): Promise<void> {
  await api.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 65_536 },
      async (_: FastifyRequest, body: string) => Object.fromEntries(new URLSearchParams(body)),
    )
    scope.withTypeProvider<ZodTypeProvider>().post(
      '/sign-in/back-channel',
      {
        config: { permission: 'public' },
        schema: {
          summary: 'The sign-in provider says that a session there ended',
          tags: ['sign-in'],
          consumes: ['application/x-www-form-urlencoded'],
          body: LogoutForm,
          response: { 200: Done },
        },
      },
      async (request, reply) => {
        reply.header('cache-control', 'no-store')
        await heardLogout(deps, request.body.logout_token)
        return {}
      },
    )
  })
}

export function signInRoutes(api: Api, deps: Deps): void {
  waysRoute(api, deps)
  linkRoute(api, deps)
  providerRoutes(api, deps)
  void backChannel(api, deps)
}
