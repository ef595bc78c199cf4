/** `topline rebuild`: every projection from the log anew, and where what was stored differs. */
import { type Difference, rebuild as rebuildWorkspace } from '../actions/rebuild.ts'
import type { RebuildOptions, Rebuilt, Difference as ToldDifference } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import type { Store } from '../store/db.ts'
import { now, withDatabase, workspacesMeant } from './work.ts'

/** Differences that are shown; the count has them all. */
const SHOWN = 20

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function toldOf(workspace: string, { of, what, stored, rebuilt }: Difference): ToldDifference {
  return { workspace, of, field: what, stored: text(stored), rebuilt: text(rebuilt) }
}

/** Every workspace meant, one after the other. @throws Refusal `workspace_not_found` */
export async function rebuildAll(store: Store, { check, workspace: slug, progress }: RebuildOptions) {
  const total = { tickets: 0, events: 0, different: 0 }
  const differences: ToldDifference[] = []
  progress.start(0, 'tickets')
  for (const { id, slug: name } of await workspacesMeant(store, slug)) {
    const tenant = store.tenant(id)
    const reader = { tenant, now: now() }
    let done = total.tickets
    const heard = (tickets: number) => {
      done += tickets
      progress.advance(done, name)
    }
    const result = await rebuildWorkspace(reader, { check, progress: heard })
    total.tickets += result.tickets
    total.events += result.events
    total.different += result.differences.length
    differences.push(...result.differences.slice(0, SHOWN - differences.length).map((each) => toldOf(name, each)))
  }
  progress.stop()
  return { ...total, differences }
}

/** @throws Refusal `workspace_not_found`, CommandFailed `database_unavailable` */
export function rebuild(config: Config, options: RebuildOptions): Promise<Rebuilt> {
  const began = performance.now()
  return withDatabase(config, async ({ store }) => {
    const result = await rebuildAll(store, options)
    return { checkedOnly: options.check, ...result, tookMs: Math.round(performance.now() - began) }
  })
}
