/** Writes what is said at a beat: the scenario's text within the phrases people use around it. */
import { must } from '../../domain/assert.ts'
import { DAY, type Instant, later } from '../../domain/time.ts'
import type { Channel, ClosingReason } from '../../domain/vocabulary.ts'
import type { Account } from './accounts.ts'
import type { Writer } from './contacts.ts'
import type { Member } from './members.ts'
import type { Beat } from './paths.ts'
import {
  AGAINS,
  ASK_LEADS,
  ASK_TAILS,
  CAUSE_LEADS,
  CHASES,
  DIRECT_LEADS,
  EXPLANATIONS,
  FAREWELLS,
  FOUND_LEADS,
  GIVE_LEADS,
  GIVE_TAILS,
  GREETINGS,
  NEED_LEADS,
  NEED_TAILS,
  NUDGES,
  OUR_GREETINGS,
  PROBLEM_LEADS,
  PROBLEM_TAILS,
  QUESTION_TAILS,
  SECOND_NOTES,
  THANKS,
  TRY_TAILS,
  UPDATES,
  URGENT_TAILS,
} from './phrases.ts'
import { pick, type Random } from './random.ts'
import type { Scenario } from './scenario.ts'
import { render, type Words } from './text.ts'
import type { Step } from './timeline.ts'
import { atWork, EUROPE, weekdayName } from './workday.ts'

/** Everything the texts of one ticket are made from. */
export interface Tale {
  readonly scenario: Scenario
  /** Which of the scenario's texts are told: the nth ones, of every list, belong together. */
  readonly variant: number
  readonly account: Account
  /** Who we talk to: somebody at the customer, or the customer engineer; null for our own work. */
  readonly writer: Writer | null
  /** The member who opened it, when it was not the customer. */
  readonly opener: Member | null
  readonly channel: Channel
  readonly closing: ClosingReason | null
  readonly words: Words
  readonly texts: Random
  readonly now: Instant
}

/** Starts with a capital, unless the first word is a name from code. */
export const capital = (text: string): string =>
  /^[a-z]+[ ,]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text

const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by)

/** A working day soon after `at`, by name: when support means to write again. */
function soon(at: Instant): string {
  const days = [1, 2, 3, 4].map((day) => later(at, day * DAY))
  return weekdayName(
    must(
      days.find((day) => atWork(later(day, 0), { ...EUROPE, opens: 0, closes: 24 })),
      'a workday',
    ),
    EUROPE,
  )
}

export const firstName = ({ name }: Member): string => must(name.split(' ')[0], 'a name has a first part')

/** Renders one of `templates` with the words of the ticket and those of this moment. */
export function say({ words, texts }: Tale, step: Pick<Step, 'at' | 'by'>, templates: readonly string[]): string {
  const moment = { ...words, later: soon(step.at), ...(step.by && { me: firstName(step.by) }) }
  return render(pick(texts, templates), moment, texts)
}

const INFORMAL: readonly Channel[] = ['slack', 'github', 'api', 'phone', 'import']

/** The text of one of the scenario's lists that belongs to this ticket. */
const ownOf = ({ variant }: Tale, texts: readonly string[]): readonly string[] => {
  const own = texts[variant % texts.length]
  return own === undefined ? [] : [own]
}

/** As people write in a channel: chat and code hosts go without the forms of a letter. */
function letter({ channel, writer, words, texts }: Tale, body: string): string {
  if (writer === null || INFORMAL.includes(channel)) return capital(body)
  const own = { ...words, name: writer.name }
  const greeting = render(pick(texts, GREETINGS[writer.manner]), own, texts)
  const farewell = render(pick(texts, FAREWELLS[writer.manner]), own, texts).replaceAll('\n- ', '\n')
  return joined([greeting, capital(body), farewell], '\n\n')
}

interface Around {
  readonly lead: readonly string[]
  readonly tail: readonly string[]
}

/** Our answer: greeting, what we did, the matter, what comes next, name. */
function ours(tale: Tale, step: Step, templates: readonly string[], { lead, tail }: Around): string {
  const said = (from: readonly string[]) => (from.length === 0 ? '' : say(tale, step, from))
  const body = joined(
    [said(lead), say(tale, step, templates)],
    templates.length > 0 && tale.texts() < 0.5 ? ' ' : '\n\n',
  )
  const name = firstName(must(step.by, 'a member writes for us'))
  const chatty = tale.channel === 'slack' || tale.channel === 'github'
  const greeting = chatty ? '' : say(tale, step, OUR_GREETINGS)
  return joined([greeting, capital(body), capital(said(tail)), chatty ? '' : name], '\n\n')
}

const NOTHING: Around = { lead: [], tail: [] }

const isTrouble = ({ kind }: Scenario): boolean => kind === 'problem' || kind === 'incident'

function aroundAsk(scenario: Scenario): Around {
  if (scenario.severity < 2) return { lead: [], tail: URGENT_TAILS }
  return isTrouble(scenario) ? { lead: PROBLEM_LEADS, tail: PROBLEM_TAILS } : { lead: ASK_LEADS, tail: ASK_TAILS }
}

function aroundFind(scenario: Scenario, gave: boolean): Around {
  if (scenario.severity < 2) return { lead: [], tail: TRY_TAILS }
  if (scenario.kind === 'feature') return { lead: gave ? NEED_LEADS : [], tail: NEED_TAILS }
  if (!gave) return { lead: DIRECT_LEADS, tail: isTrouble(scenario) ? TRY_TAILS : QUESTION_TAILS }
  return isTrouble(scenario) ? { lead: CAUSE_LEADS, tail: TRY_TAILS } : { lead: FOUND_LEADS, tail: QUESTION_TAILS }
}

/** What has been said so far: answers differ after the customer has sent something. */
export interface Said {
  readonly gave: boolean
  readonly notes: number
  /** Who of us wrote last, by first name. */
  readonly helper: string
}

/** The text of a public reply of ours. */
export function replyText(tale: Tale, step: Step, said: Said): string {
  const { scenario } = tale
  switch (step.beat) {
    case 'ask':
      return ours(tale, step, scenario.ask, aroundAsk(scenario))
    case 'find':
      return ours(tale, step, ownOf(tale, scenario.find), aroundFind(scenario, said.gave))
    case 'answer':
      return ours(tale, step, [scenario.more[1]], NOTHING)
    case 'update':
      return ours(tale, step, UPDATES, NOTHING)
    case 'explain':
      return ours(tale, step, EXPLANATIONS, { lead: [], tail: TRY_TAILS })
    default:
      return ours(tale, step, NUDGES, NOTHING)
  }
}

/** The text of a customer's message. */
export function messageText(tale: Tale, step: Step, { helper }: Said): string {
  const { scenario } = tale
  switch (step.beat) {
    case 'give': {
      const given = joined([say(tale, step, GIVE_LEADS), say(tale, step, ownOf(tale, scenario.give))], ' ')
      return letter(tale, joined([given, say(tale, step, GIVE_TAILS)], '\n\n'))
    }
    case 'question':
      return letter(tale, say(tale, step, [scenario.more[0]]))
    case 'thanks': {
      const words = { ...tale.words, me: helper, done: say(tale, step, ownOf(tale, scenario.done)) }
      return letter(tale, say({ ...tale, words }, step, THANKS))
    }
    case 'again':
      return letter(tale, say(tale, step, AGAINS))
    default:
      return letter(tale, say(tale, step, CHASES))
  }
}

/** The text of an internal note. */
export function noteText(tale: Tale, step: Step, said: Said): string {
  const { scenario } = tale
  const help = () => must(scenario.help, `${scenario.id} can be handed to another team`)
  const texts: Partial<Readonly<Record<Beat, () => readonly string[]>>> = {
    help: () => [help()[0]],
    verdict: () => [help()[1]],
    progress: () => ownOf(tale, scenario.find),
  }
  const templates = texts[step.beat]?.() ?? (said.notes === 0 ? ownOf(tale, scenario.note) : SECOND_NOTES)
  return say(tale, step, templates)
}

/** The subject and the first message. */
export function openingText(tale: Tale, at: Instant): string {
  const body = say(tale, { at, by: tale.opener }, ownOf(tale, tale.scenario.opening))
  return tale.opener === null ? letter(tale, body) : body
}
