import { describe, expect, test } from 'vitest'
import { audienceOf } from './hand-off-audience.ts'

const person = (name: string, facts: { team?: string; atWork?: boolean } = {}) => ({
  handle: name.toLowerCase(),
  name,
  team: 'support',
  atWork: true,
  ...facts,
})
const receivers = [person('Lee'), person('Kim', { atWork: false }), person('Bob', { team: 'engineering' })]
const SUPPORT = { team: 'support', teamName: 'Support' }

describe('HOF-17: before it is offered it is told with whom it will stand', () => {
  test('one by name', () => {
    expect(audienceOf({ receivers, ...SUPPORT, to: 'lee' })).toBe(
      'It stands under “Needs you” and above the queue of Lee until they answer.',
    )
    expect(audienceOf({ receivers, ...SUPPORT, to: 'kim' })).toMatch(
      /Kim until they answer\. They are not at work now\.$/,
    )
  })

  test('the others of the team, where nobody is named', () => {
    expect(audienceOf({ receivers, ...SUPPORT, to: '' })).toBe(
      'It stands above the queue of Lee, Kim until one of them answers, and under “Needs you” of nobody. ' +
        'Choose somebody to have it stand there.',
    )
  })

  test('that none of them is at work', () => {
    const away = receivers.map((each) => ({ ...each, atWork: false }))
    expect(audienceOf({ receivers: away, ...SUPPORT, to: '' })).toMatch(/None of them is at work now\.$/)
  })

  test('a number in place of many names', () => {
    const many = ['Ann', 'Ben', 'Cy', 'Dan', 'Eve'].map((name) => person(name))
    expect(audienceOf({ receivers: many, ...SUPPORT, to: '' })).toContain('the queue of 5 others of Support until')
  })
})
