/** What `topline doctor` asks of workspaces: whether their secrets open, and whether their own providers answer. */
import { CommandFailed } from '../cli/command-failed.ts'
import type { Check } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { Refusal } from '../domain/refusal.ts'
import { siteOf } from '../http/sign-in-parts.ts'
import { AllowedRanges } from '../integrations/addresses.ts'
import { OpenIdProviders } from '../integrations/openid.ts'
import type { Store } from '../store/db.ts'
import { providers } from '../store/providers.ts'
import { secretHeads, Vault } from '../store/vault.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { readKeyRing } from './key-ring.ts'
import { now } from './work.ts'

interface Kept {
  readonly workspace: string
  readonly slug: string
  readonly name: string
  readonly keyId: string
}

async function everySecret(store: Store): Promise<Kept[]> {
  const all: Kept[] = []
  for (const { id, slug } of await workspaceNames(store.directory)) {
    for (const { name, keyId } of await secretHeads(store.tenant(id))) all.push({ workspace: id, slug, name, keyId })
  }
  return all
}

/** Those that do not open under the keys of this node. */
async function closedOf(config: Config, store: Store, all: readonly Kept[]): Promise<Kept[]> {
  const vault = new Vault(await readKeyRing(config), now)
  const closed: Kept[] = []
  for (const each of all) {
    try {
      await vault.get(store.tenant(each.workspace), each.name)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      closed.push(each)
    }
  }
  return closed
}

/** Opens every secret of every workspace, and tells of none what it is. */
export async function checkSecrets(config: Config, store: Store): Promise<Check> {
  const name = 'secrets'
  const all = await everySecret(store)
  // Where nothing is sealed no key is needed, and none is made.
  if (all.length === 0) return { name, state: 'ok', says: 'none is kept yet' }
  try {
    const closed = await closedOf(config, store, all)
    if (closed.length === 0) return { name, state: 'ok', says: `all ${all.length} open` }
    const keys = [...new Set(closed.map(({ keyId }) => keyId))]
    const under = keys.map((key) => {
      const slugs = new Set(closed.filter(({ keyId }) => keyId === key).map(({ slug }) => slug))
      return `key ${key} (${[...slugs].join(', ')})`
    })
    const says = `${closed.length} of ${all.length} do not open: sealed under ${under.join('; ')}`
    return { name, state: 'fail', says, fix: 'Put the key back into TOPLINE_SECRET_KEYS, or set the secrets anew.' }
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error
    return { name, state: 'fail', says: error.message, fix: 'See the sentence above.' }
  }
}

/** Whether the providers answer that workspaces chose; they are called where outgoing calls may go alone. */
export async function checkOwnProviders({ outgoingAllow }: Config, store: Store): Promise<Check[]> {
  const slugs = new Map((await workspaceNames(store.directory)).map(({ id, slug }) => [id, slug]))
  const openId = new OpenIdProviders({ now, allow: new AllowedRanges(outgoingAllow) })
  const rows = await providers(store.directory)
  return Promise.all(
    rows.map(async (row): Promise<Check> => {
      const slug = slugs.get(row.workspace) ?? row.workspace
      const name = 'sign-in'
      try {
        await openId.look(siteOf(row))
        return { name, state: 'ok', says: `${slug}: ${row.issuer} answers` }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const fix = `Correct it in the settings of ${slug}, or go back to the installation's provider: topline provider remove --workspace ${slug} --reason TEXT`
        return { name, state: 'fail', says: `${slug}: ${error.message}`, fix }
      }
    }),
  )
}
