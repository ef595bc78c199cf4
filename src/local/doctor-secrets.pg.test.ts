/** What the doctor says of secrets and of workspaces' own providers (RUN-9). */
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { TestProvider } from '../../test/support/provider.ts'
import { createWorkspace } from '../actions/create-workspace.ts'
import { readConfig } from '../config.ts'
import { Store } from '../store/db.ts'
import { saveProvider } from '../store/providers.ts'
import { Vault } from '../store/vault.ts'
import { checkOwnProviders, checkSecrets } from './doctor-secrets.ts'
import { readKeyRing } from './key-ring.ts'
import { startingPolicies } from './policy-files.ts'
import { clockwork, now } from './work.ts'

const database = testDatabase()
const [first, second] = ['2025', '2026'].map((id) => `${id}:${randomBytes(32).toString('base64')}`)
const configOf = (keys: string | undefined) =>
  readConfig({
    DATABASE_URL: database.url,
    TOPLINE_SECRET_KEYS: keys,
    TOPLINE_DATA: '/nowhere',
    TOPLINE_OUTGOING_ALLOW: '127.0.0.1',
  })

test('RUN-9: every secret is opened, and every provider that a workspace chose is asked', async () => {
  const store = new Store(database.connection)
  const provider = new TestProvider({ origin: 'http://topline.test' })
  await provider.start()
  try {
    const make = (slug: string) => createWorkspace(store, { slug, name: slug }, startingPolicies(), clockwork())
    const [acme, brook] = [store.tenant((await make('acme')).id), store.tenant((await make('brook')).id)]
    expect(await checkSecrets(configOf(undefined), store)).toMatchObject({ state: 'ok', says: 'none is kept yet' })
    expect(await checkOwnProviders(configOf(undefined), store)).toEqual([])

    const vault = new Vault(await readKeyRing(configOf(first)), now)
    await vault.put(acme, 'sign-in provider', 'hunter2')
    await vault.put(brook, 'sign-in provider', 'hunter3')
    expect(await checkSecrets(configOf(`${second},${first}`), store)).toMatchObject({ state: 'ok', says: 'all 2 open' })
    const closed = await checkSecrets(configOf(second), store)
    const says = '2 of 2 do not open: sealed under key 2025 (acme, brook)'
    expect(closed).toMatchObject({ state: 'fail', says, fix: expect.stringContaining('TOPLINE_SECRET_KEYS') })
    expect(await checkSecrets(configOf(undefined), store)).toMatchObject({ state: 'fail', says })

    const settings = { clientId: 'topline', groups: [], defaultRole: null }
    await saveProvider(acme, { ...settings, issuer: provider.issuer }, now())
    await saveProvider(brook, { ...settings, issuer: 'http://127.0.0.1:1' }, now())
    expect(await checkOwnProviders(configOf(undefined), store)).toEqual([
      { name: 'sign-in', state: 'ok', says: `acme: ${provider.issuer} answers` },
      {
        name: 'sign-in',
        state: 'fail',
        says: expect.stringMatching(/^brook: http:\/\/127\.0\.0\.1:1 cannot be reached/),
        fix: expect.stringContaining('topline provider remove --workspace brook'),
      },
    ])
  } finally {
    await provider.stop()
    await store.end()
  }
})
