import { expect, test } from 'vitest'
import { slugOf } from './log-reading.ts'

test('different names never share a slug, however little of them a slug can say', () => {
  expect(slugOf('it-', 'Location 12')).toBe('it-location-12')
  const names = ['Köln', 'Kln', 'K ln', 'A&B', 'A B', '東京', '京東', 'x'.repeat(90), 'x'.repeat(91), '-']
  const slugs = names.map((name) => slugOf('it-', name))
  expect(new Set(slugs).size).toBe(names.length)
  expect(slugOf('', 'Import')).toMatch(/^import-[0-9a-f]{8}$/)
  expect(slugOf('it-', 'Import')).toBe('it-import')
  for (const slug of [...slugs, slugOf('', '東京'), slugOf('', '-')]) expect(slug).toMatch(/^[a-z0-9][a-z0-9_-]{0,62}$/)
})
