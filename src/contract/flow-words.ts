/** What each event on a ticket's way between people says, after the name of who did it; web app and command line alike. */
import type { FlowChange } from '../domain/flow/flow-event.ts'

type Change = Readonly<Record<string, unknown>>

const word = (change: Change, name: string): string => {
  const value = change[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
const lead = (before: string, text: string): string => (text === '' ? '' : `${before}${text}`)
const missing = (change: Change): string =>
  Array.isArray(change.missing) && change.missing.length > 0 ? `, missing ${change.missing.map(String).join('; ')}` : ''

export const HAND_OFF_WORDS: Readonly<Record<string, string>> = {
  case: 'to a colleague',
  zone: 'to another time zone',
  to_support: 'to support',
  to_engineering: 'to engineering',
  to_product: 'to product',
}

/** Stands before the subject of what is offered to other hands. */
export const NEEDS_TRANSITION = 'NEEDS TRANSITION'

const offered = (change: Change): string => {
  const whom = lead(', for ', word(change, 'to'))
  const region = lead(', in ', word(change, 'region'))
  return `offered it ${HAND_OFF_WORDS[word(change, 'kind')] ?? 'on'} (${word(change, 'team')}${whom}${region})`
}

const LINKED_AS: Readonly<Record<string, string>> = {
  related: 'as related',
  task: 'as a task of it',
  task_of: 'as what it is a task of',
}

/** Steps are known by ids such as `customer_engineer`. */
const stepWords = (change: Change): string => word(change, 'step').replaceAll('_', ' ')

/** Sentences without the actor; what a person wrote beside it is in `WORDS_OF`. */
export const FLOW_SENTENCES: { readonly [Type in FlowChange['type']]: (change: Change) => string } = {
  handoff_offered: offered,
  handoff_accepted: (change) => `accepted the hand-off${lead(' for ', word(change, 'team'))}`,
  handoff_bounced: (change) => `sent the hand-off back${missing(change)}`,
  handoff_withdrawn: () => 'withdrew the hand-off',
  help_asked: (change) =>
    `asked ${word(change, 'team')} for help, ${word(change, 'kind')}, ${word(change, 'score')} % of the context given`,
  help_taken: (change) => `took help request ${word(change, 'help')}`,
  help_bounced: (change) => `sent help request ${word(change, 'help')} back${missing(change)}`,
  help_completed: (change) =>
    `completed help request ${word(change, 'help')}, ${word(change, 'score')} % of the context given`,
  help_moved: (change) => `moved help request ${word(change, 'help')} to place ${word(change, 'place')}`,
  help_answered: (change) => `answered help request ${word(change, 'help')}`,
  help_withdrawn: (change) => `withdrew help request ${word(change, 'help')}`,
  concern_raised: (change) => `raised a concern: ${word(change, 'about')}`,
  concern_confirmed: (change) =>
    `${word(change, 'theirView') === '' ? 'confirmed' : 'corrected'} the view stated for them in concern ${word(change, 'concern')}`,
  concern_replied: (change) => `replied to concern ${word(change, 'concern')}`,
  concern_passed_on: (change) => `passed concern ${word(change, 'concern')} on to ${stepWords(change)}`,
  concern_decided: (change) => `decided on concern ${word(change, 'concern')}: ${word(change, 'decision')}`,
  concern_withdrawn: (change) => `withdrew concern ${word(change, 'concern')}`,
  linked: (change) => `linked #${word(change, 'to')} ${LINKED_AS[word(change, 'as')] ?? ''}`.trimEnd(),
  unlinked: (change) => `took the link to #${word(change, 'to')} off`,
  issue_linked: (change) => `linked issue ${word(change, 'issue')}`,
  issue_unlinked: (change) => `took the link to issue ${word(change, 'issue')} off`,
  issue_shipped: (change) => `shipped issue ${word(change, 'issue')}`,
  watched: () => 'follows it',
  unwatched: () => 'no longer follows it',
}

/** The fact that holds the person's own words; left out where there are none. */
export const FLOW_WORDS_IN: { readonly [Type in FlowChange['type']]?: string } = {
  handoff_bounced: 'reason',
  handoff_withdrawn: 'reason',
  help_bounced: 'reason',
  help_moved: 'reason',
  help_answered: 'answer',
  help_withdrawn: 'reason',
  concern_confirmed: 'theirView',
  concern_replied: 'reply',
  concern_passed_on: 'reason',
  concern_decided: 'reason',
  concern_withdrawn: 'reason',
  unlinked: 'reason',
  issue_unlinked: 'reason',
  issue_shipped: 'note',
}
