/** Which key gives which answer: a letter each, in the order of the questions. */
import type { Answer, Question } from '../../domain/severity/document.ts'
import type { Known } from '../../domain/severity/evidence.ts'

/** What a letter does: gives one answer, turns yes to no and back, or goes to where a number is typed. */
export type KeyedAnswer =
  | { readonly question: string; readonly kind: 'choose'; readonly value: string }
  | { readonly question: string; readonly kind: 'turn' }
  | { readonly question: string; readonly kind: 'type' }

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

function answersOf({ id, answer, choices = [] }: Question): KeyedAnswer[] {
  if (answer === 'yes_no') return [{ question: id, kind: 'turn' }]
  if (answer === 'percent') return [{ question: id, kind: 'type' }]
  return choices.map(({ value }) => ({ question: id, kind: 'choose', value }))
}

/** As far as there are letters. */
export const evidenceKeys = (questions: readonly Question[]): ReadonlyMap<string, KeyedAnswer> =>
  new Map(
    questions.flatMap(answersOf).flatMap((keyed, index): [string, KeyedAnswer][] => {
      const letter = LETTERS[index]
      return letter === undefined ? [] : [[letter, keyed]]
    }),
  )

/** The letter of an answer; undefined where there is none. */
export const letterOf = (
  keys: ReadonlyMap<string, KeyedAnswer>,
  question: string,
  value?: string,
): string | undefined =>
  [...keys].find(([, keyed]) => keyed.question === question && (keyed.kind !== 'choose' || keyed.value === value))?.[0]

/** Yes after anything else, no after yes, and nothing after a no that was given. */
export const turned = (before: Answer | undefined, isGiven: boolean): boolean | undefined =>
  before === false && isGiven ? undefined : before !== true

/** What a key that gives an answer makes of it: the same key again takes it back. The capital letter says no at once. */
export function answerByKey(
  keyed: Exclude<KeyedAnswer, { kind: 'type' }>,
  { evidence, sources }: Pick<Known, 'evidence' | 'sources'>,
  isCapital = false,
): Answer | undefined {
  const before = evidence[keyed.question]
  const isGiven = sources[keyed.question] === 'given'
  if (keyed.kind === 'turn' && isCapital) return isGiven && before === false ? undefined : false
  if (keyed.kind === 'turn') return turned(before, isGiven)
  return isGiven && before === keyed.value ? undefined : keyed.value
}

/** The digit of each level: its severity, or its place where severities repeat. */
export function levelDigits(levels: readonly { readonly severity: number }[]): readonly string[] {
  const isUnlike = new Set(levels.map(({ severity }) => severity)).size === levels.length
  return levels.map(({ severity }, index) => String(isUnlike ? severity : index))
}
