/** Verbs by which engineering deals with help requests. Each gives the changes to append, or refuses. Rules:
 *  docs/spec/help.md. */
import { may } from '../access/permissions.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { type Asking, refuseClosed } from '../verbs/asking.ts'
import { type InLine, inHelpOrder, moved } from './help-line.ts'
import { called, openHelp } from './help-open.ts'

/** Says who of engineering is at it. What somebody else has taken is taken over by a lead alone (HLP-7).
 *  @throws Refusal `ticket_closed`, `help_not_found`, `help_ended`, `help_sent_back`, `help_taken` */
export function takeHelp(ticket: Ticket, asking: Asking, help: number): TicketChange[] {
  refuseClosed(ticket)
  const request = openHelp(ticket, help)
  const { state, takenBy } = request
  if (state === 'bounced') {
    const text = `${called(request, ticket)} was sent back. It can be taken once its owner has completed it.`
    throw new Refusal('help_sent_back', text)
  }
  const isTheirs = takenBy === asking.handle
  if (takenBy !== null && (isTheirs || !may(asking, 'release_others'))) {
    const text = isTheirs
      ? `${called(request, ticket)} is with you already. Answer it, or send it back.`
      : `${called(request, ticket)} is with ${takenBy}. Take another, or ask ${takenBy}.`
    throw new Refusal('help_taken', text, { by: takenBy })
  }
  return [{ type: 'help_taken', help, by: asking.handle }]
}

interface SentBack {
  readonly help: number
  /** Labels of the facts that are missing or do not say enough. */
  readonly missing: readonly string[]
  readonly reason: string
}

/** Sends a request back to the ticket's owner, naming what is missing; it keeps its place (HLP-7).
 *  @throws Refusal `ticket_closed`, `help_not_found`, `help_ended`, `help_sent_back` */
export function bounceHelp(ticket: Ticket, asking: Asking, { help, missing, reason }: SentBack): TicketChange[] {
  refuseClosed(ticket)
  const request = openHelp(ticket, help)
  if (request.state === 'bounced') {
    throw new Refusal('help_sent_back', `${called(request, ticket)} was sent back already. Wait for its owner.`)
  }
  return [{ type: 'help_bounced', help, by: asking.handle, missing: [...new Set(missing)], reason }]
}

interface HelpMove {
  readonly help: number
  /** 1 stands first; one behind the last is the last. */
  readonly place: number
  readonly reason: string
  /** The requests of the same team that wait, in any order. */
  readonly line: readonly InLine[]
}

/** What happens to one ticket of several. */
export interface ChangeOf {
  readonly ticket: number
  readonly change: TicketChange & { readonly type: 'help_moved' }
}

const GAVE_WAY = 'Gave way without leaving its place.'

/** Moves a request to a place in the line of its team; more than one change only where others have to give way (HLP-6).
 *  @throws Refusal `ticket_closed`, `help_not_found`, `help_ended`, `help_sent_back`, `help_taken`,
 *  `help_place_unchanged` */
export function moveHelp(ticket: Ticket, asking: Asking, { help, place, reason, line }: HelpMove): ChangeOf[] {
  refuseClosed(ticket)
  const request = openHelp(ticket, help)
  const { state, takenBy } = request
  if (state === 'bounced') {
    throw new Refusal('help_sent_back', `${called(request, ticket)} was sent back and waits in no line.`)
  }
  if (takenBy !== null) {
    throw new Refusal('help_taken', `${called(request, ticket)} is with ${takenBy} and waits no more.`, { by: takenBy })
  }
  const ordered = line.toSorted(inHelpOrder)
  const wanted = Math.min(place, ordered.length)
  const at = ordered.findIndex((each) => each.ticket === ticket.number && each.help === help)
  if (at + 1 === wanted) {
    throw new Refusal('help_place_unchanged', `${called(request, ticket)} stands at place ${wanted} already.`)
  }
  const keys = moved(ordered, { ticket: ticket.number, help, key: request.key }, wanted)
  return keys.map((each, index) => ({
    ticket: each.ticket,
    change: {
      type: 'help_moved',
      help: each.help,
      by: asking.handle,
      key: each.key,
      place: wanted - index,
      reason: index === 0 ? reason : GAVE_WAY,
    },
  }))
}

/** Answers a request: the answer goes to the ticket's owner, whose next action it is (HLP-8). Also of a closed ticket, since
 *  others will ask the same. @throws Refusal `help_not_found`, `help_ended` */
export function answerHelp(
  ticket: Ticket,
  asking: Asking,
  { help, answer }: { readonly help: number; readonly answer: string },
): TicketChange[] {
  openHelp(ticket, help)
  return [{ type: 'help_answered', help, by: asking.handle, answer }]
}
