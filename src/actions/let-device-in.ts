/** A command line is let in by somebody who is signed in (ACC-37): it shows a code, they confirm it, it gets a token. */
import type { Scope } from '../domain/access/permissions.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, later, MINUTE, type Millis } from '../domain/time.ts'
import { inTransaction, type Store } from '../store/db.ts'
import { addDevice, answerDevice, type Device, deviceBySecret, takeDevice, waitingDevice } from '../store/devices.ts'
import type { Origin } from '../store/events.ts'
import type { KeptToken } from '../store/tokens.ts'
import { writeToken } from './make-token.ts'
import { recordAccess } from './record-access.ts'

/** A person finds the page, signs in and reads the code in less. */
const DEVICE_TIME: Millis = 10 * MINUTE
const TOKEN_DAYS = 90

interface Here {
  readonly store: Store
  readonly now: Instant
  readonly newId: () => string
}

const notFound = () =>
  new Refusal('device_not_found', 'No device waits under this. Its time may be over: run `topline sign-in` again.')

export interface Begun {
  readonly secretHash: Buffer
  readonly code: string
  readonly label: string
  readonly address: string | null
  readonly scopes: readonly Scope[]
}

/** Lets a device wait; returns until when. */
export async function beginDevice({ store, now }: Omit<Here, 'newId'>, begun: Begun): Promise<Instant> {
  const expiresAt = later(now, DEVICE_TIME)
  const isNew = await addDevice(store.directory, { ...begun, expiresAt }, now)
  must(isNew || undefined, 'one of 25 billion codes is not drawn twice in ten minutes')
  return expiresAt
}

/** The device that waits under `code`. @throws Refusal `device_not_found` */
export async function lookDevice({ store, now }: Omit<Here, 'newId'>, code: string): Promise<Device> {
  const found = await waitingDevice(store.directory, code, now)
  if (!found) throw notFound()
  return found
}

export interface DeviceJudgement {
  readonly code: string
  readonly approve: boolean
  readonly workspace: string
  readonly memberId: string
  /** Their handle. */
  readonly member: string
  readonly origin: Origin
}

/** Lets the device in, or turns it away. @throws Refusal `device_not_found` */
export async function judgeDevice(
  { store, now, newId }: Here,
  judgement: DeviceJudgement,
): Promise<'approved' | 'denied'> {
  const { code, approve, workspace, memberId, member: actor, origin } = judgement
  const state = approve ? 'approved' : 'denied'
  const answered = await answerDevice(store.directory, { code, state, workspace, memberId }, now)
  if (!answered) throw notFound()
  const { label, scopes, address } = answered
  const event = { type: `device_${state}`, actor, ...origin, facts: { label, scopes, deviceAddress: address } }
  await recordAccess(store.tenant(workspace), event, { now, newId })
  return state
}

/** What became of a device. `token` is there once it was let in: it has then had its one answer. */
export type DeviceOutcome =
  | { readonly state: 'waiting' | 'denied'; readonly token: null }
  | { readonly state: 'approved'; readonly token: KeptToken }

/** The token of a device that was let in, made as it asks. @throws Refusal `device_not_found` */
export async function redeemDevice(
  { store, now, newId }: Here,
  {
    deviceHash,
    secretHash,
    ending,
    address,
  }: { deviceHash: Buffer; secretHash: Buffer; ending: string; address: string },
): Promise<DeviceOutcome> {
  const device = await deviceBySecret(store.directory, deviceHash, now)
  if (!device) throw notFound()
  const { state, workspace } = device
  if (state !== 'approved' || workspace === null) return { state: state === 'denied' ? state : 'waiting', token: null }
  const token = await inTransaction(store.tenant(workspace), async (tx) => {
    const taken = await takeDevice(tx, deviceHash)
    if (!taken) throw notFound()
    const { label: name, scopes, memberId, handle: member } = taken
    const where = { now, newId, origin: { via: 'device', address } }
    return writeToken(tx, where, { memberId, member, name, scopes, expiresInDays: TOKEN_DAYS, secretHash, ending })
  })
  return { state: 'approved', token }
}
