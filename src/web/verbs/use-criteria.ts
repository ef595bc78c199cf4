/** The state of a triage by criteria: evidence, what it implies, what is chosen, and the reason for it. */
import { useState } from 'react'
import type { TicketLadder } from '../../contract/severity.ts'
import type { TicketDetail, VerbInput } from '../../contract/tickets.ts'
import type { Answering } from '../../domain/severity/before.ts'
import { chosenBy, flagsOf, forbiddenFor, reasonFor } from '../../domain/severity/choose.ts'
import type { Answer, Ladder, Level } from '../../domain/severity/document.ts'
import { propose } from '../../domain/severity/propose.ts'
import type { Evidence } from '../../domain/ticket-event.ts'
import type { Priority } from '../../domain/vocabulary.ts'

/** What a person chose by hand; what they leave follows the criteria. */
interface ByHand {
  readonly level?: string
  readonly priority?: Priority
  readonly reason?: string
}

function answeredWith(evidence: Evidence, question: string, answer: Answer | undefined): Evidence {
  const { [question]: _, ...rest } = evidence
  return answer === undefined ? rest : { ...rest, [question]: answer }
}

/** A priority that was chosen for another level and may not go with this one is left. */
const fitting = (level: Level, priority: Priority | undefined): Priority =>
  priority !== undefined && !forbiddenFor(level).includes(priority) ? priority : level.priority

type Standing = Pick<TicketDetail, 'severity' | 'priority'>

/** What was set before stays until somebody chooses otherwise. */
function byHandBefore(level: string | null, { levels }: Ladder, { severity, priority }: Standing): ByHand {
  if (priority === null) return {}
  const before = level ?? levels.find((each) => each.severity === severity && each.priority === priority)?.name
  return before === undefined ? { priority } : { level: before, priority }
}

/** What is no longer ticked is taken back: what a triage leaves out stays as it was answered. */
const answering = (before: Evidence, given: Evidence): Answering => ({
  ...Object.fromEntries(Object.keys(before).map((question) => [question, null])),
  ...given,
})

export function useCriteria({ facts, evidence, said, level }: TicketLadder, ladder: Ladder, standing: Standing) {
  const [given, setGiven] = useState<Evidence>(evidence)
  const [byHand, setByHand] = useState<ByHand>(byHandBefore(level, ladder, standing))
  const proposal = propose(ladder, facts, given, said)
  const { outcome } = proposal
  const proposed = outcome.kind === 'decided' ? outcome.level : undefined
  const chosenLevel = ladder.levels.find(({ name }) => name === byHand.level) ?? proposed
  const wish = chosenLevel && { level: chosenLevel.name, priority: fitting(chosenLevel, byHand.priority) }
  const chosen = wish && chosenBy(ladder, proposal, wish)
  const reason = byHand.reason ?? (chosen ? reasonFor(ladder, proposal, chosen) : '')
  const input: VerbInput<'triage'> | undefined = wish && {
    ...wish,
    evidence: answering(evidence, given),
    reason,
  }
  return {
    proposal,
    level: chosenLevel,
    priority: chosen?.priority,
    forbidden: chosenLevel ? forbiddenFor(chosenLevel) : [],
    flags: chosen ? flagsOf(ladder, proposal, chosen) : [],
    reason,
    isOwnReason: byHand.reason !== undefined,
    input,
    answer: (question: string, value: Answer | undefined) =>
      setGiven((before) => answeredWith(before, question, value)),
    choose: (name: string) =>
      setByHand(({ reason: own }) => (own === undefined ? { level: name } : { level: name, reason: own })),
    prioritise: (priority: Priority) => setByHand((before) => ({ ...before, priority })),
    explain: (text: string) => setByHand((before) => ({ ...before, reason: text })),
  }
}
