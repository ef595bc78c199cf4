/**
 * POST /devices          a command line asks to be let in
 * POST /devices/token    and asks whether it is
 * POST /devices/look     what waits under a code
 * POST /devices/answer   let it in, or turn it away
 */
import { beginDevice, judgeDevice, lookDevice, redeemDevice } from '../actions/let-device-in.ts'
import {
  AnswerDevice,
  AnsweredDevice,
  AskDevice,
  BeginDevice,
  BegunDevice,
  DeviceToken,
  LookDevice,
  WaitingDevice,
} from '../contract/access.ts'
import { Refusal } from '../domain/refusal.ts'
import { isoOf } from '../domain/time.ts'
import type { Caller } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'
import { newCode, readCode } from './device-code.ts'
import { SIGN_IN_PER_MINUTE } from './rate-limits.ts'
import { endingOf, hashOf, newSecret } from './secrets.ts'
import { tokenView } from './tokens.ts'

/** How often a device asks: often enough that nobody waits, and few enough for the limit of public routes. */
const EVERY_SECONDS = 5

const isUnknownDevice = (error: unknown): boolean => error instanceof Refusal && error.code === 'device_not_found'

/** @throws Refusal `not_allowed` for callers other than a person who signed in */
function refuseUnlessSession({ kind }: Caller): void {
  if (kind === 'session') return
  const text = 'A device is let in by somebody who is signed in. Open the address it shows, in a browser.'
  throw new Refusal('not_allowed', text, { permission: 'make_tokens' })
}

function beginRoute(api: Api, { store, now, url }: Deps): void {
  api.post(
    '/devices',
    {
      config: { permission: 'public', perMinute: SIGN_IN_PER_MINUTE },
      schema: {
        summary: 'Ask to be let in, as a command line',
        tags: ['sign-in'],
        body: BeginDevice,
        response: { 201: BegunDevice },
      },
    },
    async (request, reply) => {
      const { label, scopes } = request.body
      const [secret, code] = [newSecret('device'), newCode()]
      const begun = { secretHash: hashOf(secret), code, label, address: request.ip, scopes: [...new Set(scopes)] }
      const expiresAt = await beginDevice({ store, now: now() }, begun)
      const openAt = new URL('/device', url ?? `${request.protocol}://${request.host}`).href
      reply.code(201)
      return { secret, code, openAt, expiresAt: isoOf(expiresAt), everySeconds: EVERY_SECONDS }
    },
  )
}

function tokenRoute(api: Api, { store, now, desks }: Deps): void {
  api.post(
    '/devices/token',
    {
      config: { permission: 'public', perMinute: SIGN_IN_PER_MINUTE },
      schema: {
        summary: 'Whether the command line was let in; its token, once',
        tags: ['sign-in'],
        body: AskDevice,
        response: { 200: DeviceToken },
      },
    },
    async (request) => {
      const secret = newSecret('token')
      const hashes = { deviceHash: hashOf(request.body.secret), secretHash: hashOf(secret) }
      const asked = { ...hashes, ending: endingOf(secret), address: request.ip }
      const { state, token } = await redeemDevice({ store, now: now(), newId: desks.newId }, asked)
      return { state, token: token && { ...tokenView(token), secret } }
    },
  )
}

function lookRoute(api: Api, { store, now, limits }: Deps): void {
  api.post(
    '/devices/look',
    {
      config: { permission: 'make_tokens' },
      schema: {
        summary: 'What waits under a code',
        tags: ['sign-in'],
        body: LookDevice,
        response: { 200: WaitingDevice },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request)
      refuseUnlessSession(caller)
      const look = () => lookDevice({ store, now: now() }, readCode(request.body.code))
      const device = await limits.guessing(reply, caller, { look, missed: isUnknownDevice })
      const { code, label, address, scopes, expiresAt } = device
      return { code, label, address, scopes: [...scopes], expiresAt: isoOf(expiresAt) }
    },
  )
}

function answerRoute(api: Api, { store, now, limits, desks }: Deps): void {
  api.post(
    '/devices/answer',
    {
      config: { permission: 'make_tokens' },
      schema: {
        summary: 'Let the device in under one’s own name, or turn it away',
        tags: ['sign-in'],
        body: AnswerDevice,
        response: { 200: AnsweredDevice },
      },
    },
    async (request, reply) => {
      const { you, caller } = await desks.of(request)
      refuseUnlessSession(caller)
      const { workspace, handle: member, via, address } = caller
      const code = readCode(request.body.code)
      const answer = { code, approve: request.body.approve, workspace, memberId: you.id, member }
      const here = { store, now: now(), newId: desks.newId }
      const look = () => judgeDevice(here, { ...answer, origin: { via, address } })
      return { state: await limits.guessing(reply, caller, { look, missed: isUnknownDevice }) }
    },
  )
}

export function deviceRoutes(api: Api, deps: Deps): void {
  beginRoute(api, deps)
  tokenRoute(api, deps)
  lookRoute(api, deps)
  answerRoute(api, deps)
}
