import { expect, test } from 'vitest'
import { nowPrivateText } from './now-private.ts'

test.each([
  [undefined, undefined],
  [[], undefined],
  [[5], 'Issue 5 is private now: it names who asks here.'],
  [[5, 7], 'Issues 5, 7 are private now: they name who asks here.'],
])('ISS-10: of %j is told: %s', (nowPrivate, says) => {
  expect(nowPrivateText({ nowPrivate })).toBe(says)
})
