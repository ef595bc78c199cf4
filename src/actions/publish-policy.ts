/** Publishing: the next version of a calendar, a holiday set or a policy, checked with everything that leans on it. */

import type { Policies } from '../domain/policies.ts'
import {
  type Draft,
  drafted,
  heldAt,
  newestOf,
  type PolicyKey,
  type Publication,
  versionsOf,
  withVersion,
} from '../domain/publication.ts'
import { checkPublication } from '../domain/publication-check.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, later, type Millis, SECOND } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts, type FactEvent } from '../store/events.ts'
import { keptFromOpen, type PublishedVersion, policies, savePolicies } from '../store/policies.ts'
import { workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'
import { type RecomputeProgress, recomputeProgress } from './recompute.ts'

/**
 * How long before it counts a version can be read. No node works by policies that it read longer ago than it takes them
 * to count (`FRESH` in http/desks.ts is shorter), so that all nodes fold a moment by the same versions, and what is
 * stored is what a rebuild makes.
 */
export const NOTICE: Millis = 3 * SECOND

export interface PublishRequest extends Draft {
  readonly reason: string
  /** Whether open tickets go over to it. */
  readonly apply: boolean
}

export interface Published {
  readonly version: PublishedVersion
  readonly recompute: RecomputeProgress
}

/** The event of a version that is published. */
export function policyAdded({ by, ...facts }: PublishedVersion, streamId: string, at: Instant): FactEvent {
  const type = 'policy_added'
  return { stream: 'policy', streamId, version: 1, type, at, actor: by, change: { type, ...facts } }
}

/** Nobody may overwrite what they have not seen. @throws Refusal `stale_write` (LOG-2) */
function refuseStale(newest: number, seen: number | undefined): void {
  if (seen === undefined || seen === newest) return
  const said =
    newest === 0 ? 'There is no version of this yet' : `Version ${newest} has been published since you read it`
  throw new Refusal('stale_write', `${said}. Read it again, then decide what to change.`, { version: newest })
}

const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, ordered(each)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
}
const sameDocument = (a: unknown, b: unknown): boolean => JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))

/** Publishing the same again means nothing, unless open tickets now go over to what was for new ones alone. */
async function refuseUnchanged(tx: Tenant, known: Policies, { name, slug, document, ...draft }: Unsaved) {
  const held = heldAt(versionsOf(known, { name, slug }), draft.effectiveFrom)
  if (!held || !sameDocument(held.document, document)) return
  if (draft.apply && (await isKeptFromOpen(tx, { name, slug }))) return
  const text = `Version ${held.version} says this already, word for word. Change something, or leave it.`
  throw new Refusal('policy_unchanged', text, { version: held.version })
}

type Unsaved = Publication & Pick<PublishRequest, 'apply'>

const isKeptFromOpen = async (tx: Tenant, { name, slug }: PolicyKey): Promise<boolean> =>
  (await keptFromOpen(tx)).some((each) => each.name === name && each.slug === slug)

/**
 * Publishes the next version; `present` writes down the answer. It counts from a moment later (NOTICE), or from
 * `effectiveFrom`. Whether open tickets are carried over is remembered with it; jobs/recompute.ts does it.
 * @throws Refusal `stale_write`, `policy_in_past`, `policy_unchanged` and as `checkPublication`; Repeated
 */
export async function publishPolicy(
  desk: Desk,
  request: PublishRequest,
  present: (published: Published) => Answer,
): Promise<Published> {
  const { now, asking, origin, newId, seen } = desk
  const work = async (tx: Tenant): Promise<Published> => {
    // Those who publish take turns, so that each is checked with what the others have published.
    await workspaceState(tx, 'lock')
    const known = await policies(tx)
    refuseStale(newestOf(versionsOf(known, request))?.version ?? 0, seen)
    const publication = drafted(known, request, { now, publishedAt: later(now, NOTICE) })
    const { reason, apply } = request
    await refuseUnchanged(tx, known, { ...publication, apply })
    checkPublication(withVersion(known, publication), publication)
    const version = { ...publication, by: asking.handle, reason, applied: apply }
    await appendFacts(tx, [{ ...policyAdded(version, newId(), now), origin }], now)
    await savePolicies(tx, [version])
    return { version, recompute: await recomputeProgress(tx) }
  }
  return onceInTransaction(desk, work, present)
}
