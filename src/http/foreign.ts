/** Pages of other sites, which a browser would carry here by name or by form, are refused before anything is read. */
import type { FastifyRequest } from 'fastify'
import { EdgeRefusal } from './answer-error.ts'
import { isLoopback } from './loopback.ts'
import type { Site } from './site.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether other sites may only lead whole pages here: no picture, frame or script of theirs. */
    onlyPages?: boolean
  }
}

const hostName = (text: string): string => text.replace(/:\d+$/, '')

interface Guarded extends Site {
  readonly metricsToken?: string | undefined
}

/** Asked by machines that know an address and no name: a balancer, and whoever reads figures by their token. */
const isForMachines = (route: string | undefined, { metricsToken }: Guarded): boolean =>
  route === '/health' || route === '/ready' || (route === '/metrics' && metricsToken !== undefined)

/** Whether the Host header names this server: its public address, or this machine for who is on it. A server that others
 *  reach and that knows no address of its own answers to every name. */
function isOurs(asked: string, { host, url }: Site, from: string | undefined): boolean {
  if (url !== undefined && asked === new URL(url).host) return true
  if (isLoopback(hostName(asked))) return isLoopback(host) || isLoopback(from ?? '')
  return url === undefined && !isLoopback(host)
}

/** Whether a write comes from a page of this very site. */
function isOwnPage(origin: string, asked: string, { url }: Site): boolean {
  if (origin === url) return true
  const isPublic = url !== undefined && asked === new URL(url).host
  return !isPublic && URL.canParse(origin) && new URL(origin).host === asked
}

/** Browsers tell what of a page a request is for. */
function isPartOfForeignPage(headers: FastifyRequest['headers']): boolean {
  const { 'sec-fetch-site': site, 'sec-fetch-dest': destination } = headers
  return site === 'cross-site' && destination !== undefined && destination !== 'document'
}

const foreignPage = () =>
  new EdgeRefusal(403, 'forbidden_host', 'The request comes from a page of another site. Open Topline itself.')

/**
 * A server answers to its own names only, so that no other name can be made to lead here; a write comes from a page of the
 * same site (HTTP-8). @throws EdgeRefusal `forbidden_host`
 */
export function refuseForeign({ headers, method, routeOptions, socket }: FastifyRequest, site: Guarded): void {
  const asked = headers.host ?? ''
  if (!isForMachines(routeOptions.url, site) && !isOurs(asked, site, socket.remoteAddress)) {
    const names = [site.url, isLoopback(site.host) ? 'localhost' : undefined].filter(Boolean).join(' and to ')
    throw new EdgeRefusal(403, 'forbidden_host', `This server answers to ${names} only. Use that address.`)
  }
  if (routeOptions.config.onlyPages && isPartOfForeignPage(headers)) throw foreignPage()
  const { origin } = headers
  if (method === 'GET' || origin === undefined || isOwnPage(origin, asked, site)) return
  throw foreignPage()
}
