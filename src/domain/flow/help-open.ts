/** What the verbs about help requests share: which request is meant, and who speaks for its ticket. */
import { may } from '../access/permissions.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import { type Asking, named } from '../verbs/asking.ts'
import { type HelpRequest, isOpenHelp } from './flow.ts'

/** The request as a sentence calls it. */
export const called = ({ help }: Pick<HelpRequest, 'help'>, ticket: Pick<Ticket, 'number'>): string =>
  `Help request ${help} of #${ticket.number}`

/** The request with this number. @throws Refusal `help_not_found` */
function helpOf(ticket: Ticket, help: number): HelpRequest {
  const found = ticket.helps.find((each) => each.help === help)
  if (found) return found
  const there = ticket.helps.map((each) => each.help).join(', ')
  throw new Refusal(
    'help_not_found',
    `${named(ticket)} has no help request ${help}. ${there === '' ? 'Ask for help first.' : `Choose one of: ${there}.`}`,
  )
}

/** The request, if somebody has yet to act on it. @throws Refusal `help_not_found`, `help_ended` */
export function openHelp(ticket: Ticket, help: number): HelpRequest {
  const found = helpOf(ticket, help)
  if (isOpenHelp(found)) return found
  throw new Refusal('help_ended', `${called(found, ticket)} was ${found.state}. Ask anew if there is more to ask.`)
}

/** The owner speaks for the ticket; whoever leads may stand in (HLP-1). @throws Refusal `not_owned`, `already_owned` */
export function refuseStranger(ticket: Ticket, asking: Asking, verb: string): void {
  const holder = ticket.owner ?? ticket.lease?.by ?? null
  if (holder === asking.handle) return
  if (holder === null) throw new Refusal('not_owned', `Nobody owns ${named(ticket)}. Claim it first, then ${verb}.`)
  if (may(asking, 'release_others')) return
  const text = `${named(ticket)} belongs to ${holder}. Only ${holder} or a lead may ${verb}; ask them to.`
  throw new Refusal('already_owned', text, { owner: holder })
}
