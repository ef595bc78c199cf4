/** Everything that somebody may want of a ticket, and what they want of the line. */

import { BULK_VERBS } from '../../src/contract/bulk.ts'
import { ISSUE_KINDS } from '../../src/domain/issue/issue.ts'
import { CHANNELS, ENVIRONMENTS, KINDS } from '../../src/domain/vocabulary.ts'
import { between, chance, pick } from '../../src/local/demo/random.ts'
import { ACCOUNTS, CONTACTS, TEAM_SLUGS } from './company.ts'
import { type Ask, type AskOn, isDone, type Wish } from './page.ts'
import type { WishName } from './wish-weights.ts'
import { CONCERN } from './wishes-concern.ts'
import { CONVERSATION } from './wishes-conversation.ts'
import { END } from './wishes-end.ts'
import { FLOW } from './wishes-flow.ts'
import { LINE } from './wishes-line.ts'

/** What is wanted of no ticket in particular. */
export const OF_THE_LINE = ['open', 'next', 'bulk', 'file-issue'] as const
export type LineWish = (typeof OF_THE_LINE)[number]
export type VerbWish = Exclude<WishName, LineWish>

export const WISHES: Readonly<Record<VerbWish, Wish>> = { ...LINE, ...CONVERSATION, ...END, ...FLOW, ...CONCERN }

const SUBJECTS = [
  'Search answers nothing since this morning',
  'How do we add a second code host?',
  'Permissions of one repository are out of date',
  'Upgrade to 5.2 stops at the migration',
  'A list of everybody who signed in',
] as const
/** Openings from elsewhere carry ids, few enough that some come twice. */
const EXTERNAL_IDS = 400

function asForm({ random, mark }: Ask): object {
  const about = pick(random, ['problem', 'question'] as const)
  const told = about === 'problem' ? { happened: `It stops. ${mark}` } : { asked: `How is it done? ${mark}` }
  return { form: { slug: 'support', answers: { about, summary: `${pick(random, SUBJECTS)} ${mark}`, ...told } } }
}

function opening(ask: Ask): object {
  const { random, mark } = ask
  const account = pick(random, ACCOUNTS).slug
  const contact = pick(
    random,
    CONTACTS.filter((each) => each.account === account),
  )
  const whose = chance(random, 0.7) ? { account } : {}
  const from = chance(random, 0.8) ? { contact: { name: contact.name, email: contact.email } } : {}
  if (chance(random, 0.15)) return { ...asForm(ask), ...whose, ...from }
  return {
    kind: pick(random, KINDS),
    subject: `${pick(random, SUBJECTS)} ${mark}`,
    body: `It began on Monday. ${mark}`,
    channel: pick(random, CHANNELS),
    environment: chance(random, 0.5) ? pick(random, ENVIRONMENTS) : null,
    ...(chance(random, 0.3) ? { team: pick(random, TEAM_SLUGS) } : {}),
    ...(chance(random, 0.2) ? { source: 'elsewhere', externalId: `x-${between(random, 1, EXTERNAL_IDS)}` } : {}),
    ...whose,
    ...from,
  }
}

/** One verb on several tickets: some with the version that was seen, and some of them unfit. */
function onMany(ask: Ask): object {
  const { random, board } = ask
  const chosen = Array.from({ length: between(random, 2, 5) }, () => board.choose(random, (page) => !isDone(page)))
  const pages = [...new Set(chosen)].filter((page) => page !== undefined)
  const tickets = pages.map(({ number, version }) => (chance(random, 0.5) ? { number, version } : { number }))
  const verb = pick(random, ['undo', ...BULK_VERBS] as const)
  const [page] = pages
  if (page === undefined) return { verb: 'undo', tickets: [{ number: 1 }] }
  if (verb === 'undo') return { verb, tickets }
  return { verb, tickets, input: WISHES[verb].body({ ...ask, page, events: [] } satisfies AskOn) }
}

const filing = ({ random, mark }: Ask): object => ({
  kind: pick(random, ISSUE_KINDS),
  title: `The index is not rebuilt ${mark}`,
  text: `It stays broken after a restart. ${mark}`,
})

/** Method, path and body of what is wanted of the line. */
export function lineCall(wish: LineWish, ask: Ask): { readonly path: string; readonly body: object } {
  if (wish === 'open') return { path: '/tickets', body: opening(ask) }
  if (wish === 'next') return { path: '/queue/next', body: { scope: pick(ask.random, ['support', ...TEAM_SLUGS]) } }
  if (wish === 'file-issue') return { path: '/issues', body: filing(ask) }
  return { path: '/tickets/bulk', body: onMany(ask) }
}
