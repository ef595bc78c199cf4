import { expect, test } from 'vitest'
import { doneText } from './done-text.ts'

test('what was done to a ticket is said, and which issue was linked', () => {
  expect(doneText(12, { verb: 'link-issue', input: { issue: 5 } })).toBe('#12 is linked with issue 5.')
  expect(doneText(12, { verb: 'unlink-issue', input: { issue: 5 } })).toBe('#12 and issue 5 are no longer linked.')
  expect(doneText(12, { verb: 'accept', input: {} })).toBe('#12 is yours.')
})
