/** What is known of a ticket: answered by somebody, told by the ticket itself, or taken for granted (SEV-4). */
import { Refusal } from '../refusal.ts'
import type { Evidence } from '../ticket-event.ts'
import type { Answer, Ladder, LadderFacts, Question } from './document.ts'

/** Where an answer comes from: whoever triages, the form of the ticket, its other facts, or nobody yet. */
export type Source = 'given' | 'form' | 'ticket' | 'assumed'

function misanswersPercent(answer: Answer): string | undefined {
  if (typeof answer === 'number' && answer >= 0 && answer <= 100) return undefined
  return `is ${JSON.stringify(answer)}. Give percents from 0 to 100${typeof answer === 'string' ? ', as a number' : ''}.`
}

function misanswersChoice(answer: Answer, choices: NonNullable<Question['choices']>): string | undefined {
  const values = choices.map(({ value }) => value)
  if (typeof answer === 'string' && values.includes(answer)) return undefined
  return `is ${JSON.stringify(answer)}. Choose one of: ${values.join(', ')}.`
}

/** Why `answer` does not answer `question`, going on from its name; undefined when it does. */
export function misanswer(question: Question, answer: Answer): string | undefined {
  if (question.answer === 'percent') return misanswersPercent(answer)
  if (question.answer === 'choice') return misanswersChoice(answer, question.choices ?? [])
  if (typeof answer === 'boolean') return undefined
  return `is ${JSON.stringify(answer)}. Answer true or false (yes or no on the command line).`
}

/** Passes evidence of which every part answers a question of the ladder. @throws Refusal `evidence_invalid` (SEV-5) */
export function checkEvidence({ name, questions }: Ladder, evidence: Evidence): Evidence {
  const byId = new Map(questions.map((question) => [question.id, question]))
  const faults = Object.entries(evidence).flatMap(([id, answer]) => {
    const question = byId.get(id)
    if (!question) {
      const known = [...byId.keys()].join(', ') || 'nothing'
      return [{ place: id, text: `is not asked by the ladder “${name}”. It asks for: ${known}.` }]
    }
    const wrong = misanswer(question, answer)
    return wrong === undefined ? [] : [{ place: id, text: wrong }]
  })
  const [first] = faults
  if (first) throw new Refusal('evidence_invalid', `Evidence ${first.place} ${first.text}`, { faults })
  return evidence
}

/** What the ticket itself answers. */
function toldBy({ toldBy: from }: Question, facts: LadderFacts): Answer | undefined {
  const value = from ? facts[from.fact] : null
  return from && value !== null && Object.hasOwn(from.answers, value) ? from.answers[value] : undefined
}

export interface Known {
  readonly evidence: Evidence
  readonly sources: Readonly<Record<string, Source>>
}

/** What the form says, where it is an answer to this question: forms are for many ladders. */
function saidIn(said: Evidence, question: Question): Answer | undefined {
  const answer = Object.hasOwn(said, question.id) ? said[question.id] : undefined
  return answer === undefined || misanswer(question, answer) !== undefined ? undefined : answer
}

/** Everything that counts for a ladder: what was given goes before what the form says, that before what the ticket tells,
 *  and that before what is assumed. Evidence that the ladder does not ask for is left out. */
export function knownOf({ questions }: Ladder, facts: LadderFacts, given: Evidence, said: Evidence): Known {
  const evidence: Record<string, Answer> = {}
  const sources: Record<string, Source> = {}
  for (const question of questions) {
    const { id, assumed } = question
    const ranked: [Source, Answer | undefined][] = [
      ['given', Object.hasOwn(given, id) ? given[id] : undefined],
      ['form', saidIn(said, question)],
      ['ticket', toldBy(question, facts)],
      ['assumed', assumed],
    ]
    const [source, answer] = ranked.find(([, each]) => each !== undefined) ?? []
    if (source === undefined || answer === undefined) continue
    evidence[id] = answer
    sources[id] = source
  }
  return { evidence, sources }
}
