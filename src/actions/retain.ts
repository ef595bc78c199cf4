/** Applies the `retention` policy: what was kept for long enough goes (docs/spec/erasure.md, ERA-7). */
import { Eraser, type Person, peopleIn, pseudonymOf } from '../domain/erasure.ts'
import { grouped } from '../domain/group.ts'
import type { Policies } from '../domain/policies.ts'
import type { RetentionPolicy } from '../domain/retention.ts'
import { DAY, type Instant, later } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import type { Tenant } from '../store/db.ts'
import { type StoredEvent, wholeTickets } from '../store/erasure.ts'
import { lockTickets } from '../store/projections.ts'
import {
  closedBefore,
  countClosedBefore,
  countOverSessions,
  dropOverSessions,
  lookedThrough,
} from '../store/retention.ts'
import { carryOut, inErasure } from './erase-person.ts'
import { erasurePlan, isOfTicket } from './erasure-plan.ts'

export interface Retaining {
  readonly tenant: Tenant
  readonly policies: Policies
  readonly now: Instant
  readonly newId: () => string
}

/** The instant so many days before `now`; undefined for what is kept for ever. */
const daysBefore = (now: Instant, days: number | null | undefined): Instant | undefined =>
  days === null || days === undefined ? undefined : later(now, -days * DAY)

/** What the policy in force says. */
const inForce = ({ policies, now }: Retaining) => versionAt(policies.retention, now)

/** Whom to erase from each ticket: everybody who was its contact. One person has one pseudonym in all of them. */
function erasersOf(events: readonly StoredEvent[], newId: () => string) {
  const pseudonyms = new Map<string, string>()
  const eraserOf = (ticket: string, person: Person): Eraser => {
    const key = person.email ?? `${ticket} ${person.names.join()}`
    const pseudonym = pseudonyms.get(key) ?? pseudonymOf(newId())
    pseudonyms.set(key, pseudonym)
    return new Eraser(person, pseudonym)
  }
  const tickets = grouped(events.filter(isOfTicket), ({ streamId }) => streamId)
  const erasers = new Map(
    [...tickets].map(([id, stream]): [string, Eraser[]] => {
      const people = peopleIn(stream.map(({ change }) => change))
      return [id, people.map((person) => eraserOf(id, person))]
    }),
  )
  return { erasers, pseudonyms }
}

/** Looks through the next tickets that were closed for long enough, at most `limit`, and erases their contacts. Returns how
 *  many tickets it has looked through; none when nothing is left to do. */
export async function retainBatch(retaining: Retaining, limit: number): Promise<number> {
  const { tenant, policies, now, newId } = retaining
  const policy = inForce(retaining)
  const days = policy?.document.closedTickets.eraseContactsAfterDays
  const before = daysBefore(now, days)
  if (policy === undefined || before === undefined) return 0
  return inErasure(tenant, async (tx) => {
    const ids = await closedBefore(tx, before, limit)
    if (ids.length === 0) return 0
    await lockTickets(tx, ids)
    const events = await wholeTickets(tx, ids)
    const { erasers, pseudonyms } = erasersOf(events, newId)
    const plan = erasurePlan(events, (id) => (id === null ? [] : (erasers.get(id) ?? [])))
    if (plan.redactions.length > 0) {
      const reason = `Kept for ${days} days after closing, as version ${policy.version} of the retention policy says.`
      await carryOut(tx, plan, events, { policies, now, actor: 'system', pseudonyms: [...pseudonyms.values()], reason })
    }
    await lookedThrough(tx, ids)
    return ids.length
  })
}

/** Forgets sessions that were over for long enough; returns how many. */
export async function retainSessions(retaining: Retaining): Promise<number> {
  const before = daysBefore(retaining.now, inForce(retaining)?.document.endedSessionsDays)
  return before === undefined ? 0 : dropOverSessions(retaining.tenant, before)
}

/** What a run under `document` would do at `now`. */
export async function previewRetention(
  tenant: Tenant,
  document: RetentionPolicy,
  now: Instant,
): Promise<{ tickets: number; sessions: number }> {
  const closed = daysBefore(now, document.closedTickets.eraseContactsAfterDays)
  const ended = daysBefore(now, document.endedSessionsDays)
  return {
    tickets: closed === undefined ? 0 : await countClosedBefore(tenant, closed),
    sessions: ended === undefined ? 0 : await countOverSessions(tenant, ended),
  }
}
