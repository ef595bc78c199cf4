/** The steps of a clock's story in words, for a colleague (EXP-1). */

import { must } from '../assert.ts'
import type { Policies } from '../policies.ts'
import { targetWords } from '../sla/target.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import { leftWords, type Telling, timeWords } from '../time-words.ts'
import { versionAt } from '../version.ts'
import type { ReplyWeight } from '../vocabulary.ts'
import { causeWords, waitedFor } from './cause-words.ts'
import type { Aim, Cycle } from './clock.ts'
import { clockAt } from './clocks-of.ts'
import type { Move, MoveKind, Story } from './moves.ts'

/** Everything a story is told with. */
export interface Teller extends Telling {
  readonly policies: Policies
  /** The events of the ticket by version. */
  readonly events: ReadonlyMap<number, TicketEvent>
}

/** What somebody said of an earlier reply. */
type Judgement = TicketEvent & { readonly change: Extract<TicketChange, { type: 'reply_judged' }> }

const isJudgement = (event: TicketEvent): event is Judgement => event.change.type === 'reply_judged'

/** The last judgement of the reply with `version`. */
function judgementOf(version: number, { events }: Teller): Judgement | undefined {
  return [...events.values()].findLast(
    (event): event is Judgement => isJudgement(event) && event.change.reply === version,
  )
}

const JUDGED: Readonly<Record<ReplyWeight, string>> = {
  response: 'a response',
  acknowledgement: 'an acknowledgement',
  automatic: 'automatic',
}

/** The event in words, with what its reply was judged to be. */
function cause(event: TicketEvent, teller: Teller): string {
  const judgement = event.change.type === 'replied' ? judgementOf(event.version, teller) : undefined
  if (!judgement) return causeWords(event)
  const { by, weight, reason } = judgement.change
  return `${causeWords(event)}, judged ${JUDGED[weight]} by ${by} (${reason})`
}

/** The name of a calendar, as it was when the clock was `knownAt`. */
export function calendarName(slug: string, knownAt: Instant, { book }: Policies): string {
  const versions = book.calendars[slug] ?? []
  return (versionAt(versions, knownAt) ?? versions[0])?.document.name ?? slug
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Where `aim` comes from and why: its rule, its table, and what of the ticket made it fit. */
const ruleWords = ({ rule, table }: Aim, fit: string): string =>
  `rule “${rule}” of “${table}”${fit === '' ? '' : `, because ${fit}`}`

const dueWords = (dueAt: Instant | null, teller: Teller): string =>
  dueAt === null ? '' : `, due ${timeWords(dueAt, teller)}`

function endWords(cycle: Cycle, teller: Teller): string {
  const clock = must(clockAt(cycle, teller.policies, must(cycle.endedAt, 'it has ended')), 'it was promised')
  if (cycle.outcome === 'breached') return 'it had been missed'
  return clock.remaining === 0 ? 'met' : `met with ${leftWords(clock.remaining)} to spare`
}

/** What a step is told with. */
interface Scene extends Teller {
  readonly story: Story
  readonly event: TicketEvent | null
  /** The event in words; empty when nothing but time did it. */
  readonly because: string
}

type Words = { [Kind in MoveKind['kind']]: (move: Extract<MoveKind, { kind: Kind }>, scene: Scene) => string }

/** Why the rule of `aim` fits. */
const fitOf = (aim: Aim, { clock, fits }: Story): string =>
  fits[clock.aims.findIndex(({ because, rule }) => because === aim.because && rule === aim.rule)] ?? ''

/** What the clock counts from, which may be older than the event that brought the promise. */
function startWords(scene: Scene): string {
  const first = scene.events.get(scene.story.clock.startedBy)
  return !first || first === scene.event ? scene.because : `${cause(first, scene)}; promised when ${scene.because}`
}

function heldWords(event: TicketEvent | null): string {
  if (event?.change.type !== 'held') return ''
  const { reason, note, actsNext } = event.change
  return ` (${reason.replaceAll('_', ' ')}${note === null ? '' : `: ${note}`}), ${actsNext} acts next`
}

const NO_RESPONSE = {
  automatic: 'it was automatic',
  acknowledgement: 'it says neither what was done nor what comes next',
  response: '',
} as const satisfies Record<ReplyWeight, string>

const words: Words = {
  started: ({ aim, dueAt }, scene) => {
    const hours = calendarName(aim.calendar, scene.story.clock.knownAt, scene.policies)
    const promise = `${targetWords(aim.target)} in ${hours}${dueWords(dueAt, scene)}`
    return `Started: ${startWords(scene)}. ${promise} (${ruleWords(aim, fitOf(aim, scene.story))})`
  },
  retargeted: ({ before, aim, dueAt }, scene) => {
    const instead = `${targetWords(aim.target)} instead of ${targetWords(before.target)}`
    return `${capital(scene.because)}: ${instead}${dueWords(dueAt, scene)} (${ruleWords(aim, fitOf(aim, scene.story))})`
  },
  rebased: ({ before, dueAt }, scene) => {
    const instead = before === null ? '' : ` instead of ${timeWords(before, scene)}`
    return `${capital(scene.because)}${dueWords(dueAt, scene)}${instead}`
  },
  joined: ({ startedAt, dueAt }, scene) =>
    `${capital(scene.because)}: it counts from ${timeWords(startedAt, scene)}${dueWords(dueAt, scene)}`,
  paused: ({ pause }, { event }) =>
    pause.reason === 'solved' ? 'Paused: solved' : `Paused: held for ${waitedFor(pause.reason)}${heldWords(event)}`,
  resumed: ({ dueAt }, scene) => `Resumed: ${scene.because}${dueWords(dueAt, scene)}`,
  warned: ({ percent }) => `${percent} % of the time used: warned`,
  missed: ({ byChange, dueAt }, scene) =>
    byChange && dueAt !== null
      ? `Missed by that change: the new due, ${timeWords(dueAt, scene)}, was past`
      : 'The due passed: missed',
  ended: ({ cycle }, scene) => `Ended: ${scene.because}; ${endWords(cycle, scene)}`,
  cancelled: ({ because }, scene) => `Cancelled: ${because}${scene.because === '' ? '' : `; ${scene.because}`}`,
  restored: ({ dueAt }, scene) => `Owed again: ${scene.because}; it counts from its old start${dueWords(dueAt, scene)}`,
  reopened: ({ dueAt }, scene) =>
    `Reopened: ${scene.because}; the time it was solved does not count${dueWords(dueAt, scene)}`,
  unanswered: ({ weight }, scene) => `${capital(scene.because)} does not stop it: ${NO_RESPONSE[weight]}`,
  runs_on: ({ for: whom }) => `Held for ${waitedFor(whom)}: this clock runs on`,
}

/** One move in words. */
export function stepWords(move: Move, story: Story, teller: Teller): string {
  const { kind, event } = move
  const because = event === null ? '' : cause(event, teller)
  const say = words[kind] as (move: Move, scene: Scene) => string
  return say(move, { ...teller, story, event, because })
}
