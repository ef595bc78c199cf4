/** The clocks of a ticket explained, for colleagues and for its customer. */
import type { Standing } from '../domain/access/permissions.ts'
import { eventsToldTo } from '../domain/access/protect.ts'
import { type Asked, type Explained, explainClocks } from '../domain/clock/explain.ts'
import { forColleague } from '../domain/clock/for-colleague.ts'
import { forCustomer } from '../domain/clock/for-customer.ts'
import { boardOf } from '../domain/duty/board.ts'
import { delayWords } from '../domain/duty/delay-words.ts'
import type { Forecast } from '../domain/forecast/forecast.ts'
import { Refusal } from '../domain/refusal.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import type { Telling } from '../domain/time-words.ts'
import { isTimeZone } from '../domain/wall-clock.ts'
import type { Tenant } from '../store/db.ts'
import { dutyMembers } from '../store/duty.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { workspaceState } from '../store/workspaces.ts'
import { forecastsOf } from './forecast.ts'

interface Reader extends Asked {
  readonly tenant: Tenant
  /** Who reads: the words name nothing that they may not see (ACC-3). */
  readonly standing: Standing
}

interface Read {
  readonly placed: PlacedTicket
  readonly events: readonly TicketEvent[]
  readonly explained: Explained
}

async function read(reader: Reader, number: number): Promise<Read> {
  const { tenant, timeZone, standing } = reader
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    const text = `"${timeZone}" is no time zone. Give the IANA name of a place, such as Europe/Berlin, or UTC.`
    throw new Refusal('time_zone_unknown', text)
  }
  const placed = await ticketByNumber(tenant, number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const events = eventsToldTo(standing, await ticketEvents(tenant, placed.ticket.id))
  return { placed, events, explained: explainClocks(events, reader) }
}

/** The clocks of a ticket, and what is forecast of each, in their order.
 *  @throws Refusal `ticket_not_found`, `time_zone_unknown` */
export async function readClocks(
  reader: Reader,
  number: number,
): Promise<{ readonly explained: Explained; readonly forecasts: readonly (Forecast | null)[] }> {
  const { placed, explained } = await read(reader, number)
  return { explained, forecasts: await forecastsOf(reader, placed, explained.clocks) }
}

/** What to tell the customer of the delay, while hard choices is on (DUT-19); undefined in normal times. */
async function delayOf({ tenant, policies }: Reader, team: string, telling: Telling): Promise<string | undefined> {
  const { mode } = await workspaceState(tenant)
  if (mode !== 'hard') return undefined
  const people = await dutyMembers(tenant)
  const versions = Object.hasOwn(policies.rotas, team) ? (policies.rotas[team] ?? []) : []
  return delayWords(boardOf({ team, versions, people }, telling.now).nextArrival?.at ?? null, telling)
}

/** The same as texts. @throws Refusal `ticket_not_found`, `time_zone_unknown` */
export async function tellClocks(reader: Reader, number: number) {
  const { placed, events, explained } = await read(reader, number)
  const { asOf, timeZone } = explained
  const telling = { timeZone, now: asOf, policies: reader.policies, number }
  const delay = await delayOf(reader, placed.ticket.team, telling)
  const told = forCustomer(events, telling)
  return {
    asOf,
    timeZone,
    forColleague: forColleague(explained, number),
    forCustomer: delay === undefined ? told : `${told}\n\n${delay}`,
  }
}
