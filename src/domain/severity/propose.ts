/** Which ladder is in force for a ticket, and what its criteria make of the evidence (SEV-1, SEV-6). */

import type { Evidence } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import { type Version, versionAt } from '../version.ts'
import type { Severity } from '../vocabulary.ts'
import { groundsOf, holds, unansweredBy } from './condition.ts'
import {
  type Ladder,
  type LadderConditions,
  type LadderFacts,
  type Level,
  MATURITY,
  type SeverityPolicy,
  UNPROMISED,
  type Unpromised,
} from './document.ts'
import { type Known, knownOf } from './evidence.ts'
import { answered, groundWords, listed, nameOf } from './words.ts'

/** A ladder with the policy it is from. */
export interface LadderInForce {
  readonly ladder: Ladder
  /** Version of the policy. */
  readonly policy: number
}

const ASPECTS = ['segment', 'contract', 'kind', 'plan'] as const satisfies readonly (keyof LadderConditions)[]

/** Whether a ladder's condition fits; what is not known of a ticket is in no list. */
function fits(conditions: LadderConditions, facts: LadderFacts): boolean {
  return ASPECTS.every((aspect) => {
    const wanted: readonly string[] | undefined = conditions[aspect]
    const value = facts[aspect]
    return wanted === undefined || (value !== null && wanted.includes(value))
  })
}

/** The first ladder that is for tickets like this; undefined when there is none. */
export const ladderFor = ({ ladders }: SeverityPolicy, facts: LadderFacts): Ladder | undefined =>
  ladders.find(({ tickets }) => tickets.some((conditions) => fits(conditions, facts)))

/** The ladder of a ticket by the policy that was in force when it arrived (P-VERSION); undefined when none is for it. */
export function ladderInForce(
  versions: readonly Version<SeverityPolicy>[],
  facts: LadderFacts,
  receivedAt: Instant,
): LadderInForce | undefined {
  const policy = versionAt(versions, receivedAt)
  const ladder = policy && ladderFor(policy.document, facts)
  return policy && ladder && { ladder, policy: policy.version }
}

export type Outcome =
  /** The criteria imply this level. */
  | { readonly kind: 'decided'; readonly level: Level }
  /** Answers are missing: `answer` is every question that can still decide, `next` those of the worst level that is
   *  open. `atLeast` is what holds already, unless something worse does too. */
  | {
      readonly kind: 'open'
      readonly next: readonly string[]
      readonly answer: readonly string[]
      readonly atLeast: Level | null
    }
  /** Everything is answered that could decide, and no criterion fits: support decides (TV-19). */
  | { readonly kind: 'support' }

export interface Proposal {
  readonly outcome: Outcome
  /** The outcome in words, naming the criterion or what is missing. */
  readonly because: string
  /** What the evidence is not, however it feels. */
  readonly notes: readonly string[]
  /** Why nothing is promised, when the feature is unfinished. */
  readonly excluded: { readonly as: Unpromised; readonly because: string } | null
  readonly known: Known
}

/** What the levels come to, from the worst down to the first that holds. */
function judged({ levels, questions }: Ladder, evidence: Evidence): Outcome {
  const open: string[][] = []
  const first = levels.find(({ when }) => {
    if (when === null) return false
    const missing = unansweredBy(when, evidence)
    if (missing.length > 0) open.push(missing)
    return holds(when, evidence) === true
  })
  const [worst] = open
  if (worst === undefined) return first ? { kind: 'decided', level: first } : { kind: 'support' }
  const inOrder = (ids: readonly string[]) => questions.map(({ id }) => id).filter((id) => ids.includes(id))
  return { kind: 'open', next: inOrder(worst), answer: inOrder(open.flat()), atLeast: first ?? null }
}

/** The level's criterion and what of the evidence meets it: `Severity 1: users affected 60 % (60 or more), …`. */
function decidedWords(ladder: Ladder, level: Level, evidence: Evidence): string {
  const grounds = level.when === null ? [] : groundsOf(level.when, evidence)
  const words = listed(grounds.map((leaf) => groundWords(ladder, leaf, evidence)))
  return words === '' ? `${level.name}: “${level.says}”` : `${level.name}: ${words}`
}

function outcomeWords(ladder: Ladder, outcome: Outcome, evidence: Evidence): string {
  if (outcome.kind === 'decided') return decidedWords(ladder, outcome.level, evidence)
  if (outcome.kind === 'support') {
    return 'No written criterion fits this evidence; support decides.'
  }
  const { next, atLeast } = outcome
  const names = listed(next.map((id) => nameOf(ladder, id)))
  const floor = atLeast === null ? '' : ` It is at least ${decidedWords(ladder, atLeast, evidence)}.`
  return `Undecided. Answer: ${names}.${floor}`
}

function exclusion(ladder: Ladder, evidence: Evidence): Proposal['excluded'] {
  const as = UNPROMISED.find((each) => evidence[MATURITY] === each)
  if (as === undefined) return null
  const text = `${answered(ladder, MATURITY, evidence)}: outside every promise, so no customer's clock runs.`
  return { as, because: text }
}

/** What the criteria of `ladder` make of a ticket, by what it tells itself, what is `given`, and what was `said` in its
 *  form. The questions to answer come in the order of the ladder. */
export function propose(ladder: Ladder, facts: LadderFacts, given: Evidence, said: Evidence = {}): Proposal {
  const known = knownOf(ladder, facts, given, said)
  const { evidence } = known
  const outcome = judged(ladder, evidence)
  return {
    outcome,
    because: outcomeWords(ladder, outcome, evidence),
    notes: ladder.never.filter(({ when }) => holds(when, evidence) === true).map(({ says }) => says),
    excluded: exclusion(ladder, evidence),
    known,
  }
}

/** What a proposal comes to: kept beside what was chosen. Null while the criteria decide nothing. */
export interface Proposed {
  readonly level: string
  readonly severity: Severity
  readonly priority: Level['priority']
}

/** What a triage keeps of a proposal; null where the evidence decided nothing. */
export function proposedBy({ outcome }: Proposal): Proposed | null {
  if (outcome.kind !== 'decided') return null
  const { name, severity, priority } = outcome.level
  return { level: name, severity, priority }
}
