/** Which `severity` documents are taken (SEV-10), and what of them looks odd (SEV-11). */
import { type Fault, fault, refuse, twiceNamed } from '../sla/faults.ts'
import { KINDS, SEGMENTS } from '../vocabulary.ts'
import { leavesOf, questionOf } from './condition.ts'
import { conditionFaults, type Questions } from './condition-faults.ts'
import { type Ladder, type Level, MATURITY, type SeverityPolicy } from './document.ts'
import { ladderFor } from './propose.ts'
import { questionsFaults } from './question-faults.ts'

function priorityFaults({ priority, allowedPriorities }: Level, place: string): Fault[] {
  if (allowedPriorities === undefined || allowedPriorities.includes(priority)) return []
  const text = `does not have ${priority}, the level's own. Add it, or leave the list out to allow all.`
  return [fault(`${place}.allowedPriorities`, text)]
}

/** Worst first, by severity and by priority. */
function orderFaults(levels: readonly Level[], place: string): Fault[] {
  return levels.flatMap((level, index) => {
    const before = levels[index - 1]
    if (!before) return []
    const at = `${place}[${index}]`
    const faults: Fault[] = []
    if (level.severity < before.severity) {
      faults.push(
        fault(`${at}.severity`, `is ${level.severity}, after ${before.severity}. List the worst level first.`),
      )
    }
    if (level.priority < before.priority) {
      faults.push(
        fault(`${at}.priority`, `is ${level.priority}, after ${before.priority}. List the worst level first.`),
      )
    }
    return faults
  })
}

function levelFaults(level: Level, place: string, questions: Questions): Fault[] {
  const criterion = level.when === null ? [] : conditionFaults(level.when, `${place}.when`, questions)
  return [...criterion, ...priorityFaults(level, place)]
}

function neverFaults({ never, levels }: Ladder, place: string, questions: Questions): Fault[] {
  return never.flatMap(({ level, when }, index) => {
    const at = `${place}.never[${index}]`
    const unknown = levels.some(({ name }) => name === level)
      ? []
      : [fault(`${at}.level`, `is "${level}", which is no level of the ladder. Write its name as it is there.`)]
    return [...unknown, ...conditionFaults(when, `${at}.when`, questions)]
  })
}

function ticketFaults({ tickets }: Ladder, place: string): Fault[] {
  if (tickets.length === 0) return [fault(`${place}.tickets`, 'is empty and fits nothing. Write {} for all tickets.')]
  return tickets.flatMap((conditions, index) =>
    Object.entries(conditions)
      .filter(([, values]) => values?.length === 0)
      .map(([aspect]) =>
        fault(`${place}.tickets[${index}].${aspect}`, 'is empty and fits nothing. Name at least one, or leave it out.'),
      ),
  )
}

function ladderFaults(ladder: Ladder, place: string): Fault[] {
  const { questions, levels } = ladder
  const known: Questions = new Map(questions.map((question) => [question.id, question]))
  const at = `${place}.levels`
  return [
    ...ticketFaults(ladder, place),
    ...questionsFaults(questions, `${place}.questions`),
    ...(levels.length === 0 ? [fault(at, 'is empty. Write at least one level.')] : []),
    ...levels.flatMap((level, index) => levelFaults(level, `${at}[${index}]`, known)),
    ...twiceNamed(levels, at),
    ...orderFaults(levels, at),
    ...neverFaults(ladder, place, known),
  ]
}

/** Passes a policy by which every ticket of its ladders can be judged (SEV-10).
 *  @throws Refusal `policy_invalid` with the `place` of the first fault, and all `faults` */
export function checkSeverityPolicy(document: SeverityPolicy): SeverityPolicy {
  const { ladders } = document
  refuse([
    ...(ladders.length === 0 ? [fault('ladders', 'is empty. Write at least one ladder.')] : []),
    ...ladders.flatMap((ladder, index) => ladderFaults(ladder, `ladders[${index}]`)),
    ...twiceNamed(ladders, 'ladders'),
  ])
  return document
}

/** Questions that no criterion looks at. */
function idleQuestions({ questions, levels, never }: Ladder, place: string): string[] {
  const conditions = [...levels.flatMap(({ when }) => (when === null ? [] : [when])), ...never.map(({ when }) => when)]
  const used = new Set(conditions.flatMap(leavesOf).map(questionOf))
  return questions.flatMap(({ id }, index) =>
    used.has(id) || id === MATURITY
      ? []
      : [`${place}.questions[${index}] "${id}" decides nothing. Use it in a criterion, or ask it elsewhere.`],
  )
}

/** Kinds of tickets, by segment, of which no ladder is for all. */
function unladdered(document: SeverityPolicy): string[] {
  const rest = { contract: null, plan: null, environment: null }
  return SEGMENTS.flatMap((segment) => {
    const kinds = KINDS.filter((kind) => ladderFor(document, { segment, kind, ...rest }) === undefined)
    if (kinds.length === 0) return []
    return [`No ladder is for every ticket of segment ${segment} and kind ${kinds.join(', ')}. Add one for all, last.`]
  })
}

const isForAll = ({ tickets }: Ladder): boolean => tickets.some((conditions) => Object.keys(conditions).length === 0)

/** Ladders behind one that takes every ticket. */
function hiddenLadders({ ladders }: SeverityPolicy): string[] {
  const last = ladders.findIndex(isForAll)
  if (last === -1) return []
  return ladders.flatMap(({ name }, index) =>
    index > last
      ? [`ladders[${index}] "${name}" is never used: "${ladders[last]?.name}" before it takes every ticket.`]
      : [],
  )
}

/** What a reviewer should look at in a policy that is taken (SEV-11). */
export const severityWarnings = (document: SeverityPolicy): string[] => [
  ...hiddenLadders(document),
  ...unladdered(document),
  ...document.ladders.flatMap((ladder, index) => idleQuestions(ladder, `ladders[${index}]`)),
]
