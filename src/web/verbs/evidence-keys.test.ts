import { expect, test } from 'vitest'
import type { Question } from '../../domain/severity/document.ts'
import { evidenceKeys, letterOf, levelDigits, turned } from './evidence-keys.ts'

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

test('yes and no take turns', () => {
  expect([turned(undefined), turned(true), turned(false)]).toEqual([true, false, true])
})

test('levels go by their severity, or by their place where severities repeat', () => {
  expect(levelDigits([{ severity: 1 }, { severity: 2 }])).toEqual(['1', '2'])
  expect(levelDigits([{ severity: 3 }, { severity: 3 }])).toEqual(['0', '1'])
})
