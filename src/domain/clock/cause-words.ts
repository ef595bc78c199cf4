/** What happened, in words for a colleague, as the reason why a clock moved. */
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import type { HoldFor } from '../vocabulary.ts'

const spaced = (word: string): string => word.replaceAll('_', ' ')

/** Whoever acts, by name; what time does, we do. */
const named = (actor: string): string => (actor === 'system' ? 'Topline' : actor)

/** The only member of a workspace that an import made is called `you`. */
const possessive = (name: string): string => (name === 'you' ? 'your' : `${name}’s`)

const WAITED_FOR: Readonly<Record<HoldFor, string>> = {
  customer: 'the customer',
  third_party: 'a third party',
  internal: 'another team of ours',
}

/** Whom a hold is for. */
export const waitedFor = (whom: HoldFor): string => WAITED_FOR[whom]

type Causes = {
  [Type in TicketChange['type']]?: (change: Extract<TicketChange, { type: Type }>, who: string) => string
}

const causes: Causes = {
  opened: ({ channel, splitFrom, followUpOf }) => {
    if (splitFrom !== null) return `the ticket was split off from #${splitFrom}`
    return followUpOf === null ? `the ticket arrived by ${channel}` : `the customer of #${followUpOf} wrote again`
  },
  triaged: ({ severity, priority }, who) => `${who} triaged it to severity ${severity}, ${priority}`,
  claimed: (_, who) => `${who} claimed it`,
  assigned: ({ owner }, who) => (owner === null ? `${who} took its owner off` : `it was given to ${owner}`),
  released: (_, who) => `${who} gave it back`,
  routed: ({ team, group }, who) => `${who} handed it to ${team ?? group}`,
  handoff_offered: ({ team }, who) => `${who} offered it to ${team}`,
  handoff_accepted: (_, who) => `${who} accepted the hand-off`,
  handoff_bounced: (_, who) => `${who} sent the hand-off back`,
  handoff_withdrawn: (_, who) => `${who} withdrew the hand-off`,
  replied: ({ weight }, who) => `${possessive(who)} ${weight === 'response' ? 'response' : 'reply'}`,
  responded: ({ where }, who) => `${who} responded elsewhere (${where})`,
  received: () => 'the customer wrote',
  answer_waived: ({ reason }, who) => `${who} said that the message needs no answer (${reason})`,
  held: ({ for: whom }, who) => `${who} held it for ${WAITED_FOR[whom]}`,
  resumed: ({ reason }, who) => `${who} resumed it (${reason})`,
  solved: (_, who) => `${who} solved it`,
  reopened: ({ reason }, who) => `${who} reopened it (${reason})`,
  closed: (_, who) => `${who} closed it`,
  dismissed: ({ as }, who) => `${who} dismissed it as ${as}`,
  merged: ({ into }, who) => `${who} merged it into #${into}`,
  absorbed: ({ number }, who) => `${who} merged #${number} into it`,
  terms_changed: ({ reason }) => `what was agreed with the account changed (${reason})`,
  rebased: ({ reason }) => `it went over to newer hours and promises (${reason})`,
}

/** Such as `ada triaged it to severity 1, p1`. */
export function causeWords({ actor, change }: Pick<TicketEvent, 'actor' | 'change'>): string {
  const who = named(actor)
  const cause = causes[change.type] as ((change: TicketChange, who: string) => string) | undefined
  return cause ? cause(change, who) : `${who}: ${spaced(change.type)}`
}
