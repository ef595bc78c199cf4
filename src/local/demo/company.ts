/** The demo company: Harbor, which sells code search and developer data, with 90 days of support. */
import { must } from '../../domain/assert.ts'
import type { CompanyFacts, OpenedElsewhere, TicketHistory } from '../../domain/history.ts'
import type { Instant } from '../../domain/time.ts'
import type { Channel, Environment, Segment } from '../../domain/vocabulary.ts'
import { ACCOUNTS, type Account, STRANGERS } from './accounts.ts'
import { deedsOf } from './changes.ts'
import { type Writer, writersOf } from './contacts.ts'
import { contactsOf, engineerOf, fileOf, opportunitiesOf } from './crm.ts'
import { type Draft, draftTickets } from './drafts.ts'
import { type Chosen, scenarioChooser } from './library.ts'
import { MEMBERS, type Member, memberFacts, TEAMS } from './members.ts'
import { openingText, type Tale } from './messages.ts'
import { moneyOf } from './money.ts'
import { branch, pick, pickWeighted, type Random, seeded, skewed } from './random.ts'
import type { Scenario } from './scenario.ts'
import { chooseWords, render } from './text.ts'
import { type Setting, wordsOf } from './words.ts'

type Share<T> = readonly (readonly [T, number])[]

const CHANNELS: Readonly<Record<Segment, Share<Channel>>> = {
  enterprise: [
    ['email', 36],
    ['portal', 30],
    ['slack', 20],
    ['form', 7],
    ['api', 3],
    ['phone', 2],
    ['import', 2],
  ],
  team: [
    ['email', 48],
    ['form', 26],
    ['portal', 22],
    ['import', 2],
    ['phone', 1],
  ],
  free: [
    ['form', 60],
    ['email', 40],
  ],
  open_source: [
    ['github', 85],
    ['email', 15],
  ],
  presales: [
    ['slack', 45],
    ['email', 35],
    ['form', 20],
  ],
  internal: [
    ['slack', 60],
    ['form', 25],
    ['api', 15],
  ],
}
const ENVIRONMENTS: Share<Environment> = [
  ['production', 78],
  ['staging', 14],
  ['development', 8],
]

const share = <T>(random: Random, shares: Share<T>): T => pickWeighted(random, shares, ([, weight]) => weight)[0]

function environmentOf({ kind }: Scenario, random: Random): Environment | null {
  if (kind === 'presales') return 'trial'
  if (kind === 'incident') return 'production'
  if (kind === 'feature' || kind === 'task') return null
  return kind === 'question' && random() < 0.6 ? null : share(random, ENVIRONMENTS)
}

/** Prospects are brought in by their customer engineer; our own work by whoever noticed it. */
function openerOf({ ask, account }: Draft, random: Random): Member | null {
  if (ask.kind === 'task') return pick(random, MEMBERS)
  return ask.kind === 'presales' ? engineerOf(account) : null
}

const colleague = ({ name, handle }: Member): Writer => ({
  name,
  first: must(name.split(' ')[0], 'a name has a first part'),
  email: `${handle}@harbor.example`,
  manner: 'terse',
})

function writerFor(writers: readonly Writer[], random: Random): Writer {
  return must(writers[Math.floor(skewed(random, 0, writers.length))], 'an account has people')
}

/** How the account was found: our own people name it; a sender is known by their address, and strangers are not. */
function matchOf(
  { account, ask }: Draft,
  opener: Member | null,
  contact: Writer | null,
): Pick<OpenedElsewhere, 'matchedBy'> {
  if (contact === null || ask.kind === 'task') return {}
  if (account.slug === STRANGERS.slug) return { matchedBy: 'nobody' }
  return { matchedBy: opener === null && account.segment !== 'internal' ? 'contact' : 'given' }
}

interface Cast {
  readonly now: Instant
  readonly writers: ReadonlyMap<string, readonly Writer[]>
  readonly choose: ReturnType<typeof scenarioChooser>
  readonly subjects: Set<string>
}

/** Words and a subject nobody has used yet; after a dozen tries the same subject may come twice, as in life. */
function entitled(draft: Draft, { scenario, times }: Chosen, setting: Setting, subjects: Set<string>) {
  const { random } = setting
  const draw = (attempt: number) => {
    const words = { ...wordsOf(draft.at, setting), ...chooseWords(scenario.values ?? {}, random) }
    const variant = (times + attempt) % scenario.subjects.length
    const template = must(scenario.subjects[variant], 'a scenario has subjects')
    return { words, variant, subject: render(template, words, random) }
  }
  let drawn = draw(0)
  for (let attempt = 1; attempt < 12 && subjects.has(drawn.subject); attempt++) drawn = draw(attempt)
  subjects.add(drawn.subject)
  return drawn
}

function tell(draft: Draft, number: number, cast: Cast, random: Random): TicketHistory {
  const chosen = cast.choose(draft)
  const { scenario } = chosen
  const people = must(cast.writers.get(draft.account.slug), 'every account has people')
  const contact = draft.ask.kind === 'task' ? null : writerFor(people, random)
  const opener = openerOf(draft, random)
  // About a prospect we talk to the customer engineer who brought it in.
  const writer = contact && (opener ? colleague(opener) : contact)
  const setting = { account: draft.account, severity: scenario.severity, writer, random }
  const { words, variant, subject } = entitled(draft, chosen, setting, cast.subjects)
  const channel = share(random, CHANNELS[draft.account.segment])
  const { closing } = draft.path
  const tale: Tale = {
    variant,
    scenario,
    account: draft.account,
    writer,
    opener,
    channel,
    closing,
    words,
    texts: random,
    now: cast.now,
  }
  const opened: OpenedElsewhere = {
    type: 'opened',
    kind: scenario.kind,
    subject,
    body: openingText(tale, draft.at),
    channel,
    team: 'support',
    account: draft.account.slug === STRANGERS.slug ? null : draft.account.slug,
    segment: draft.account.segment,
    plan: draft.account.plan,
    contract: null,
    contact: contact && { name: contact.name, email: contact.email },
    environment: environmentOf(scenario, random),
    tags: scenario.tags,
    ...matchOf(draft, opener, contact),
  }
  const actor = opener?.handle ?? must(contact, 'a customer opened it').email
  const deeds = [{ at: draft.at, actor, change: opened }, ...deedsOf(tale, draft.steps)]
  const events = deeds.map((deed, index) => ({ ref: `demo:${number}:${index + 1}`, ...deed }))
  return { source: 'demo', externalId: `D-${number}`, events }
}

const accountFacts = (account: Account, now: Instant) => {
  const { slug, name, segment, plan } = account
  return { slug, name, segment, plan, contract: null, ...moneyOf(account, now), ...fileOf(account) }
}

/** A believable company and 1,200 tickets of the 90 days before `now`, in the order they arrived. Pure: the same seed
 *  and instant give the same bytes. External ids count from `D-1`; no event lies after `now`. */
export function demoCompany(seed: number, now: Instant): { facts: CompanyFacts; tickets: TicketHistory[] } {
  const random = seeded(seed)
  const people = branch(random)
  const drafts = draftTickets(now, branch(random))
  const cast: Cast = {
    now,
    writers: new Map([...ACCOUNTS, STRANGERS].map((account) => [account.slug, writersOf(account, people)])),
    choose: scenarioChooser(branch(random)),
    subjects: new Set(),
  }
  const texts = branch(random)
  const tickets = drafts.map((draft, index) => tell(draft, index + 1, cast, branch(texts)))
  return {
    facts: {
      teams: TEAMS,
      members: memberFacts,
      accounts: ACCOUNTS.map((each) => accountFacts(each, now)),
      contacts: ACCOUNTS.flatMap((each) => contactsOf(each, cast.writers.get(each.slug) ?? [])),
      opportunities: opportunitiesOf(now),
    },
    tickets,
  }
}
