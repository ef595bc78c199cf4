import { expect, test } from 'vitest'
import { conditionsOf, openConditions } from '../../domain/closing/conditions.ts'
import { closingRefusal } from './closing-refusal.ts'

const facts = { openTasks: [], tries: 0, shared: [], hasAccount: true, issues: [] }
const open = openConditions(conditionsOf('workaround_and_issue_filed', facts, null), [])

test('LIF-1: says what is not so and what to do, before what is to be vouched for', () => {
  expect(closingRefusal('Workaround', open)).toBe(
    '“Workaround” does not hold yet, and nothing was closed. ' +
      'Not so yet: What is missing or broken is filed. ' +
      'Link the issue, or write the address of what was filed in the comment. ' +
      'Yours to vouch for: The customer has the link. ' +
      'No public reply gives the address of what was filed. Share it, or vouch that they have it.',
  )
})

test('LIF-1: says nothing of what holds', () => {
  const left = open.filter(({ state }) => state === 'to_vouch')
  expect(closingRefusal('Workaround', left)).not.toContain('Not so yet')
  expect(closingRefusal('Workaround', left)).toContain('Yours to vouch for: The customer has the link.')
})
