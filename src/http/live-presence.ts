/** Live updates of who is at a ticket: one reading for all streams of a node. */
import type { Sighting } from '../domain/presence.ts'
import type { Store } from '../store/db.ts'
import { announcePresence, type Meeting } from '../store/notices.ts'
import { sightingsAt } from '../store/presence.ts'

/** Somebody has come to a ticket or left it, or begun or ended typing there; `left` holds the handles of those who left. */
type Bystander = (number: number, sightings: readonly Sighting[], left: ReadonlySet<string>) => void

/** One reading, and whether there is news that came after it began. */
interface Reading {
  again: boolean
  /** Who has left before it began. */
  left: Set<string>
}

export class LivePresence {
  private readonly bystanders = new Map<string, Set<Bystander>>()
  private readonly readings = new Map<string, Reading>()
  private readonly underWay = new Set<Promise<void>>()
  private readonly store: Store
  private readonly failed: (error: unknown) => void

  constructor(store: Store, failed: (error: unknown) => void) {
    this.store = store
    this.failed = failed
  }

  /** Adds who listens to a workspace. Returns how to leave. */
  join(workspace: string, bystander: Bystander): () => void {
    const all = this.bystanders.get(workspace) ?? new Set()
    this.bystanders.set(workspace, all.add(bystander))
    return () => {
      all.delete(bystander)
      if (all.size === 0 && this.bystanders.get(workspace) === all) this.bystanders.delete(workspace)
    }
  }

  /** Tells all nodes that something else is to be seen of who is at a ticket. */
  async changed(workspace: string, meeting: Meeting): Promise<void> {
    await announcePresence(this.store, workspace, meeting)
  }

  /** Reads who is at the ticket and tells them; what comes while it reads is read once more, together. */
  pump(workspace: string, { number, left }: Meeting): void {
    if (!this.bystanders.has(workspace)) return
    const key = `${workspace} ${number}`
    const begun = this.readings.get(key)
    if (begun) {
      begun.again = true
      if (left !== undefined) begun.left.add(left)
      return
    }
    const reading = this.read(workspace, number, new Set(left === undefined ? [] : [left]))
      .catch(this.failed)
      .finally(() => this.underWay.delete(reading))
    this.underWay.add(reading)
  }

  private async read(workspace: string, number: number, left: Set<string>): Promise<void> {
    const key = `${workspace} ${number}`
    const reading: Reading = { again: true, left }
    this.readings.set(key, reading)
    try {
      while (reading.again) {
        reading.again = false
        const gone = reading.left
        reading.left = new Set()
        const sightings = await sightingsAt(this.store.tenant(workspace), number)
        for (const each of this.bystanders.get(workspace) ?? []) each(number, sightings, gone)
      }
    } finally {
      this.readings.delete(key)
    }
  }

  /** Resolves when nothing is being read. */
  async settled(): Promise<void> {
    await Promise.all(this.underWay)
  }
}
