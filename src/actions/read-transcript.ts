/** A ticket as a document: for its customer, or whole for us. */
import { explainClocks } from '../domain/clock/explain.ts'
import { forColleague } from '../domain/clock/for-colleague.ts'
import { forCustomer } from '../domain/clock/for-customer.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { fullTranscript, publicTranscript } from '../domain/timeline/transcript.ts'
import { isTimeZone } from '../domain/wall-clock.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { placeSteps } from '../store/places.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'

interface Reader {
  readonly tenant: Tenant
  readonly policies: Policies
  readonly now: Instant
  /** IANA name; that of the calendar of its clocks when undefined. */
  readonly timeZone?: string | undefined
}

/** More steps of its way through the line than these are left out, the oldest first. */
const STEPS = 1_000

async function read(reader: Reader, { ticket }: PlacedTicket) {
  const { tenant, timeZone } = reader
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    const text = `"${timeZone}" is no time zone. Give the IANA name of a place, such as Europe/Berlin, or UTC.`
    throw new Refusal('time_zone_unknown', text)
  }
  const events = await ticketEvents(tenant, ticket.id)
  return { events, explained: explainClocks(events, reader) }
}

/** What the ticket's customer may see of it. @throws Refusal `time_zone_unknown` */
export async function transcriptForCustomer(reader: Reader, placed: PlacedTicket, isNamed: boolean): Promise<string> {
  const { events, explained } = await read(reader, placed)
  const { number, subject } = placed.ticket
  const telling = { timeZone: explained.timeZone, now: reader.now, number }
  const promises = forCustomer(events, { ...telling, policies: reader.policies })
  return publicTranscript(events, { ...telling, subject, promises, isNamed })
}

/** Everything; `namesOf` finds the names of accounts. @throws Refusal `time_zone_unknown` */
export async function transcriptForUs(
  reader: Reader,
  placed: PlacedTicket,
  namesOf: (accountIds: string[]) => Promise<ReadonlyMap<string, { readonly name: string }>>,
): Promise<string> {
  const [{ events, explained }, steps] = await Promise.all([
    read(reader, placed),
    placeSteps(reader.tenant, placed.ticket.id, STEPS),
  ])
  const ids = events.flatMap(({ change }) => ('accountId' in change && change.accountId ? [change.accountId] : []))
  const { number, subject } = placed.ticket
  return fullTranscript(events, {
    timeZone: explained.timeZone,
    now: reader.now,
    number,
    subject,
    clocks: forColleague(explained, number),
    names: await namesOf([...new Set(ids)]),
    places: new Map(steps.map(({ version, place }) => [version, place])),
  })
}
