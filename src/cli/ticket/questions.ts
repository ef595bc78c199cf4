/** The questions of a ladder, and what is answered already. */
import type { Evidence, Ladder } from '../../contract/severity.ts'
import { answerWords } from '../../domain/severity/words.ts'
import type { Look } from '../look.ts'

type Question = Ladder['questions'][number]

function choicesOf({ answer, choices }: Question): string {
  if (answer === 'yes_no') return 'yes | no'
  if (answer === 'percent') return '0 to 100'
  return (choices ?? []).map(({ value }) => value).join(' | ')
}

/** Two lines for each question: how evidence answers it, then what it asks and what it is by now. */
export function questionsText({ questions }: Ladder, evidence: Evidence, { colours }: Look): string {
  if (questions.length === 0) return 'Nothing is asked.'
  return questions
    .map((question) => {
      const { id, asks } = question
      const answer = evidence[id]
      const known = answer === undefined ? '' : ` It is: ${answerWords(question, answer)}.`
      return `--evidence ${colours.bold(id)}=${choicesOf(question)}\n  ${asks}${known}`
    })
    .join('\n')
}
