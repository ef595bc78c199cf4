/** The cookies of signing in: their names and what browsers may do with them, in one place (ACC-11). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { elapsed, type Instant, SECOND } from '../domain/time.ts'
import { isEncrypted, type Site } from './site.ts'

export const SESSION_COOKIE = 'topline_session'

const NAMES = {
  /** Secret of the session. */
  session: SESSION_COOKIE,
  /** What the browser that began a sign-in at a provider holds until it returns. */
  signingIn: 'topline_signing_in',
} as const
export type CookieName = keyof typeof NAMES

/** Browsers take a name with this prefix from this very host by https alone, for the whole of it. */
const PREFIX = '__Host-'

const nameOf = (name: CookieName, site: Site): string => (isEncrypted(site) ? PREFIX : '') + NAMES[name]

const attributes = (site: Site) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isEncrypted(site) }) as const

/** The value a browser sent; undefined without one. */
export function cookieIn({ cookies }: FastifyRequest, name: CookieName, site: Site): string | undefined {
  const value = cookies[nameOf(name, site)]
  return value === '' ? undefined : value
}

/** Has the browser keep `value` from `now` until `until`. */
export function giveCookie(
  reply: FastifyReply,
  site: Site,
  { name, value, now, until }: { name: CookieName; value: string; now: Instant; until: Instant },
): void {
  const maxAge = Math.floor(elapsed(now, until) / SECOND)
  reply.setCookie(nameOf(name, site), value, { ...attributes(site), maxAge })
}

/** Has the browser forget it. */
export function takeCookie(reply: FastifyReply, name: CookieName, site: Site): void {
  reply.setCookie(nameOf(name, site), '', { ...attributes(site), maxAge: 0 })
}
