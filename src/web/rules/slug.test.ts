import { expect, test } from 'vitest'
import { slugOf } from './slug.ts'

test.each([
  ['Berlin office', 'berlin-office'],
  ['  São Paulo, 24×7! ', 'sao-paulo-24-7'],
  ['日本', ''],
  ['x'.repeat(80), 'x'.repeat(63)],
])('%j is %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
