/** Why a ticket stands where it stands, and what would move it. The same functions that rank also explain. */
import type { Criterion, OrderPolicy } from './policy.ts'
import { criterionValue, decidingCriterion, type RankFacts, type RankKey, rankKey } from './rank.ts'
import { type Instant, isoOf } from './time.ts'
import { type Mode, PRIORITIES, type Priority, type Severity } from './vocabulary.ts'

/** One criterion with the ticket's own value, in words a person reads and as the number that is compared. */
export interface CriterionReading {
  readonly criterion: Criterion
  readonly value: string
  readonly compares: number
}

/** What decided between a ticket and its neighbour. */
export interface Decision {
  readonly neighbour: number
  readonly criterion: Criterion
  readonly ours: string
  readonly theirs: string
}

/** A change that would move the ticket, and the key it would then have in `mode`. */
export interface Move {
  readonly change:
    | 'triage'
    | 'raise_priority'
    | 'raise_severity'
    | 'resume'
    | 'reopen'
    | 'pin'
    | 'unpin'
    | 'switch_mode'
  readonly sentence: string
  readonly key: RankKey
  readonly mode: Mode
}

const words: { [Each in Criterion]: (facts: RankFacts) => string } = {
  actionable: ({ actionable, done }) => (actionable ? 'ours to act' : done ? 'done' : 'held'),
  pin: ({ pin }) => (pin === null ? 'not pinned' : `pinned to place ${pin}`),
  priority: ({ priority }) => priority ?? 'untriaged',
  severity: ({ severity }) => (severity === null ? 'no severity' : `severity ${severity}`),
  segment: ({ segment }) => segment.replace('_', ' '),
  due: ({ dueAt }) => (dueAt === null ? 'no promise running' : isoOf(dueAt)),
  received: ({ receivedAt }) => isoOf(receivedAt),
  number: ({ number }) => `#${number}`,
}

/** Every criterion that `mode` compares, in the order they decide. */
export function readings(facts: RankFacts, policy: OrderPolicy, mode: Mode): CriterionReading[] {
  return policy.criteria[mode].map((criterion) => ({
    criterion,
    value: words[criterion](facts),
    compares: criterionValue(criterion, facts, policy),
  }))
}

/** The first criterion that put the ticket before or after `neighbour`, with both values (WHY-1). */
export function decision(facts: RankFacts, neighbour: RankFacts, policy: OrderPolicy, mode: Mode): Decision {
  const criterion = decidingCriterion(facts, neighbour, policy, mode)
  return {
    neighbour: neighbour.number,
    criterion,
    ours: words[criterion](facts),
    theirs: words[criterion](neighbour),
  }
}

const raised = (priority: Priority): Priority | undefined => PRIORITIES[PRIORITIES.indexOf(priority) - 1]

interface Change {
  readonly change: Move['change']
  readonly sentence: string
  readonly facts: RankFacts
}

/** When the first response would be due if the ticket had `severity`; null when none is owed. */
export type DueBySeverity = (severity: Severity) => Instant | null

function changesOf(facts: RankFacts, dueBy: DueBySeverity): Change[] {
  // Whatever else would change, what is done waits for nobody until it is reopened.
  if (facts.done) {
    const reopened = { ...facts, actionable: true, done: false }
    return [{ change: 'reopen', sentence: 'It is reopened, or the customer writes.', facts: reopened }]
  }
  const changes: Change[] = []
  const withSeverity = (severity: Severity): RankFacts => ({ ...facts, severity, dueAt: dueBy(severity) })
  if (!facts.actionable) {
    changes.push({
      change: 'resume',
      sentence: 'The customer answers, or the hold ends.',
      facts: { ...facts, actionable: true },
    })
  }
  if (facts.priority === null) {
    changes.push({ change: 'triage', sentence: 'Triage finds a p0.', facts: { ...withSeverity(0), priority: 'p0' } })
    changes.push({ change: 'triage', sentence: 'Triage finds a p2.', facts: { ...withSeverity(2), priority: 'p2' } })
  }
  const higher = facts.priority === null ? undefined : raised(facts.priority)
  if (higher) {
    changes.push({
      change: 'raise_priority',
      sentence: `Triage raises it to ${higher}.`,
      facts: { ...facts, priority: higher },
    })
  }
  if (facts.severity !== null && facts.severity > 0) {
    const severity = (facts.severity - 1) as Severity
    const sentence = `Its severity becomes ${severity}.`
    changes.push({ change: 'raise_severity', sentence, facts: withSeverity(severity) })
  }
  if (facts.pin === null) {
    changes.push({ change: 'pin', sentence: 'A lead pins it to place 1.', facts: { ...facts, pin: 1 } })
  } else {
    changes.push({ change: 'unpin', sentence: 'Its pin expires or is taken off.', facts: { ...facts, pin: null } })
  }
  return changes
}

/** The changes that would move the ticket, each with the key it would then have; the place follows from the key (WHY-2).
 *  Another severity brings another due time, which `dueBy` tells. */
export function moves(facts: RankFacts, policy: OrderPolicy, mode: Mode, dueBy: DueBySeverity): Move[] {
  const now = rankKey(facts, policy, mode)
  const changed = changesOf(facts, dueBy).map(({ change, sentence, facts: then }): Move => {
    return { change, sentence, key: rankKey(then, policy, mode), mode }
  })
  const other: Mode = mode === 'normal' ? 'hard' : 'normal'
  const sentence = `Hard choices is switched ${other === 'hard' ? 'on' : 'off'}.`
  const switched: Move = { change: 'switch_mode', sentence, key: rankKey(facts, policy, other), mode: other }
  return [...changed.filter(({ key }) => key !== now), switched]
}
