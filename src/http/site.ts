/** Where people reach the server, and what follows from it. */
import type { FastifyRequest } from 'fastify'
import { isLoopback } from './loopback.ts'

export interface Site {
  /** Address the server listens on. */
  readonly host: string
  /** Where people reach it; as it listens when left out. */
  readonly url?: string | undefined
}

/** Whether browsers reach it by https alone. */
export const isEncrypted = ({ url }: Site): boolean => url?.startsWith('https:') === true

/** Whether nobody reaches it but from this machine, so that its owner may be let in by a link (ACC-10). */
export const isLaptop = ({ host, url }: Site): boolean =>
  isLoopback(host) && (url === undefined || isLoopback(new URL(url).hostname))

/** The address of the site, as a page of it would say. */
export const originOf = ({ url }: Site, { protocol, host }: FastifyRequest): string => url ?? `${protocol}://${host}`
