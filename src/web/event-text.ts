/** What each event of a ticket is called in its history. A new event does not compile until it has a sentence. */
import type { TicketEventType } from '../domain/ticket-event.ts'
import { terms } from './terms.ts'

/** The facts of an event, each as a person reads it; empty text for one that is not there. */
export interface EventFacts {
  readonly word: (name: string) => string
  readonly who: (name: string) => string
  readonly when: (name: string) => string
  readonly pairs: (name: string) => string
}

interface EventText {
  /** Follows the actor's name. */
  readonly says: (facts: EventFacts) => string
  /** The fact that holds the person's own words, quoted after the sentence. */
  readonly because?: string
}

const named = (names: Readonly<Record<string, string | { readonly label: string }>>, word: string): string => {
  const found = names[word]
  return typeof found === 'object' ? found.label : (found ?? word)
}
const passedOver = ({ word }: EventFacts) => (word('passedOver') === '' ? '' : `, passing over #${word('passedOver')}`)

export const eventText: Readonly<Record<TicketEventType, EventText>> = {
  opened: { says: ({ word }) => `opened the ticket by ${named(terms.channel, word('channel')).toLowerCase()}` },
  triaged: {
    says: ({ word }) => `triaged it as severity ${word('severity')}, ${word('priority').toUpperCase()}`,
    because: 'reason',
  },
  leased: { says: (facts) => `took it to look at until ${facts.when('until')}${passedOver(facts)}` },
  lease_expired: { says: ({ who }) => `gave it back to the line: the time of ${who('by')} ran out` },
  claimed: { says: (facts) => `claimed it${passedOver(facts)}`, because: 'reason' },
  skipped: { says: () => 'skipped it', because: 'reason' },
  released: { says: () => 'gave it back to the line', because: 'reason' },
  routed: {
    says: ({ word }) => (word('team') === '' ? `moved it to ${word('group')}` : `moved it to team ${word('team')}`),
    because: 'reason',
  },
  assigned: {
    says: ({ word, who }) => (word('owner') === '' ? 'left it without owner' : `assigned it to ${who('owner')}`),
  },
  replied: { says: () => 'replied in public', because: 'body' },
  noted: { says: () => 'wrote an internal note', because: 'body' },
  received: { says: () => 'wrote', because: 'body' },
  held: {
    says: ({ word, when }) =>
      `put it on hold; ${word('actsNext')} acts next${word('until') === '' ? '' : `, until ${when('until')}`}`,
    because: 'reason',
  },
  resumed: { says: () => 'resumed it', because: 'reason' },
  solved: { says: () => 'solved it', because: 'resolution' },
  reopened: { says: () => 'reopened it', because: 'reason' },
  closed: {
    says: ({ word }) => `closed it: ${named(terms.closing, word('reason')).toLowerCase()}`,
    because: 'comment',
  },
  pinned: {
    says: ({ word, when }) => `pinned it to place ${word('place')} until ${when('expiresAt')}`,
    because: 'reason',
  },
  unpinned: { says: () => 'took its pin off', because: 'reason' },
  pin_expired: { says: ({ word }) => `ended its pin to place ${word('place')}` },
  facts_changed: { says: ({ pairs }) => `noted from the other system: ${pairs('facts')}` },
}
