/** What is shown whole or not at all. */
import type { FastifyRequest } from 'fastify'
import type { Permission } from '../domain/access/permissions.ts'
import { seesEverything } from '../domain/access/protect.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Caller } from './access.ts'
import { callerIn } from './desks.ts'

/** Whoever asks for `what` ("The audit"), which holds names and notes under many names of fields (ACC-3).
 *  @throws Refusal `not_allowed` for a token without `read` */
export function readerOfAll(
  request: FastifyRequest,
  { permission, what }: { readonly permission: Permission; readonly what: string },
): Caller {
  const caller = callerIn(request)
  if (seesEverything(caller)) return caller
  const text = `${what} holds everything that was written, which this token may not read. Make one with the scope read too.`
  throw new Refusal('not_allowed', text, { permission })
}
