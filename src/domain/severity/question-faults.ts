/** What can be wrong with the questions of a ladder, each fault with its place (SEV-10). */
import { type Fault, fault } from '../sla/faults.ts'
import { ENVIRONMENTS, KINDS, SEGMENTS } from '../vocabulary.ts'
import { answerFaults } from './condition-faults.ts'
import { type AnsweringFact, MATURITIES, MATURITY, type Question } from './document.ts'

/** The values a fact can have; undefined where any word is one. */
const VALUES: Readonly<Record<AnsweringFact, readonly string[] | undefined>> = {
  environment: ENVIRONMENTS,
  kind: KINDS,
  segment: SEGMENTS,
  plan: undefined,
}

function fromFaults(question: Question, place: string): Fault[] {
  const { toldBy: from } = question
  if (!from) return []
  return Object.entries(from.answers).flatMap(([value, answer]) => {
    const at = `${place}.toldBy.answers.${value}`
    const values = VALUES[from.fact]
    if (values && !values.includes(value)) {
      return [fault(at, `is no ${from.fact}. Use ${values.join(', ')}.`)]
    }
    return answerFaults(question, answer, at)
  })
}

function choiceFaults({ answer, choices = [] }: Question, place: string): Fault[] {
  if (answer !== 'choice') {
    return choices.length === 0
      ? []
      : [fault(`${place}.choices`, `go with a choice, not with ${answer}. Leave them out.`)]
  }
  if (choices.length < 2) return [fault(`${place}.choices`, 'are fewer than two. List what can be chosen.')]
  const values = choices.map(({ value }) => value)
  return values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [fault(`${place}.choices[${index}].value`, `is "${value}" again. List each once.`)],
  )
}

function maturityFaults({ id, answer, choices = [] }: Question, place: string): Fault[] {
  if (id !== MATURITY) return []
  const known: readonly string[] = MATURITIES
  const isSound = answer === 'choice' && choices.every(({ value }) => known.includes(value))
  if (isSound) return []
  return [fault(place, `decides what is promised at all. Make it a choice of ${known.join(', ')}.`)]
}

function questionFaults(question: Question, place: string): Fault[] {
  const assumed = question.assumed === undefined ? [] : answerFaults(question, question.assumed, `${place}.assumed`)
  return [
    ...choiceFaults(question, place),
    ...maturityFaults(question, place),
    ...assumed,
    ...fromFaults(question, place),
  ]
}

function repeatedIds(questions: readonly Question[], place: string): Fault[] {
  const ids = questions.map(({ id }) => id)
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [fault(`${place}[${index}].id`, `is "${id}" again. Give each question an id of its own.`)],
  )
}

/** What is wrong with a ladder's questions. */
export const questionsFaults = (questions: readonly Question[], place: string): Fault[] => [
  ...questions.flatMap((question, index) => questionFaults(question, `${place}[${index}]`)),
  ...repeatedIds(questions, place),
]
