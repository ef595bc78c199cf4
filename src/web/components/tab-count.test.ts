import { expect, test } from 'vitest'
import { tabCount } from './tab-count.ts'

test('DIG-17: the title of a tab calls nobody in quiet hours', () => {
  const until = '2026-03-03T07:00:00.000Z'
  const end = Date.parse(until)
  expect(tabCount(3, until, end - 1)).toBe(0)
  expect(tabCount(3, until, end)).toBe(3)
  expect(tabCount(3, null, end)).toBe(3)
  expect(tabCount(3, undefined, end)).toBe(3)
})
