import { expect, test } from 'vitest'
import { returnPath } from './return-to.ts'

test.each(['/', '/tickets/7', '/?scope=support&priority=p2', '/a#b', '/signed', '/apis', '/%2F%2Fevil'])(
  'ACC-13: %s is gone back to',
  (path) => {
    expect(returnPath(path)).toBe(path)
  },
)

test.each([
  undefined,
  '',
  'tickets/7',
  'https://evil.test',
  '//evil.test',
  '/\\evil.test',
  '/\t/evil.test',
  '/\n/evil.test',
  '/a\\b',
  '/ü',
  '/sign-in',
  '/sign-in?x',
  '/api/v1/export',
  `/${'a'.repeat(2_000)}`,
])('ACC-13: %j is not', (path) => {
  expect(returnPath(path)).toBe('/')
})
