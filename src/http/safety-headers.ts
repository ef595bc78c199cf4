/** What every answer tells browsers, whatever it holds and whoever asked (WEB-1). */
import helmet from '@fastify/helmet'
import type { FastifyReply } from 'fastify'
import type { Api } from './api.ts'
import { appPolicy, PERMISSIONS_POLICY } from './content-policy.ts'
import type { Deps } from './deps.ts'

/** Seconds that a browser keeps to HTTPS after it saw us there: a year. */
const HTTPS_FOR = 31_536_000

const POLICIES = { 'content-security-policy': appPolicy(), 'permissions-policy': PERMISSIONS_POLICY } as const

/** What lies below these is some workspace's own: nobody between here and whoever asked may keep it (WEB-6). */
const isOfWorkspace = (address: string): boolean => /^\/(api\/v1|files)(\/|\?|$)/.test(address)

/** The headers of an answer that is given before any hook runs. */
export const withSafetyHeaders = (reply: FastifyReply): FastifyReply =>
  reply.headers({
    ...POLICIES,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  })

/** Puts them on all answers; one that is no page of the app may then be stricter. */
export async function addSafetyHeaders(api: Api, { url }: Pick<Deps, 'url'>): Promise<void> {
  await api.register(helmet, {
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Said over plain HTTP it would be ignored, and said of localhost it would lock other programs of the machine out.
    strictTransportSecurity: url?.startsWith('https:') ? { maxAge: HTTPS_FOR, includeSubDomains: false } : false,
  })
  api.addHook('onRequest', async ({ url: address }, reply) => {
    reply.headers(POLICIES)
    if (isOfWorkspace(address)) reply.header('cache-control', 'no-store')
  })
}
