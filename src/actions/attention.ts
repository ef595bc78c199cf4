/** What needs a member's attention, and that they are done with it. Rules: docs/spec/attention.md. */
import { ATTENTION_EVENTS, attentionOn, byNeed } from '../domain/attention/attention.ts'
import { type Attending, type AttentionItem, isLasting } from '../domain/attention/item.ts'
import { waitsFor } from '../domain/flow/concern-standing.ts'
import type { Policies } from '../domain/policies.ts'
import { DAY, type Instant, later, type Millis } from '../domain/time.ts'
import { attentionTickets, doneMarks, type ItemName, markDone, unmarkDone, watchedEvents } from '../store/attention.ts'
import { openConcerns } from '../store/concerns.ts'
import type { Tenant } from '../store/db.ts'
import { policies } from '../store/policies.ts'
import { type MemberFacts, members } from '../store/workspaces.ts'
import { pathOf } from './concern.ts'

/** What happened longer ago needs nobody's attention any more; what lasts stays however old it is (ATN-7). */
export const ATTENTION_SPAN: Millis = 30 * DAY

interface Reader {
  readonly tenant: Tenant
  readonly now: Instant
}

/** What is known already of the workspace. Apart from `Reader`, and whole: as fields of it that may be left out they were
 *  taken from whatever a caller happened to hold under the same names. */
interface Known {
  readonly policies: Policies
  readonly members: readonly MemberFacts[]
}
const knownOf = async (tenant: Tenant): Promise<Known> => ({
  policies: await policies(tenant),
  members: await members(tenant),
})

/** The most open concerns that are looked through. */
const MOST_CONCERNS = 300

/** The open concerns that wait for the member (CON-12). */
async function concernsFor({ tenant }: Reader, handle: string, known?: Known): Promise<Attending['concerns']> {
  const open = await openConcerns(tenant, MOST_CONCERNS)
  if (open.length === 0) return []
  const { policies: paths, members: everybody } = known ?? (await knownOf(tenant))
  return open
    .filter(({ concern, people }) =>
      waitsFor(concern, pathOf(paths, concern.policy), { members: everybody, people }).includes(handle),
    )
    .map(({ number, concern: { concern } }) => ({ number, concern }))
}

/** Everything that concerns the member, what they are done with among it: promises first, then the newest. What is not
 *  `known` is read where it is needed. */
export async function attentionOf(reader: Reader, handle: string, known?: Known): Promise<AttentionItem[]> {
  const { tenant, now } = reader
  const attending = {
    handle,
    now,
    since: later(now, -ATTENTION_SPAN),
    concerns: await concernsFor(reader, handle, known),
  }
  const tickets = await attentionTickets(tenant, { ...attending, also: attending.concerns.map(({ number }) => number) })
  const events = await watchedEvents(
    tenant,
    tickets.map(({ id }) => id),
    ATTENTION_EVENTS,
  )
  const marks = await doneMarks(
    tenant,
    handle,
    tickets.map(({ number }) => number),
  )
  return tickets
    .flatMap((ticket) => attentionOn(ticket, events.get(ticket.id) ?? [], marks, attending))
    .toSorted(byNeed)
}

/** What still needs the member's attention. */
export const openAttention = async (reader: Reader, handle: string): Promise<AttentionItem[]> =>
  (await attentionOf(reader, handle)).filter(({ done }) => done === null)

/** Keeps that the member is done with those of `items` that can be: what lasts is ended by its cause alone (ATN-9). */
export async function doneWith({ tenant, now }: Reader, handle: string, items: readonly ItemName[]): Promise<void> {
  await markDone(
    tenant,
    { handle, at: now },
    items.filter(({ kind }) => !isLasting(kind)),
  )
}

/** Takes that back. */
export const notDoneWith = ({ tenant }: Pick<Reader, 'tenant'>, handle: string, items: readonly ItemName[]) =>
  unmarkDone(tenant, handle, items)
