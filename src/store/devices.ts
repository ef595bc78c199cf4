/** Command lines that wait to be let in. Until one is, it belongs to no workspace, and is found through the directory. */
import { sql } from 'kysely'
import type { Scope } from '../domain/access/permissions.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Db, Tenant } from './db.ts'

export interface NewDevice {
  /** SHA-256 of the secret, which is kept nowhere. */
  readonly secretHash: Buffer
  readonly code: string
  readonly label: string
  readonly address: string | null
  readonly scopes: readonly Scope[]
  readonly expiresAt: Instant
}

export interface Device extends Omit<NewDevice, 'secretHash'> {
  readonly state: 'waiting' | 'approved' | 'denied'
  /** Null while it waits. */
  readonly workspace: string | null
}

const columns = sql`code, label, address, scopes, state, workspace_id as workspace, expires_at as "expiresAt"`

/** Writes a device down, and forgets those whose time is over; false when another one has the code. */
export async function addDevice(directory: Db, device: NewDevice, now: Instant): Promise<boolean> {
  const { secretHash, code, label, address, scopes, expiresAt } = device
  await sql`delete from device where expires_at <= ${isoOf(now)}::timestamptz`.execute(directory)
  const { numAffectedRows } = await sql`
    insert into device (secret_hash, code, label, address, scopes, state, expires_at)
    values (${secretHash}, ${code}, ${label}, ${address}, ${[...scopes]}::text[], 'waiting',
      ${isoOf(expiresAt)}::timestamptz)
    on conflict (code) do nothing
  `.execute(directory)
  return numAffectedRows === 1n
}

/** The device with this secret, while its time is not over. */
export async function deviceBySecret(directory: Db, hash: Buffer, now: Instant): Promise<Device | undefined> {
  const { rows } = await sql<Device>`
    select ${columns} from device where secret_hash = ${hash} and expires_at > ${isoOf(now)}::timestamptz
  `.execute(directory)
  return rows[0]
}

/** The device that waits under this code. */
export async function waitingDevice(directory: Db, code: string, now: Instant): Promise<Device | undefined> {
  const { rows } = await sql<Device>`
    select ${columns} from device
    where code = ${code} and state = 'waiting' and expires_at > ${isoOf(now)}::timestamptz
  `.execute(directory)
  return rows[0]
}

export interface DeviceAnswer {
  readonly code: string
  readonly state: 'approved' | 'denied'
  readonly workspace: string
  readonly memberId: string
}

/** Answers the device that waits under this code; undefined when none does. */
export async function answerDevice(directory: Db, answer: DeviceAnswer, now: Instant): Promise<Device | undefined> {
  const { code, state, workspace, memberId } = answer
  const { rows } = await sql<Device>`
    update device set state = ${state}, workspace_id = ${workspace}, member_id = ${memberId}
    where code = ${code} and state = 'waiting' and expires_at > ${isoOf(now)}::timestamptz
    returning ${columns}
  `.execute(directory)
  return rows[0]
}

/** Takes an approved device away, so that it is let in once; undefined when it is gone, or its member is. */
export async function takeDevice(
  { db, workspace }: Tenant,
  hash: Buffer,
): Promise<(Pick<Device, 'label' | 'scopes'> & { readonly memberId: string; readonly handle: string }) | undefined> {
  const { rows } = await sql<{ label: string; scopes: Scope[]; memberId: string; handle: string }>`
    with taken as (
      delete from device where secret_hash = ${hash} and state = 'approved' and workspace_id = ${workspace}
      returning label, scopes, member_id
    )
    select label, scopes, member.id as "memberId", handle
    from taken join member on member.workspace_id = ${workspace} and member.id = member_id and removed_at is null
  `.execute(db)
  return rows[0]
}
