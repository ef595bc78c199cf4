/** What can be wrong with a criterion, each fault with its place (SEV-10). */
import { type Fault, fault } from '../sla/faults.ts'
import { isLeaf, partsOf, questionOf } from './condition.ts'
import type { Answer, Condition, Question } from './document.ts'
import { misanswer } from './evidence.ts'

/** A criterion nobody can read is none. */
const MOST_NESTED = 6

/** Those of the ladder, by id. */
export type Questions = ReadonlyMap<string, Question>

/** Why an answer does not answer its question. */
export const answerFaults = (question: Question, answer: Answer, place: string): Fault[] => {
  const wrong = misanswer(question, answer)
  return wrong === undefined ? [] : [fault(place, wrong)]
}

function leafFaults(condition: Condition, place: string, questions: Questions): Fault[] {
  if (!isLeaf(condition)) return []
  const id = questionOf(condition)
  const question = questions.get(id)
  if (!question) {
    const known = [...questions.keys()].join(', ') || 'none'
    return [fault(place, `names the question "${id}", which the ladder does not ask. Its questions are: ${known}.`)]
  }
  if ('is' in condition) {
    const values = condition.is.slice(1)
    if (values.length === 0) return [fault(`${place}.is`, 'lists no answer. Name at least one after the question.')]
    return values.flatMap((value, index) => answerFaults(question, value, `${place}.is[${index + 1}]`))
  }
  const [name, percent] = 'atLeast' in condition ? ['atLeast', condition.atLeast[1]] : ['below', condition.below[1]]
  if (question.answer !== 'percent') {
    return [fault(`${place}.${name}`, `compares percents, but "${id}" is answered by ${question.answer}. Use is.`)]
  }
  return answerFaults(question, percent, `${place}.${name}[1]`)
}

/** What is wrong with `condition`, whose questions must be among `questions`. */
export function conditionFaults(condition: Condition, place: string, questions: Questions, depth = 1): Fault[] {
  if (depth > MOST_NESTED) return [fault(place, `is nested more than ${MOST_NESTED} deep. Say it more simply.`)]
  if ('any' in condition && condition.any.length === 0) {
    return [fault(`${place}.any`, 'is empty and never holds. Name at least one criterion.')]
  }
  const [name] = Object.keys(condition)
  const parts = partsOf(condition).flatMap((part, index) => {
    const at = 'not' in condition ? `${place}.not` : `${place}.${name}[${index}]`
    return conditionFaults(part, at, questions, depth + 1)
  })
  return [...leafFaults(condition, place, questions), ...parts]
}
