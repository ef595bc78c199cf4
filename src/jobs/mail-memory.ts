/** What a node remembers between two rounds of mails, so that it reads the lists of those alone of whom something may be to be
 *  told (DIG-20). It is lost with the node: the next one begins by looking at everybody. */
import type { Instant } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { type Snapshot, snapshotNow } from '../store/feed.ts'
import type { NoticedMember } from '../store/mails.ts'
import { touchedSince } from '../store/touched.ts'

/** Of one workspace. */
export class MailMemory {
  private seen: Snapshot | undefined
  /** By id, the version of members for whom nothing more was to be planned at the last look. */
  private readonly settled = new Map<string, number>()
  /** By id, the local date of the last digest that was put on its way. */
  private readonly digests = new Map<string, string>()

  /** Takes note of what was written since the last time; whoever it may concern is looked at anew. */
  async catchUp(tenant: Tenant, members: readonly NoticedMember[], now: Instant): Promise<void> {
    if (this.seen === undefined) {
      this.seen = await snapshotNow(tenant)
      return
    }
    const { snapshot, foreign, handles } = await touchedSince(tenant, this.seen, now)
    const touched = new Set(handles)
    if (foreign) {
      this.settled.clear()
      this.digests.clear()
    }
    for (const { id, handle } of members) if (touched.has(handle)) this.settled.delete(id)
    this.seen = snapshot
  }

  /** Whether nothing can have come for the member since they were settled, nor what they want to be told have changed. */
  isSettled({ id, version }: NoticedMember): boolean {
    return this.settled.get(id) === version
  }

  /** Nothing more is to be planned for the member until something happens. */
  settle({ id, version }: NoticedMember): void {
    this.settled.set(id, version)
  }

  hasDigest({ id }: NoticedMember, date: string): boolean {
    return this.digests.get(id) === date
  }

  keepDigest({ id }: NoticedMember, date: string): void {
    this.digests.set(id, date)
  }
}

/** A memory for each workspace, by id; made when it is first asked for. */
export class MailMemories {
  private readonly all = new Map<string, MailMemory>()

  of(workspace: string): MailMemory {
    const memory = this.all.get(workspace) ?? new MailMemory()
    this.all.set(workspace, memory)
    return memory
  }
}
