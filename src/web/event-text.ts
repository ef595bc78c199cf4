/** What each event of a ticket is called in its history. A new event does not compile until it has a sentence. */
import { sizeText } from '../domain/file-size.ts'
import type { TicketEventType } from '../domain/ticket-event.ts'
import { clockText } from './clock-text.ts'
import { terms } from './terms.ts'

/** The facts of an event, each as a person reads it; empty text for one that is not there. */
export interface EventFacts {
  readonly word: (name: string) => string
  readonly who: (name: string) => string
  readonly when: (name: string) => string
  readonly pairs: (name: string) => string
  /** Several, one after the other. */
  readonly list: (name: string) => string
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

/** A promise by name, and whose: `first response`, `next response to #9`. */
const promiseOf = ({ word }: EventFacts) =>
  `${named(clockText.metric, word('metric')).toLowerCase()}${word('party') === '' ? '' : ` to #${word('party')}`}`

function termsOf({ word }: EventFacts): string {
  const plan = word('plan') === '' ? [] : [`plan ${word('plan')}`]
  const contract = word('contract') === '' ? [] : [`contract ${word('contract')}`]
  return [named(terms.segment, word('segment')), ...plan, ...contract].join(', ')
}

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
  reply_judged: {
    says: ({ word }) => `decided that a reply counts as ${named(terms.weight, word('weight')).toLowerCase()}`,
    because: 'reason',
  },
  responded: { says: ({ word }) => `answered the customer elsewhere: ${word('where')}` },
  answer_waived: { says: () => 'said that a message needs no answer', because: 'reason' },
  noted: { says: () => 'wrote an internal note', because: 'body' },
  received: { says: () => 'wrote', because: 'body' },
  attached: {
    says: ({ word }) =>
      word('name') === ''
        ? 'attached a file'
        : `attached ${word('name')} (${sizeText(Number(word('size')))})${word('visibility') === 'internal' ? ', for us only' : ''}`,
  },
  held: {
    says: ({ word, when }) =>
      `put it on hold: ${named(terms.holdReason, word('reason')).toLowerCase()}; ${word('actsNext')} acts next` +
      (word('until') === '' ? '' : `, until ${when('until')}`),
    because: 'note',
  },
  resumed: { says: () => 'resumed it', because: 'reason' },
  solved: { says: () => 'solved it', because: 'resolution' },
  reopened: { says: () => 'reopened it', because: 'reason' },
  closed: {
    says: ({ word }) => `closed it: ${named(terms.closing, word('reason')).toLowerCase()}`,
    because: 'comment',
  },
  dismissed: {
    says: ({ word }) =>
      word('of') === ''
        ? `dismissed it as ${named(terms.dismissal, word('as')).toLowerCase()}`
        : `dismissed it as a duplicate of #${word('of')}`,
    because: 'reason',
  },
  merged: { says: ({ word }) => `merged it into #${word('into')}`, because: 'reason' },
  absorbed: {
    says: ({ word }) =>
      `took in #${word('number')}${word('sameCustomer') === 'false' ? ', which another customer waits for' : ''}`,
  },
  split_off: { says: ({ word }) => `split #${word('into')} off`, because: 'reason' },
  terms_changed: { says: (facts) => `changed its terms to ${termsOf(facts)}`, because: 'reason' },
  rebased: { says: () => 'put its clocks under the rules as they are now', because: 'reason' },
  clock_warned: {
    says: (facts) => `saw ${facts.word('percent')} % of the ${promiseOf(facts)} used; it is due ${facts.when('dueAt')}`,
  },
  clock_breached: { says: (facts) => `saw the ${promiseOf(facts)} missed; it was due ${facts.when('dueAt')}` },
  clocks_corrected: { says: ({ list }) => `corrected its clocks after late news: ${list('changes')}` },
  pinned: {
    says: ({ word, when }) => `pinned it to place ${word('place')} until ${when('expiresAt')}`,
    because: 'reason',
  },
  unpinned: { says: () => 'took its pin off', because: 'reason' },
  pin_expired: { says: ({ word }) => `ended its pin to place ${word('place')}` },
  facts_changed: { says: ({ pairs }) => `noted from the other system: ${pairs('facts')}` },
}
