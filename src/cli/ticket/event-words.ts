/** What an event of a ticket says, after the name of who did it. */
import { endWords } from '../../contract/closing-words.ts'
import { FLOW_SENTENCES, FLOW_WORDS_IN } from '../../contract/flow-words.ts'
import type { TimelineEvent } from '../../contract/tickets.ts'
import { takenBackWords } from '../../contract/undo-words.ts'
import { sizeText } from '../../domain/file-size.ts'
import type { FlowChange } from '../../domain/flow/flow-event.ts'
import type { TicketEventType } from '../../domain/ticket-event.ts'
import { instantOf, isoOf } from '../../domain/time.ts'
import { atText, spaced } from '../words.ts'

type Change = Readonly<Record<string, unknown>>

/** A fact in words; an empty text when the event does not carry it. */
export function fact(change: Change, name: string): string {
  const value = change[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** The name of whoever wrote a message, as the event says it. */
export function senderOf({ from }: Change): string {
  return typeof from === 'object' && from !== null && 'name' in from ? String(from.name) : ''
}

function moment(change: Change, name: string): string {
  const value = change[name]
  if (typeof value === 'number') return atText(isoOf(instantOf(value)))
  return typeof value === 'string' ? atText(value) : ''
}

const before = (lead: string, text: string): string => (text === '' ? '' : `${lead}${text}`)
const because = (change: Change): string => before(': ', fact(change, 'reason'))
/** In what a triage differs from the written criteria. */
const flagsOf = ({ flags }: Change): string => (Array.isArray(flags) ? flags.map(String).join(' ') : '')
const listed = (value: unknown): string => (Array.isArray(value) ? value.map(String).join('; ') : '')

/** A crossing of a clock, such as `the first response`, and of whose customer. */
function clockOf(change: Change): string {
  const cycle = Number(fact(change, 'cycle'))
  const nth = cycle > 1 ? ` ${cycle}` : ''
  return `the ${spaced(fact(change, 'metric'))}${nth}${before(' owed to #', fact(change, 'party'))}`
}

const terms = (change: Change): string =>
  [
    spaced(fact(change, 'segment')),
    before('plan ', fact(change, 'plan')),
    before('contract ', fact(change, 'contract')),
  ]
    .filter(Boolean)
    .join(', ')
const passing = (change: Change): string => before(', passing over #', fact(change, 'passedOver'))

/** With the person's own words after it. */
const flowSentences = Object.fromEntries(
  Object.entries(FLOW_SENTENCES).map(([type, says]) => {
    const words = FLOW_WORDS_IN[type as FlowChange['type']]
    return [type, (change: Change) => `${says(change)}${words === undefined ? '' : before(': ', fact(change, words))}`]
  }),
) as Record<FlowChange['type'], (change: Change) => string>

const SENTENCES: { readonly [Type in TicketEventType]: (change: Change) => string } = {
  ...flowSentences,
  opened: (change) => `opened it${before(' by ', fact(change, 'channel'))}`,
  triaged: (change) => {
    const from = before(' from ', fact(change, 'beforePriority'))
    const was = from === '' ? '' : `${from}, severity ${fact(change, 'beforeSeverity')}`
    const flags = flagsOf(change)
    const differs = flags === '' ? before(', where the criteria say ', fact(change, 'criteriaSay')) : ''
    return `triaged it${was} to ${fact(change, 'priority')}, severity ${fact(change, 'severity')}${differs}${because(change)}${before(' Flagged: ', flags)}`
  },
  taken_back: takenBackWords,
  untriaged: (change) => `took its triage back${because(change)}`,
  priority_proposed: (change) =>
    `proposed ${[before('severity ', fact(change, 'severity')), fact(change, 'priority')].filter(Boolean).join(', ')}${because(change)}`,
  classified: (change) =>
    `classified it as ${fact(change, 'kind')}${before(', area ', fact(change, 'area'))}${before(', tags ', listed(change.tags))}${before(', effort ', fact(change, 'effort'))}`,
  form_answered: () => 'filled in what its form asks',
  account_set: (change) => `said whose it is: ${terms(change)}${because(change)}`,
  snoozed: (change) => {
    const until = moment(change, 'until')
    return until === '' ? `woke it${because(change)}` : `snoozed it until ${until}${because(change)}`
  },
  also_affects: (change) => {
    const who = fact(change, 'accountName') || 'an account'
    const through = before(' #', fact(change, 'through'))
    if (fact(change, 'gone') !== '') return `took ${who} off again:${through} goes on by itself`
    return `added ${who}, who asks the same${before(' in', through)}${before(': ', fact(change, 'note'))}`
  },
  leased: (change) => `took it to look at${before(' until ', moment(change, 'until'))}${passing(change)}`,
  lease_expired: () => 'let the lease run out',
  claimed: (change) => `claimed it${passing(change)}${because(change)}`,
  skipped: (change) => `skipped it${because(change)}`,
  released: (change) => `gave it back to the line${because(change)}`,
  routed: (change) =>
    `moved it to ${fact(change, 'group') || fact(change, 'team')}${because(change)}${before('. ', fact(change, 'detour'))}`,
  assigned: (change) => `made ${fact(change, 'owner') || 'nobody'} its owner`,
  replied: (change) => (fact(change, 'weight') === 'response' ? 'answered' : `answered: ${fact(change, 'weight')}`),
  reply_judged: (change) =>
    `judged reply ${fact(change, 'reply')} to count as ${fact(change, 'weight')}${because(change)}`,
  responded: (change) => `answered elsewhere${before(': ', fact(change, 'where'))}`,
  answer_waived: (change) => `said that message ${fact(change, 'message')} needs no answer${because(change)}`,
  noted: () => 'wrote a note',
  received: () => 'wrote',
  attached: (change) =>
    `attached ${fact(change, 'name')} (${sizeText(Number(fact(change, 'size')))})` +
    (change.visibility === 'internal' ? ', for us only' : ''),
  held: (change) =>
    `held it for ${spaced(fact(change, 'for'))}: ${spaced(fact(change, 'reason'))}` +
    `${before(', ', fact(change, 'note'))}; ${fact(change, 'actsNext')} acts next` +
    before(', until ', moment(change, 'until')),
  resumed: (change) => `resumed it${because(change)}`,
  solved: (change) => `solved it${before(': ', fact(change, 'resolution'))}${endWords(change)}`,
  reopened: (change) => `reopened it${because(change)}`,
  closed: (change) =>
    `closed it: ${spaced(fact(change, 'reason'))}${endWords(change)}${before('. ', fact(change, 'comment'))}`,
  dismissed: (change) =>
    `dismissed it as ${fact(change, 'as')}${before(' of #', fact(change, 'of'))}${because(change)}`,
  merged: (change) => `merged it into #${fact(change, 'into')}${because(change)}`,
  absorbed: (change) =>
    `took in #${fact(change, 'number')}${change.sameCustomer === true ? '' : ', of another customer'}`,
  split_off: (change) => `split #${fact(change, 'into')} off from it${because(change)}`,
  terms_changed: (change) => `changed its terms to ${terms(change)}${because(change)}`,
  rebased: (change) => `put its clocks under the present rules${because(change)}`,
  clock_warned: (change) =>
    `warned of ${clockOf(change)}: ${fact(change, 'percent')} % is used, due ${moment(change, 'dueAt')}`,
  clock_breached: (change) => `recorded a breach of ${clockOf(change)}, due ${moment(change, 'dueAt')}`,
  clocks_corrected: (change) =>
    `corrected its clocks because of event ${fact(change, 'because')}${before(': ', listed(change.changes))}`,
  pinned: (change) =>
    `pinned it to place ${fact(change, 'place')}${before(' until ', moment(change, 'expiresAt'))}${because(change)}`,
  unpinned: (change) => `took the pin off${because(change)}`,
  pin_expired: (change) => `saw the pin to place ${fact(change, 'place')} run out`,
  facts_changed: ({ facts }) =>
    `learnt ${
      Object.keys(facts ?? {})
        .map(spaced)
        .join(', ') || 'facts'
    } from elsewhere`,
}

/** A type that only a newer server knows is named, not explained. */
export function eventSentence({ type, change }: TimelineEvent): string {
  const known = Object.hasOwn(SENTENCES, type) ? SENTENCES[type as TicketEventType] : undefined
  return known ? known(change) : spaced(type)
}
