/** Help requests to engineering: asked, dealt with, and put in order. Rules: docs/spec/help.md. */
import { must } from '../domain/assert.ts'
import type { HelpKind } from '../domain/flow/flow.ts'
import { askHelp, completeHelp, withdrawHelp } from '../domain/flow/help.ts'
import { answerHelp, bounceHelp, moveHelp, takeHelp } from '../domain/flow/help-engineering.ts'
import type { Answers } from '../domain/intake/document.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import { takeTurn } from '../store/answers.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { helpLine, lastHelpKey } from '../store/helps.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets, ticketByNumber } from '../store/tickets.ts'
import { takeTickets } from '../store/tickets-together.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { helpAdviceFor } from './help-advice.ts'
import { helpPacket } from './help-packet.ts'
import { decidedOn, inHand, refuseStale } from './in-hand.ts'
import { answerToKeep, onceOnly } from './once.ts'
import { refuseUnknownTeam } from './route-ticket.ts'

type Done = Promise<PlacedTicket>

interface AskHelp {
  readonly kind: HelpKind
  readonly team: string
  readonly packet: Answers
}

/** Asks a team of engineering for help. @throws Refusal `team_not_found` and as `askHelp` of domain/flow */
export async function askHelpOn(desk: Desk, number: number, { kind, team, packet }: AskHelp): Done {
  refuseUnknownTeam(desk, team)
  return changeTicket(desk, number, async (ticket, tx) => {
    const { detour } = await helpAdviceFor(desk, tx, ticket, kind)
    return askHelp(ticket, desk.asking, {
      kind,
      team,
      teams: desk.teams,
      given: packet,
      last: await lastHelpKey(tx, team),
      ...helpPacket(desk, kind),
      ...(detour === null ? {} : { detour }),
    })
  })
}

/** Says that the caller is at it. @throws Refusal as `takeHelp` */
export const takeHelpOn = (desk: Desk, number: number, { help }: { help: number }): Done =>
  changeTicket(desk, number, (ticket) => takeHelp(ticket, desk.asking, help))

/** Sends a request back, naming what is missing. @throws Refusal as `bounceHelp` */
export const bounceHelpOn = (desk: Desk, number: number, request: Parameters<typeof bounceHelp>[2]): Done =>
  changeTicket(desk, number, (ticket) => bounceHelp(ticket, desk.asking, request))

/** Adds what was missing. @throws Refusal as `completeHelp` */
export const completeHelpOn = (
  desk: Desk,
  number: number,
  { help, packet: given }: { readonly help: number; readonly packet: Answers },
): Done =>
  changeTicket(desk, number, (ticket) => {
    const kind = ticket.helps.find((each) => each.help === help)?.kind ?? 'question'
    return completeHelp(ticket, desk.asking, { help, given, packet: helpPacket(desk, kind).packet })
  })

/** Answers a request. @throws Refusal as `answerHelp` */
export const answerHelpOn = (desk: Desk, number: number, request: Parameters<typeof answerHelp>[2]): Done =>
  changeTicket(desk, number, (ticket) => answerHelp(ticket, desk.asking, request))

/** Asks for nothing any more. @throws Refusal as `withdrawHelp` */
export const withdrawHelpOn = (desk: Desk, number: number, request: Parameters<typeof withdrawHelp>[2]): Done =>
  changeTicket(desk, number, (ticket) => withdrawHelp(ticket, desk.asking, request))

interface MoveHelp {
  readonly help: number
  readonly place: number
  readonly reason: string
}

const overtaken = () =>
  new Refusal('stale_write', 'The line of help requests has just changed. Look at it, then decide again.')

async function moveIn(desk: Desk, tx: Tenant, number: number, request: MoveHelp): Done {
  const seen = await ticketByNumber(tx, number)
  if (!seen) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const team = seen.ticket.helps.find(({ help }) => help === request.help)?.team
  // Two who move requests of one team take turns, so that each sees where the other put them.
  if (team !== undefined) await takeTurn(tx, `help requests of ${team}`)
  const decide = async (ticket: Ticket) =>
    moveHelp(ticket, desk.asking, { ...request, line: team === undefined ? [] : await helpLine(tx, team) })
  const numbers = (await decide(seen.ticket)).map(({ ticket }) => ticket)
  const taken = await takeTickets(tx, [number, ...numbers])
  const own = must(
    taken.find(({ ticket }) => ticket.number === number),
    'tickets are never removed',
  )
  await refuseStale(tx, own, desk.seen)
  const changes = await decide(own.ticket)
  if (changes.some(({ ticket }) => !taken.some((each) => each.ticket.number === ticket))) throw overtaken()
  const moving = taken.filter((each) => changes.some(({ ticket }) => ticket === each.ticket.number))
  const saves = await Promise.all(
    moving.map(async (before) => {
      const mine = changes.filter(({ ticket }) => ticket === before.ticket.number)
      const decided = mine.map(({ change }) => change)
      return decidedOn(desk, tx, await inHand(desk, tx, before), decided)
    }),
  )
  const ended = saves.find(({ before }) => before?.ticket.number === number)?.appended.at(-1)
  const { after } = must(ended, 'the request itself is moved')
  await saveTickets(tx, saves, desk.now, await answerToKeep(desk, tx, after))
  return after
}

/** Moves a request to another place in the line of its team.
 *  @throws Refusal `ticket_not_found`, `stale_write` and as `moveHelp` of domain/flow; Repeated */
export const moveHelpOn = (desk: Desk, number: number, request: MoveHelp): Done =>
  onceOnly(desk.tenant, desk.once, () => inTransaction(desk.tenant, (tx) => moveIn(desk, tx, number, request)))
