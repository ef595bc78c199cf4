/** What a node knows of the words of its workspaces: a sample of each, taken anew from time to time. */
import { setImmediate } from 'node:timers/promises'
import { type Sample, sampleOf } from '../domain/similar/sample.ts'
import { type AskText, type Terms, termsOf } from '../domain/similar/terms.ts'
import { type Instant, later, MINUTE } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import { newestOpenings } from './similar.ts'

/** Tickets in a sample. */
const SAMPLED = 2_000
/** Which words are common changes slowly. A workspace that has fewer tickets than a sample holds is read anew sooner. */
const KEPT = 15 * MINUTE
const KEPT_WHILE_SMALL = MINUTE
/** A sample takes about a megabyte. */
const WORKSPACES = 40
/** Texts that are read before others of this node get their turn. */
const AT_ONCE = 50

async function sampled(tenant: Tenant): Promise<Sample> {
  const { texts, tickets } = await newestOpenings(tenant, SAMPLED)
  const terms: Terms[] = []
  for (let start = 0; start < texts.length; start += AT_ONCE) {
    terms.push(...texts.slice(start, start + AT_ONCE).map((text: AskText) => termsOf(text)))
    await setImmediate()
  }
  return sampleOf(terms, tickets)
}

interface Kept {
  readonly sample: Promise<Sample>
  /** The first instant at which it is taken anew. */
  until: Instant
}

/** How often words occur in the newest tickets of each workspace, taken anew once it is old. */
export class WordSamples {
  private readonly kept = new Map<string, Kept>()

  /** The sample of a workspace. Whoever asks when there is none, or an old one, waits until it is taken. */
  of(tenant: Tenant, now: Instant): Promise<Sample> {
    const known = this.kept.get(tenant.workspace)
    return known && now < known.until ? known.sample : this.take(tenant, now)
  }

  private async take(tenant: Tenant, now: Instant): Promise<Sample> {
    const { workspace } = tenant
    const taken: Kept = { sample: sampled(tenant), until: later(now, KEPT_WHILE_SMALL) }
    this.kept.delete(workspace)
    this.kept.set(workspace, taken)
    const [oldest] = this.kept.keys()
    if (this.kept.size > WORKSPACES && oldest !== undefined) this.kept.delete(oldest)
    try {
      const sample = await taken.sample
      if (sample.frequencies.tickets === SAMPLED) taken.until = later(now, KEPT)
      return sample
    } catch (error) {
      // All who wait are told; the next one tries again.
      this.kept.delete(workspace)
      throw error
    }
  }
}
