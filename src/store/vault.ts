/** Secrets of integrations: sealed at rest, each for its workspace and its name alone (docs/spec/secrets.md). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { inTransaction, type Store, type Tenant } from './db.ts'
import type { KeyRing } from './key-ring.ts'
import { workspaceNames } from './workspaces.ts'

const CIPHER = 'aes-256-gcm'
/** Bytes of a nonce, fresh for each sealing, and of the tag that shows a change. */
const NONCE = 12
const TAG = 16

interface Sealed {
  readonly name: string
  readonly keyId: string
  readonly sealed: Buffer
}

/** A secret without its value. */
export interface SecretHead {
  readonly name: string
  readonly keyId: string
  readonly changedAt: Instant
}

/** What a sealed value belongs to: moved to another workspace or name it does not open (SEC-2). */
const boundTo = (workspace: string, name: string): Buffer =>
  Buffer.from(JSON.stringify(['topline', 1, workspace, name]))

/** Secrets of workspaces, sealed at rest. */
export class Vault {
  private readonly keys: KeyRing
  private readonly now: () => Instant

  constructor(keys: KeyRing, now: () => Instant) {
    this.keys = keys
    this.now = now
  }

  /** Keeps `value` under `name`, over what was there. */
  async put({ db, workspace }: Tenant, name: string, value: string): Promise<void> {
    const { keyId, sealed } = this.seal(workspace, name, value)
    await sql`
      insert into secret (workspace_id, name, key_id, sealed, changed_at)
      values (${workspace}, ${name}, ${keyId}, ${sealed}, ${isoOf(this.now())}::timestamptz)
      on conflict (workspace_id, name) do update
      set key_id = excluded.key_id, sealed = excluded.sealed, changed_at = excluded.changed_at
    `.execute(db)
  }

  /** The value under `name`; undefined when there is none. @throws Refusal `secret_unreadable` */
  async get({ db, workspace }: Tenant, name: string): Promise<string | undefined> {
    const { rows } = await sql<Sealed>`
      select name, key_id as "keyId", sealed from secret where workspace_id = ${workspace} and name = ${name}
    `.execute(db)
    return rows[0] && this.open(workspace, rows[0])
  }

  /** Forgets the value under `name`; harmless when there is none. */
  async remove({ db, workspace }: Tenant, name: string): Promise<void> {
    await sql`delete from secret where workspace_id = ${workspace} and name = ${name}`.execute(db)
  }

  /** Seals every secret of every workspace anew under the first key, and says how many that were.
   *  @throws Refusal `secret_unreadable`: of that workspace none is changed */
  async rotate(store: Store): Promise<number> {
    let count = 0
    for (const { id } of await workspaceNames(store.directory)) {
      count += await inTransaction(store.tenant(id), (tx) => this.rotateIn(tx))
    }
    return count
  }

  /** The same for one workspace, in the caller's transaction. */
  async rotateIn({ db, workspace }: Tenant): Promise<number> {
    const { rows } = await sql<Sealed>`
      select name, key_id as "keyId", sealed from secret where workspace_id = ${workspace} order by name for update
    `.execute(db)
    for (const row of rows) {
      const { keyId, sealed } = this.seal(workspace, row.name, this.open(workspace, row))
      await sql`
        update secret set key_id = ${keyId}, sealed = ${sealed} where workspace_id = ${workspace} and name = ${row.name}
      `.execute(db)
    }
    return rows.length
  }

  private seal(workspace: string, name: string, value: string): Sealed {
    const { id: keyId, key } = this.keys.first
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(boundTo(workspace, name))
    const body = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
    return { name, keyId, sealed: Buffer.concat([nonce, body, cipher.getAuthTag()]) }
  }

  private open(workspace: string, { name, keyId, sealed }: Sealed): string {
    const known = this.keys.named(keyId)
    if (!known) {
      const text = `The secret "${name}" is sealed under the key "${keyId}", which is not among the keys. Add that key to TOPLINE_SECRET_KEYS, or set the secret anew.`
      throw new Refusal('secret_unreadable', text, { name, keyId })
    }
    const tag = Math.max(NONCE, sealed.length - TAG)
    try {
      const decipher = createDecipheriv(CIPHER, known.key, sealed.subarray(0, NONCE), { authTagLength: TAG })
      decipher.setAAD(boundTo(workspace, name)).setAuthTag(sealed.subarray(tag))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE, tag)), decipher.final()]).toString('utf8')
    } catch (error) {
      const text = `The secret "${name}" does not open under the key "${keyId}": it was altered, or the key is another of that name. Set the secret anew.`
      throw Object.assign(new Refusal('secret_unreadable', text, { name, keyId }), { cause: error })
    }
  }
}

/** What secrets a workspace has, without their values, by name. */
export async function secretHeads({ db, workspace }: Tenant): Promise<SecretHead[]> {
  const { rows } = await sql<SecretHead>`
    select name, key_id as "keyId", changed_at as "changedAt" from secret
    where workspace_id = ${workspace} order by name
  `.execute(db)
  return rows
}
