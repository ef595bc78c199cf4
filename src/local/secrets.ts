/** `topline secrets`: which there are, and sealing them all under the first key. */
import { recordAccess } from '../actions/record-access.ts'
import type { SecretRow, SecretsRotated } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { isoOf } from '../domain/time.ts'
import { inTransaction } from '../store/db.ts'
import { secretHeads, Vault } from '../store/vault.ts'
import { readKeyRing } from './key-ring.ts'
import { newId, now, withDatabase, workspacesMeant } from './work.ts'

/** @throws Refusal `workspace_not_found`, CommandFailed `database_unavailable` */
export function secretsList(config: Config, workspace: string | undefined): Promise<SecretRow[]> {
  return withDatabase(config, async ({ store }) => {
    const keys = await readKeyRing(config)
    const rows: SecretRow[] = []
    for (const { id, slug } of await workspacesMeant(store, workspace)) {
      for (const { name, keyId, changedAt } of await secretHeads(store.tenant(id))) {
        const opens = keys.named(keyId) !== undefined
        rows.push({ workspace: slug, name, key: keyId, opens, changedAt: isoOf(changedAt) })
      }
    }
    return rows
  })
}

/** @throws Refusal `secret_unreadable`, `secret_keys_missing`: of that workspace nothing is changed;
 *  CommandFailed `database_unavailable` */
export function secretsRotate(config: Config, workspace: string | undefined): Promise<SecretsRotated> {
  return withDatabase(config, async ({ store }) => {
    const keys = await readKeyRing(config)
    const key = keys.first.id
    const vault = new Vault(keys, now)
    let secrets = 0
    for (const { id } of await workspacesMeant(store, workspace)) {
      secrets += await inTransaction(store.tenant(id), async (tx) => {
        const count = await vault.rotateIn(tx)
        const event = {
          type: 'secrets_rotated',
          actor: 'system',
          via: 'operator',
          address: null,
          facts: { count, key },
        }
        if (count > 0) await recordAccess(tx, event, { now: now(), newId })
        return count
      })
    }
    return { secrets, key }
  })
}
