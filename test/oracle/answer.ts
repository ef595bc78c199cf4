/** The oracle, asked in the words of the published cases. */
import { instantOf, isoOf } from '../../src/domain/time.ts'
import { type Answer, bookOf, type CalendarCase, knownAtOf, type Question } from '../conformance/calendar-case.ts'
import { dueByOracle } from './due.ts'
import { type Asked, datesOf } from './hours.ts'
import { type Oracle, oracleOf } from './oracle.ts'
import { weekLength } from './week.ts'

const at = (iso: string): number => Date.parse(iso)

/** An oracle that finds nothing says NaN, which is no answer. */
function text(moment: number): string {
  if (Number.isNaN(moment)) throw new Error('The oracle found no such moment within thirty years.')
  return isoOf(instantOf(moment))
}

const spanOf = ([from, to]: readonly [from: string, to: string]) => ({ start: at(from), end: at(to) })

function due(asked: Asked, oracle: Oracle, { startedAt, target, pauses }: Extract<Question, { operation: 'due' }>) {
  return dueByOracle({
    oracle,
    dates: datesOf(asked),
    weekLength: weekLength(asked.book, asked.slug, at(startedAt)),
    startedAt: at(startedAt),
    target,
    pauses: pauses.map(spanOf),
  })
}

function answer(asked: Asked, oracle: Oracle, ask: Question): Answer {
  switch (ask.operation) {
    case 'isOpen':
      return oracle.isOpen(at(ask.at))
    case 'add':
      return text(oracle.add(at(ask.from), ask.ms))
    case 'subtract':
      return text(oracle.subtract(at(ask.from), ask.ms))
    case 'between':
      return oracle.between(at(ask.from), at(ask.to))
    case 'nextOpening':
      return text(oracle.nextOpening(at(ask.at)))
    case 'nextClosing': {
      const closing = oracle.nextClosing(at(ask.at))
      return Number.isNaN(closing) ? null : text(closing)
    }
    case 'spans':
      return oracle.spans(at(ask.from), at(ask.to)).map(({ start, end }) => [text(start), text(end)] as const)
    case 'due':
      return text(due(asked, oracle, ask))
  }
}

export type Documents = Pick<CalendarCase, 'calendars' | 'holidays' | 'calendar' | 'knownAt'>

/** The oracle for a calendar of documents, and its answers. */
export function oracleFor(documents: Documents): {
  readonly oracle: Oracle
  readonly answer: (ask: Question) => Answer
} {
  const asked = { book: bookOf(documents), slug: documents.calendar, knownAt: knownAtOf(documents) }
  const oracle = oracleOf(asked)
  return { oracle, answer: (ask) => answer(asked, oracle, ask) }
}
