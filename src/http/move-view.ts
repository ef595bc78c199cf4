/** Whether a ticket should move to another region, on the wire. */
import type { Move } from '../contract/duty.ts'
import { attentionAt, type MoveAdvice, moveAdvice } from '../domain/duty/move.ts'
import { Refusal } from '../domain/refusal.ts'
import { DAY, type Instant, type Millis } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { dutyMembers } from '../store/duty.ts'
import { ticketByNumber } from '../store/tickets.ts'

/** What happened within this time counts as progress. */
const PROGRESS: Millis = DAY

interface Reader {
  readonly tenant: Tenant
  readonly now: Instant
}

function adviceView(advice: MoveAdvice | null): Move['advice'] {
  if (advice === null) return null
  if (advice.move === 'propose') return advice
  return { to: null, firstResponseFirst: false, askCustomer: false, ...advice }
}

/** The advice for the ticket `number` (TV-73). @throws Refusal `ticket_not_found` */
export async function ticketMove({ tenant, now }: Reader, number: number, customerAsks: boolean): Promise<Move> {
  const [placed, people] = await Promise.all([ticketByNumber(tenant, number), dutyMembers(tenant)])
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const { owner, lease, priority, firstRepliedAt, updatedAt, team, hold } = placed.ticket
  const holder = people.get(owner ?? lease?.by ?? '')
  const region = holder?.hours?.region ?? null
  const attention = attentionAt(people, team, now)
  const done = placed.standing.line === 'done'
  const question = {
    priority,
    region: done ? null : region,
    answered: firstRepliedAt !== null,
    progressing: hold !== null || now - updatedAt < PROGRESS,
    customerAsks,
  }
  return {
    region,
    advice: adviceView(moveAdvice(question, attention)),
    attention: attention.map(({ region: of, atWork, ahead }) => ({ region: of, atWork: [...atWork], aheadMs: ahead })),
  }
}
