/** Cases and answers, brought together: who agrees, group by group. */
import { spawnSync } from 'node:child_process'
import { answerCalendar } from './answer.ts'
import type { CalendarCase } from './calendar-case.ts'
import { answerClocks, type ClockCase } from './clock-case.ts'
import { agrees } from './compare.ts'

export type Case = CalendarCase | ClockCase

export interface Group {
  readonly name: string
  readonly cases: readonly Case[]
}

export interface Disagreement {
  readonly case: Case
  readonly answer: unknown
}

export interface Verdict {
  readonly name: string
  readonly cases: number
  readonly skipped: number
  readonly disagreements: readonly Disagreement[]
}

/** What it answered by the id of the case; nothing when it did not, SKIPPED when it said that it cannot. */
export type Answers = (cases: readonly Case[]) => ReadonlyMap<string, unknown>

const SKIPPED = Symbol('skipped')

const isClockCase = (each: Case): each is ClockCase => 'events' in each

/** A case that throws is answered by what was thrown. */
function answerOf(each: Case): unknown {
  try {
    return isClockCase(each) ? answerClocks(each) : answerCalendar(each)
  } catch (error) {
    return { threw: String(error) }
  }
}

export const ours: Answers = (cases) => new Map(cases.map((each) => [each.id, answerOf(each)]))

const ENOUGH = 1_024 ** 3

interface AnswerLine {
  readonly id: string
  readonly answer?: unknown
  readonly skip?: true
}

/** A program of anybody: it is given the cases without what is expected, a line each, and prints an answer a line. */
export const answersOf =
  (command: string): Answers =>
  (cases) => {
    const input = cases.map(({ expected, ...question }) => `${JSON.stringify(question)}\n`).join('')
    const done = spawnSync(command, {
      shell: true,
      input,
      encoding: 'utf8',
      maxBuffer: ENOUGH,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (done.status !== 0) throw new Error(`The implementation ended with ${done.status ?? done.signal ?? done.error}.`)
    const lines = done.stdout.split('\n').filter((line) => line.trim() !== '')
    const answers = lines.map((line) => JSON.parse(line) as AnswerLine)
    return new Map(answers.map(({ id, answer, skip }) => [id, skip ? SKIPPED : answer]))
  }

/** What was answered to the cases of a group, held against what is expected. */
export function judged({ name, cases }: Group, given: ReadonlyMap<string, unknown>): Verdict {
  const answered = cases.map((each) => ({ case: each, answer: given.get(each.id) }))
  const disagreements = answered.filter(
    ({ case: { expected }, answer }) => answer !== SKIPPED && !agrees(answer, expected),
  )
  const skipped = answered.filter(({ answer }) => answer === SKIPPED).length
  return { name, cases: cases.length, skipped, disagreements }
}

const COLUMNS = ['cases', 'agree', 'disagree', 'skipped'] as const

/** A line for each group, and one for all. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const sum = (of: (verdict: Verdict) => number) => verdicts.reduce((total, verdict) => total + of(verdict), 0)
  const rowOf = (name: string, cases: number, disagreed: number, skipped: number) =>
    [name, cases, cases - disagreed - skipped, disagreed, skipped].map(String)
  const rows = [
    ['', ...COLUMNS],
    ...verdicts.map(({ name, cases, disagreements, skipped }) => rowOf(name, cases, disagreements.length, skipped)),
    rowOf(
      'all',
      sum(({ cases }) => cases),
      sum(({ disagreements }) => disagreements.length),
      sum(({ skipped }) => skipped),
    ),
  ]
  const width = Math.max(...rows.map(([name = '']) => name.length))
  return rows
    .map(([name = '', ...numbers]) => `${name.padEnd(width)}${numbers.map((n) => n.padStart(10)).join('')}\n`)
    .join('')
}
