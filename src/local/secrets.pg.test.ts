import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { createWorkspace } from '../actions/create-workspace.ts'
import { readConfig } from '../config.ts'
import { Store } from '../store/db.ts'
import { Vault } from '../store/vault.ts'
import { readKeyRing } from './key-ring.ts'
import { startingPolicies } from './policy-files.ts'
import { secretsList, secretsRotate } from './secrets.ts'
import { clockwork, now } from './work.ts'

const database = testDatabase()
const [first, second] = ['2025', '2026'].map((id) => `${id}:${randomBytes(32).toString('base64')}`)

const configOf = (keys: string | undefined) =>
  readConfig({ DATABASE_URL: database.url, TOPLINE_SECRET_KEYS: keys, TOPLINE_DATA: '/nowhere' })

test('SEC-5: secrets are listed without their values, and rotated on record', async () => {
  const store = new Store(database.connection)
  try {
    const { id } = await createWorkspace(store, { slug: 'acme', name: 'Acme' }, startingPolicies(), clockwork())
    const tenant = store.tenant(id)
    await new Vault(await readKeyRing(configOf(first)), now).put(tenant, 'oidc-client-secret', 'hunter2')

    const listed = await secretsList(configOf(second), undefined)
    expect(listed).toMatchObject([{ workspace: 'acme', name: 'oidc-client-secret', key: '2025', opens: false }])
    expect(JSON.stringify(listed)).not.toContain('hunter2')

    expect(await secretsRotate(configOf(`${second},${first}`), 'acme')).toEqual({ secrets: 1, key: '2026' })
    expect(await secretsList(configOf(second), 'acme')).toMatchObject([{ key: '2026', opens: true }])
    const vault = new Vault(await readKeyRing(configOf(second)), now)
    expect(await vault.get(tenant, 'oidc-client-secret')).toBe('hunter2')
    const events = await tenant.db.selectFrom('event').selectAll().where('type', '=', 'secrets_rotated').execute()
    expect(events).toMatchObject([{ stream: 'access', via: 'operator', change: { count: 1, key: '2026' } }])

    await expect(secretsRotate(configOf(first), 'acme')).rejects.toMatchObject({ code: 'secret_unreadable' })
    await expect(secretsRotate(configOf(undefined), 'acme')).rejects.toMatchObject({ code: 'secret_keys_missing' })
  } finally {
    await store.end()
  }
})
