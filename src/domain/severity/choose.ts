/** The level that support sets: as the criteria imply it, or otherwise, which is said (SEV-7, SEV-8, SEV-9). */
import { Refusal } from '../refusal.ts'
import { PRIORITIES, type Priority, type Severity } from '../vocabulary.ts'
import { holds } from './condition.ts'
import type { Ladder, Level } from './document.ts'
import type { Proposal } from './propose.ts'
import { answered, listed, nameOf } from './words.ts'

/** What somebody asks for; what they leave out follows from the rest, or from the proposal. */
export interface Wish {
  readonly level?: string | undefined
  readonly severity?: Severity | undefined
  readonly priority?: Priority | undefined
}

export interface Chosen {
  /** Null where the ladder has no level of that severity. */
  readonly level: Level | null
  readonly severity: Severity
  readonly priority: Priority
}

function levelNamed({ name: ladder, levels }: Ladder, name: string): Level {
  const found = levels.find((level) => level.name === name)
  if (found) return found
  const names = levels.map((level) => level.name).join(', ')
  throw new Refusal('level_unknown', `The ladder “${ladder}” has no level “${name}”. Choose one of: ${names}.`)
}

/** Of several levels of a severity the proposed one, else the one of that priority, else the worst. */
function levelOf(ladder: Ladder, { outcome }: Proposal, severity: Severity, priority?: Priority): Level | undefined {
  const levels = ladder.levels.filter((level) => level.severity === severity)
  const proposed = outcome.kind === 'decided' ? outcome.level : undefined
  const both = levels.filter((level) => priority === undefined || level.priority === priority)
  return [proposed, ...both, ...levels].find((level) => level !== undefined && levels.includes(level))
}

function wished(ladder: Ladder, proposal: Proposal, { level, severity, priority }: Wish): Level | undefined {
  if (level !== undefined) return levelNamed(ladder, level)
  if (severity !== undefined) return levelOf(ladder, proposal, severity, priority)
  if (proposal.outcome.kind === 'decided') return proposal.outcome.level
  throw new Refusal('severity_undecided', `${proposal.because} Or choose the severity yourself.`)
}

/** The priorities that may not go with a level (TV-30). */
export const forbiddenFor = ({ allowedPriorities }: Level): Priority[] =>
  allowedPriorities ? PRIORITIES.filter((each) => !allowedPriorities.includes(each)) : []

/** What is set when somebody wishes so; with nothing wished it is what the criteria imply.
 *  @throws Refusal `level_unknown`, `severity_undecided`, `priority_forbidden` */
export function chosenBy(ladder: Ladder, proposal: Proposal, wish: Wish): Chosen {
  const level = wished(ladder, proposal, wish)
  const severity = level?.severity ?? wish.severity
  const priority = wish.priority ?? level?.priority
  if (severity === undefined || priority === undefined) {
    const text = `The ladder “${ladder.name}” has no level of severity ${wish.severity}. Say the priority too, or choose a level.`
    throw new Refusal('severity_undecided', text)
  }
  if (level && wish.severity !== undefined && wish.severity !== level.severity) {
    const text = `${level.name} is severity ${level.severity}, not ${wish.severity}. Leave the severity out, or choose another level.`
    throw new Refusal('level_unknown', text)
  }
  if (level && forbiddenFor(level).includes(priority)) {
    const allowed = level.allowedPriorities ?? []
    const text = `${level.name} may not be ${priority}. Choose ${allowed.join(' or ')}, or another level.`
    throw new Refusal('priority_forbidden', text, { allowed })
  }
  return { level: level ?? null, severity, priority }
}

/** What those who look at it later should see: every way in which the choice differs from the written criteria. */
export function flagsOf(ladder: Ladder, proposal: Proposal, { level, severity, priority }: Chosen): string[] {
  const { outcome, known } = proposal
  const proposed = outcome.kind === 'decided' ? outcome.level : undefined
  const name = level?.name ?? `Severity ${severity}`
  const flags: string[] = []
  if (proposed && proposed.name !== level?.name) {
    flags.push(`${name} was chosen; the criteria say ${proposal.because}.`)
  }
  if (level && level !== proposed) {
    const notes = ladder.never.filter((each) => each.level === level.name && holds(each.when, known.evidence) === true)
    flags.push(...notes.map(({ says }) => says))
  }
  if (!level) flags.push(`The ladder “${ladder.name}” has no level of severity ${severity}.`)
  if (!level && !ladder.levels.some((each) => each.priority === priority)) {
    flags.push(`No level of the ladder “${ladder.name}” is ${priority}.`)
  }
  if (level && priority !== level.priority) flags.push(`${level.name} is ${level.priority}; ${priority} was chosen.`)
  return flags
}

/** As long as a reason may be, in characters. */
const MOST = 500

const cut = (text: string): string => (text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`)

/** What the choice rests on where the criteria did not decide it: the evidence, or else the text of the level. */
function groundsOfChoice(ladder: Ladder, { outcome, known }: Proposal, level: Level | null): string {
  const given = ladder.questions.filter(({ id }) => (known.sources[id] ?? 'assumed') !== 'assumed')
  if (given.length === 0) {
    const without = 'No evidence was ticked.'
    return level ? ` under its criterion: “${level.says}” ${without}` : `. ${without}`
  }
  const words = listed(given.map(({ id }) => answered(ladder, id, known.evidence)))
  const open = outcome.kind === 'open' ? ` Not answered: ${listed(outcome.next.map((id) => nameOf(ladder, id)))}.` : ''
  return `: ${words}.${open}`
}

/** A reason made of the evidence, so that nobody must type one. It never passes off a choice as what the criteria say. */
export function reasonFor(ladder: Ladder, proposal: Proposal, { level, severity }: Chosen): string {
  const { outcome, because } = proposal
  const name = level?.name ?? `Severity ${severity}`
  if (outcome.kind !== 'decided') {
    return cut(`${name}, chosen by support${groundsOfChoice(ladder, proposal, level)}`)
  }
  return cut(outcome.level === level ? `${because}.` : `${name}, chosen by support; the criteria say ${because}.`)
}
