/** What waits for a member until it is answered: hand-offs, and what came back to the ticket's owner. Rules: ATN-3, ATN-9. */
import { type Concern, isOpenHelp } from '../flow/flow.ts'
import type { TicketEventType } from '../ticket-event.ts'
import type { Attending, AttentionItem, WatchedEvent, WatchedTicket } from './item.ts'

const missingWords = (missing: readonly string[]): string =>
  missing.length === 0 ? '' : `, missing ${missing.join('; ')}`

/** The last event of a type, or of one help request; 1 where the log was given without it. */
const versionOf = (events: readonly WatchedEvent[], type: TicketEventType, help?: number): number =>
  events.findLast((event) => event.type === type && (help === undefined || event.facts.help === help))?.version ?? 1

const shared = { excerpt: null, dueAt: null, done: null } as const

function handOffItems(ticket: WatchedTicket, events: readonly WatchedEvent[], handle: string): AttentionItem[] {
  const { handOff, owner } = ticket
  if (handOff === null) return []
  const { bounced, by, to, offeredAt } = handOff
  if (bounced === null) {
    if (to !== handle) return []
    const version = versionOf(events, 'handoff_offered')
    return [
      {
        kind: 'hand_off',
        ticket,
        version,
        at: offeredAt,
        by: { handle: by },
        what: 'offered it to you',
        as: 'receiver',
        ...shared,
      },
    ]
  }
  if (owner !== handle) return []
  const isSender = by === handle
  const what = `sent ${isSender ? 'your' : 'the'} hand-off back${missingWords(bounced.missing)}`
  const version = versionOf(events, 'handoff_bounced')
  return [
    {
      kind: 'hand_off_back',
      ticket,
      version,
      at: bounced.at,
      by: { handle: bounced.by },
      what,
      as: isSender ? 'sender' : 'owner',
      ...shared,
    },
  ]
}

/** It waits for the ticket's owner, who alone completes it, whoever asked; for its asker where nobody owns the ticket. */
const helpItems = (ticket: WatchedTicket, events: readonly WatchedEvent[], handle: string): AttentionItem[] =>
  ticket.helps.flatMap((request): AttentionItem[] => {
    const { bounced, by, help } = request
    const isTheirs = (ticket.owner ?? by) === handle
    if (!isTheirs || bounced === null || !isOpenHelp(request) || ticket.status === 'closed') return []
    const isAsker = by === handle
    const what = `sent ${isAsker ? 'your ' : ''}help request ${help} back${missingWords(bounced.missing)}`
    const version = versionOf(events, 'help_bounced', help)
    const as = isAsker ? 'asker' : 'owner'
    return [{ kind: 'help_back', ticket, version, at: bounced.at, by: { handle: bounced.by }, what, as, ...shared }]
  })

/** What a concern waits for: the other side to say whether that is their view, else whoever it has come to. */
function concernWords(
  { about, by, confirmedAt, with: other }: Concern,
  handle: string,
): Pick<AttentionItem, 'by' | 'what'> {
  if (by === handle) {
    const waits =
      confirmedAt === null
        ? 'Nobody can confirm the other view any more in your concern'
        : 'Both sides know both views, and it waits for you to pass on or withdraw your concern'
    return { by: null, what: `${waits}: ${about}` }
  }
  const isTheirView = confirmedAt === null && other === handle
  return { by: { handle: by }, what: `${isTheirView ? 'states your view in a concern' : 'raised a concern'}: ${about}` }
}

const concernItems = (
  ticket: WatchedTicket,
  events: readonly WatchedEvent[],
  { handle, concerns }: Attending,
): AttentionItem[] =>
  ticket.concerns
    .filter(({ concern }) => concerns.some((each) => each.number === ticket.number && each.concern === concern))
    .map((each) => {
      const { concern, since } = each
      const version = events.findLast(({ facts }) => facts.concern === concern)?.version ?? 1
      return { kind: 'concern', ticket, version, at: since, ...concernWords(each, handle), as: 'decider', ...shared }
    })

/** Everything on `ticket` that waits for the member. */
export const lastingItems = (
  ticket: WatchedTicket,
  events: readonly WatchedEvent[],
  attending: Attending,
): AttentionItem[] => [
  ...handOffItems(ticket, events, attending.handle),
  ...helpItems(ticket, events, attending.handle),
  ...concernItems(ticket, events, attending),
]
