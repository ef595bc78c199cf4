/** The questions of a ladder, and what is answered already. */
import type { Ladder, SeverityProposal } from '../../contract/severity.ts'
import { answerWords } from '../../domain/severity/words.ts'
import type { Look } from '../look.ts'

type Question = Ladder['questions'][number]

/** Who says so, where it is not whoever triaged. */
const SAID_BY: Readonly<Record<SeverityProposal['sources'][string], string>> = {
  given: '',
  form: ', said in the form',
  ticket: ', as the ticket says',
  assumed: ', until somebody says otherwise',
}

function choicesOf({ answer, choices }: Question): string {
  if (answer === 'yes_no') return 'yes | no'
  if (answer === 'percent') return '0 to 100'
  return (choices ?? []).map(({ value }) => value).join(' | ')
}

/** Two lines for each question: how evidence answers it, then what it asks and what it is by now. */
export function questionsText({ questions }: Ladder, proposal: SeverityProposal | null, { colours }: Look): string {
  if (questions.length === 0) return 'Nothing is asked.'
  return questions
    .map((question) => {
      const { id, asks } = question
      const answer = proposal?.evidence[id]
      const from = SAID_BY[proposal?.sources[id] ?? 'given']
      const known = answer === undefined ? '' : ` It is: ${answerWords(question, answer)}${from}.`
      return `--evidence ${colours.bold(id)}=${choicesOf(question)}\n  ${asks}${known}`
    })
    .join('\n')
}
