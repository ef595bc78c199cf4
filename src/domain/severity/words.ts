/** Evidence in words, as reasons and screens tell it. */

import type { Evidence } from '../ticket-event.ts'

import { isLeaf, type Leaf, questionOf } from './condition.ts'
import type { Answer, Condition, Ladder, Question } from './document.ts'

/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

const questionBy = ({ questions }: Ladder, id: string): Question | undefined => questions.find((each) => each.id === id)

/** What a question is called in the middle of a sentence. */
export function nameOf(ladder: Ladder, id: string): string {
  const name = questionBy(ladder, id)?.name ?? id
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`
}

/** An answer as people say it: `60 %`, `no`, `nobody can log in`. */
export function answerWords(question: Question | undefined, answer: Answer): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no'
  if (typeof answer === 'number') return `${answer} %`
  const label = question?.choices?.find(({ value }) => value === answer)?.label ?? answer
  return `“${label}”`
}

/** A question with its answer: `users affected 60 %`. */
export function answered(ladder: Ladder, id: string, evidence: Evidence): string {
  const answer = evidence[id]
  const words = answer === undefined ? 'not known' : answerWords(questionBy(ladder, id), answer)
  const separator = typeof answer === 'number' ? ' ' : ': '
  return `${nameOf(ladder, id)}${separator}${words}`
}

/** A criterion with the answer that meets it, or does not: `users affected 60 % (60 or more)`. */
export function groundWords(ladder: Ladder, leaf: Leaf, evidence: Evidence): string {
  const words = answered(ladder, questionOf(leaf), evidence)
  const answer = evidence[questionOf(leaf)]
  if ('is' in leaf || typeof answer !== 'number') return words
  const [bound, isAbove] =
    'atLeast' in leaf ? [leaf.atLeast[1], answer >= leaf.atLeast[1]] : [leaf.below[1], answer >= leaf.below[1]]
  return `${words} (${isAbove ? `${bound} or more` : `less than ${bound}`})`
}

function leafWords(ladder: Ladder, leaf: Leaf): string {
  const question = questionBy(ladder, questionOf(leaf))
  const name = nameOf(ladder, questionOf(leaf))
  if ('atLeast' in leaf) return `${name} ${leaf.atLeast[1]} % or more`
  if ('below' in leaf) return `${name} less than ${leaf.below[1]} %`
  const answers = leaf.is.slice(1).map((answer) => answerWords(question, answer))
  const either = answers.length < 2 ? answers.join('') : `${answers.slice(0, -1).join(', ')} or ${answers.at(-1)}`
  return `${name}: ${either}`
}

/** A criterion as a sentence: `what shows: “Nobody can log in”, or security incident: yes`. */
export function conditionWords(ladder: Ladder, condition: Condition): string {
  if (isLeaf(condition)) return leafWords(ladder, condition)
  if ('not' in condition) return `not (${conditionWords(ladder, condition.not)})`
  const [parts, word] = 'all' in condition ? [condition.all, ' and '] : [condition.any, ', or ']
  if (parts.length === 0) return 'always'
  return parts
    .map((part) => {
      const words = conditionWords(ladder, part)
      const isMixed = 'all' in condition && 'any' in part && part.any.length > 1
      return isMixed ? `(${words})` : words
    })
    .join(word)
}
