/** Severity policies and the tickets they judge; a test names only what it is about. */
import { must } from '../../src/domain/assert.ts'
import { checkSeverityPolicy } from '../../src/domain/severity/check.ts'
import { type Chosen, chosenBy, flagsOf, type Wish } from '../../src/domain/severity/choose.ts'
import type { Ladder, LadderFacts, Level, SeverityPolicy } from '../../src/domain/severity/document.ts'
import { ladderFor, type Proposal, propose } from '../../src/domain/severity/propose.ts'
import type { Evidence } from '../../src/domain/ticket-event.ts'
import { policyFile } from '../../src/local/policy-files.ts'

/** The shipped policy `severity-<slug>.json`. */
export function shippedSeverity(slug: string): SeverityPolicy {
  const file = policyFile(`severity-${slug}`)
  if (file.policy !== 'severity') throw new Error(`severity-${slug} holds no severity policy`)
  return checkSeverityPolicy(file.document as SeverityPolicy)
}

/** A problem of an enterprise customer in an environment nobody named. */
export const ladderFacts = (differing: Partial<LadderFacts> = {}): LadderFacts => ({
  segment: 'enterprise',
  contract: null,
  plan: null,
  kind: 'problem',
  environment: null,
  ...differing,
})

export interface Judged {
  readonly ladder: Ladder
  readonly proposal: Proposal
  /** Name of the level the evidence implies; null when it implies none. */
  readonly level: string | null
  readonly choose: (wish: Wish) => Chosen
  readonly flags: (wish: Wish) => string[]
}

/** What `policy` makes of a ticket. */
export function judgedBy(policy: SeverityPolicy, facts: Partial<LadderFacts>, evidence: Evidence): Judged {
  const all = ladderFacts(facts)
  const ladder = must(ladderFor(policy, all), 'a ladder is for it')
  const proposal = propose(ladder, all, evidence)
  const { outcome } = proposal
  const choose = (wish: Wish) => chosenBy(ladder, proposal, wish)
  return {
    ladder,
    proposal,
    level: outcome.kind === 'decided' ? outcome.level.name : null,
    choose,
    flags: (wish) => flagsOf(ladder, proposal, choose(wish)),
  }
}

/** A level that holds when `core` is answered yes. */
export const aLevel = (differing: Partial<Level> = {}): Level => ({
  name: 'Severity 1',
  says: 'It is severe.',
  severity: 1,
  priority: 'p1',
  when: { is: ['core', true] },
  ...differing,
})

/** A ladder for every ticket, that asks whether the core is gone, and for whom. */
export const aLadder = (differing: Partial<Ladder> = {}): Ladder => ({
  name: 'simple',
  about: '',
  tickets: [{}],
  questions: [
    { id: 'core', name: 'Core', asks: 'Is the core gone?', answer: 'yes_no' },
    { id: 'users', name: 'Users affected', asks: 'How many of the users?', answer: 'percent' },
    {
      id: 'shows',
      name: 'What shows',
      asks: 'What shows?',
      answer: 'choice',
      choices: [
        { value: 'down', label: 'Nothing works' },
        { value: 'slow', label: 'It is slow' },
      ],
    },
  ],
  levels: [aLevel()],
  never: [],
  ...differing,
})

export const aSeverityPolicy = (...ladders: readonly Ladder[]): SeverityPolicy => ({
  name: 'simple',
  about: '',
  ladders,
})
