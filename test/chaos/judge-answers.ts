/** Whether what was answered is what happened: nothing answered is lost, nothing happened twice, nothing refused left a
 *  trace (TCK-22, TCK-23). */
import { ProblemCode } from '../../src/contract/problem.ts'
import { grouped } from '../../src/domain/group.ts'
import { REFUSAL_STATUS } from '../../src/http/refusal-status.ts'
import type { Logged } from './judge-history.ts'
import type { Faults } from './judge-rows.ts'
import { type Entry, isDoneWell, type Ledger, type Left } from './ledger.ts'

/** Their texts are carried over from earlier events, so that a mark in them may be an old one. */
const CARRIES = new Set(['handoff_offered', 'help_completed', 'form_answered', 'taken_back'])
/** Done in the name of whoever wrote, not of whoever typed it in. */
const BY_CONTACT = new Set(['received', 'opened'])
const MARK = /\[turn \d+\.\d+\]/g

const byTicket = (log: readonly Logged[]): Map<number, Logged[]> => grouped(log, ({ number }) => number)
/** What follows a closed ticket has its subject. */
const marksIn = ({ type, change }: Logged): string[] => [
  ...new Set(JSON.stringify(type === 'opened' ? change.body : change).match(MARK) ?? []),
]
const told = ({ turn, wish, fate, as, key }: Entry): string => `${wish} by ${as} (turn ${turn}, ${fate}, ${key})`

/** Why the version that was answered is not in the log as it was answered. */
function lossOf(entry: Entry, { number, version }: Left, events: readonly Logged[]): string | undefined {
  const until = events.filter((event) => event.version <= version)
  if (until.length < version) return `#${number} never had version ${version}`
  const own = until.findLast(({ actor }) => actor !== 'system')
  if (own && own.actor !== entry.as && !BY_CONTACT.has(own.type))
    return `version ${version} of #${number} is by ${own.actor}`
  // What several tickets go through is taken back without words.
  const isThere = !entry.marked || until.some((event) => JSON.stringify(event.change).includes(entry.mark))
  return isThere ? undefined : `its words are nowhere in #${number}`
}

function losses(entries: readonly Entry[], log: readonly Logged[]): Faults {
  const events = byTicket(log)
  return entries.flatMap((entry) =>
    entry.left.flatMap((left) => {
      const loss = lossOf(entry, left, events.get(left.number) ?? [])
      return loss === undefined ? [] : [`TCK-22: answered, but ${loss}: ${told(entry)}`]
    }),
  )
}

/** Answers under one key that differ in what they changed. */
function doubles(entries: readonly Entry[]): Faults {
  return [...grouped(entries.filter(isDoneWell), ({ key }) => key).values()].flatMap(([first, ...others]) => {
    if (!first) return []
    const versions = new Map(first.left.map(({ number, version }) => [number, version]))
    const differs = ({ number, version }: Left) => (versions.get(number) ?? version) !== version
    const isOther = ({ left, wish }: Entry) =>
      left.some(differs) || (wish !== 'bulk' && left.length !== first.left.length)
    return others.filter(isOther).map((other) => `TCK-22: one key, two effects: ${told(other)}`)
  })
}

/** Texts that are in the log twice as the same thing, though each was sent under one key. */
function repetitions(log: readonly Logged[]): Faults {
  const seen = new Map<string, Logged>()
  return log.flatMap((event) => {
    if (CARRIES.has(event.type)) return []
    return marksIn(event).flatMap((mark) => {
      const once = event.type === 'opened' ? `${mark} opened` : `${mark} ${event.type} ${event.number}`
      const known = seen.get(once)
      seen.set(once, event)
      const again = `#${event.number} version ${event.version}`
      return known
        ? [`TCK-22: ${event.type} ${mark} happened twice: #${known.number} version ${known.version}, ${again}`]
        : []
    })
  })
}

/** What was refused each time it was sent, and is in the log all the same. */
function traces(entries: readonly Entry[], log: readonly Logged[]): Faults {
  const marks = new Map(log.flatMap((event) => marksIn(event).map((mark) => [mark, event] as const)))
  return [...grouped(entries, ({ key }) => key).values()].flatMap((tries) => {
    const [first] = tries
    const refused = tries.every(({ status }) => status !== undefined && status >= 300)
    const event = first && refused ? marks.get(first.mark) : undefined
    return first && event ? [`TCK-22: refused (${first.code}), yet #${event.number} has it: ${told(first)}`] : []
  })
}

const STATUS: Readonly<Record<string, number>> = REFUSAL_STATUS
const CODES: readonly string[] = ProblemCode.options

/** Answers that no client should get. */
function strangeAnswers({ entries, broken }: Ledger): Faults {
  const strange = entries.filter(({ status, code }) => {
    if (status === undefined || status < 300) return false
    const isKnown = code !== undefined && CODES.includes(code) && (STATUS[code] ?? status) === status
    return status >= 500 || !isKnown || code === 'invalid_input' || code === 'not_found'
  })
  return [...strange.map((each) => `TCK-23: ${each.status} ${each.code}: ${told(each)}: ${each.detail}`), ...broken]
}

/** Calls that nobody answered however often they were sent. */
const unanswered = (entries: readonly Entry[]): Faults =>
  entries.filter(({ status, tries }) => status === undefined && tries > 1).map((each) => `nobody answers ${told(each)}`)

/** Everything in which the answers and the log differ. */
export function faultsInAnswers(ledger: Ledger, log: readonly Logged[]): Faults {
  const { entries } = ledger
  return [
    ...strangeAnswers(ledger),
    ...unanswered(entries),
    ...losses(entries, log),
    ...doubles(entries),
    ...repetitions(log),
    ...traces(entries, log),
  ]
}
