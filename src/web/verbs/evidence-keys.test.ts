import { expect, test } from 'vitest'
import type { Question } from '../../domain/severity/document.ts'
import { answerByKey, evidenceKeys, letterOf, levelDigits, turned } from './evidence-keys.ts'

const QUESTIONS: readonly Question[] = [
  { id: 'core', name: 'Core', asks: 'Is the core gone?', answer: 'yes_no' },
  { id: 'users', name: 'Users affected', asks: 'How many?', answer: 'percent' },
  {
    id: 'shows',
    name: 'What shows',
    asks: 'What shows?',
    answer: 'choice',
    choices: [
      { value: 'down', label: 'Nothing works' },
      { value: 'slow', label: 'It is slow' },
    ],
  },
]
const keys = evidenceKeys(QUESTIONS)

test('every answer has a letter, in the order of the questions', () => {
  expect([...keys]).toEqual([
    ['a', { question: 'core', kind: 'turn' }],
    ['b', { question: 'users', kind: 'type' }],
    ['c', { question: 'shows', kind: 'choose', value: 'down' }],
    ['d', { question: 'shows', kind: 'choose', value: 'slow' }],
  ])
  expect([letterOf(keys, 'core'), letterOf(keys, 'shows', 'slow'), letterOf(keys, 'moon')]).toEqual([
    'a',
    'd',
    undefined,
  ])
})

test('questions beyond the alphabet have none', () => {
  const many = Array.from(
    { length: 30 },
    (_, index) => ({ id: `q${index}`, name: 'Q', asks: 'Q?', answer: 'yes_no' }) as const,
  )
  expect(evidenceKeys(many).size).toBe(26)
})

test('yes, no and nothing take turns; what is merely assumed is said first', () => {
  expect([turned(undefined, false), turned(true, true), turned(false, true)]).toEqual([true, false, undefined])
  expect([turned(false, false), turned(true, false)]).toEqual([true, false])
})

test('the key of an answer that was given takes it back', () => {
  const down = { question: 'shows', kind: 'choose', value: 'down' } as const
  const known = (source: 'given' | 'ticket') => ({ evidence: { shows: 'down' }, sources: { shows: source } })
  expect(answerByKey(down, known('given'))).toBeUndefined()
  expect(answerByKey({ ...down, value: 'slow' }, known('given'))).toBe('slow')
  expect(answerByKey(down, known('ticket'))).toBe('down')
  expect(answerByKey({ question: 'core', kind: 'turn' }, { evidence: {}, sources: {} })).toBe(true)
})

test('levels go by their severity, or by their place where severities repeat', () => {
  expect(levelDigits([{ severity: 1 }, { severity: 2 }])).toEqual(['1', '2'])
  expect(levelDigits([{ severity: 3 }, { severity: 3 }])).toEqual(['0', '1'])
})

test('the capital letter says no at once, and takes it back', () => {
  const turn = { question: 'down', kind: 'turn' } as const
  const nothing = { evidence: {}, sources: {} }
  expect(answerByKey(turn, nothing, true)).toBe(false)
  expect(answerByKey(turn, { evidence: { down: true }, sources: { down: 'given' } }, true)).toBe(false)
  expect(answerByKey(turn, { evidence: { down: false }, sources: { down: 'given' } }, true)).toBeUndefined()
})
