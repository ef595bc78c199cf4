/** What each event of a ticket is called in its history. A new event does not compile until it has a sentence. */
import { endWords } from '../contract/closing-words.ts'
import { FLOW_SENTENCES, FLOW_WORDS_IN } from '../contract/flow-words.ts'
import { takenBackWords } from '../contract/undo-words.ts'
import { sizeText } from '../domain/file-size.ts'
import type { FlowChange } from '../domain/flow/flow-event.ts'
import type { TicketEventType } from '../domain/ticket-event.ts'
import { clockText } from './clock-text.ts'
import { terms } from './terms.ts'

/** The facts of an event, each as a person reads it; empty text for one that is not there. */
export interface EventFacts {
  readonly word: (name: string) => string
  readonly who: (name: string) => string
  readonly when: (name: string) => string
  /** A fact of a fact. */
  readonly within: (name: string, inner: string) => string
  readonly pairs: (name: string) => string
  /** Several, one after the other. */
  readonly list: (name: string) => string
  /** The facts as they came. */
  readonly change: Readonly<Record<string, unknown>>
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

/** By which rule it came to its team, and how sure that was. */
function routeOf({ within }: EventFacts): string {
  const rule = within('route', 'rule')
  if (rule === '') return ''
  const sure = `${Math.round(Number(within('route', 'confidence')) * 100)} % sure`
  return rule === 'default' ? '; no rule said where to' : `; the rule “${rule}” chose its team, ${sure}`
}

function termsOf({ word }: EventFacts): string {
  const plan = word('plan') === '' ? [] : [`plan ${word('plan')}`]
  const contract = word('contract') === '' ? [] : [`contract ${word('contract')}`]
  return [named(terms.segment, word('segment')), ...plan, ...contract].join(', ')
}

const flowText = Object.fromEntries(
  Object.entries(FLOW_SENTENCES).map(([type, says]) => {
    const because = FLOW_WORDS_IN[type as FlowChange['type']]
    return [type, { says: ({ change }: EventFacts) => says(change), ...(because === undefined ? {} : { because }) }]
  }),
) as Record<FlowChange['type'], EventText>

export const eventText: Readonly<Record<TicketEventType, EventText>> = {
  ...flowText,
  opened: {
    says: (facts) =>
      `opened the ticket by ${named(terms.channel, facts.word('channel')).toLowerCase()}${routeOf(facts)}`,
    because: 'detour',
  },
  triaged: {
    says: ({ word, change }) => {
      const standing = (severity: string, priority: string) => `severity ${severity}, ${priority.toUpperCase()}`
      const after = standing(word('severity'), word('priority'))
      const flags = Array.isArray(change.flags) ? change.flags.map(String) : []
      const said = word('criteriaSay') === '' ? '' : `, where the criteria say ${word('criteriaSay')}`
      const differs = flags.length > 0 ? `. Flagged: ${flags.join(' ')}` : said
      if (word('beforePriority') === '') return `triaged it as ${after}${differs}`
      return `changed it from ${standing(word('beforeSeverity'), word('beforePriority'))} to ${after}${differs}`
    },
    because: 'reason',
  },
  untriaged: { says: () => 'took its triage back', because: 'reason' },
  taken_back: { says: ({ change }) => takenBackWords(change) },
  priority_proposed: {
    says: ({ word }) => {
      const severity = word('severity') === '' ? [] : [`severity ${word('severity')}`]
      const priority = word('priority') === '' ? [] : [word('priority').toUpperCase()]
      return `proposed ${[...severity, ...priority].join(', ')}`
    },
    because: 'reason',
  },
  classified: {
    says: ({ word, list }) => {
      const area = word('area') === '' ? [] : [`area ${word('area')}`]
      const tags = list('tags') === '' ? [] : [`tags ${list('tags')}`]
      const effort = word('effort') === '' ? [] : [`${word('effort')} of work`]
      return `classified it: ${[named(terms.kind, word('kind')).toLowerCase(), ...area, ...tags, ...effort].join(', ')}`
    },
  },
  form_answered: { says: () => 'filled in what its form asks' },
  account_set: { says: (facts) => `said whose it is: ${termsOf(facts)}`, because: 'reason' },
  snoozed: {
    says: ({ word, when }) => (word('until') === '' ? 'woke it' : `snoozed it until ${when('until')}`),
    because: 'reason',
  },
  also_affects: {
    says: ({ word }) => {
      const who = word('accountName') || 'an account'
      if (word('through') === '') return `added ${who}, who asks the same`
      const through = `#${word('through')}`
      return word('gone') === ''
        ? `added ${who}, who asks the same in ${through}`
        : `took ${who} off again: ${through} goes on by itself`
    },
    because: 'note',
  },
  leased: { says: (facts) => `took it to look at until ${facts.when('until')}${passedOver(facts)}` },
  lease_expired: { says: ({ who }) => `gave it back to the line: the time of ${who('by')} ran out` },
  claimed: { says: (facts) => `claimed it${passedOver(facts)}`, because: 'reason' },
  skipped: { says: () => 'skipped it', because: 'reason' },
  released: { says: () => 'gave it back to the line', because: 'reason' },
  routed: {
    says: ({ word }) => {
      const to = word('team') === '' ? word('group') : `team ${word('team')}`
      const wrong = word('wrongRule') === '' ? '' : `, where the rule “${word('wrongRule')}” had not put it`
      const detour = word('detour') === '' ? '' : `. ${word('detour')}`
      return `moved it to ${to}${wrong}${detour}`
    },
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
  solved: { says: ({ change }) => `solved it${endWords(change)}`, because: 'resolution' },
  reopened: { says: () => 'reopened it', because: 'reason' },
  closed: {
    says: ({ word, change }) => `closed it: ${named(terms.closing, word('reason')).toLowerCase()}${endWords(change)}`,
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
