import { describe, expect, test } from 'vitest'
import { GONE_AFTER, isNews, presentAt, type Sighting } from './presence.ts'
import { instant, later, SECOND } from './time.ts'

const NOW = instant('2026-03-02T09:00:00Z')
const seen = (handle: string, ago: number, typing = false): Sighting => ({ handle, typing, at: later(NOW, -ago) })

describe('PRE-1: whoever was heard of within forty seconds is there', () => {
  test.each([
    [0, true],
    [15 * SECOND, true],
    [GONE_AFTER, true],
    [GONE_AFTER + 1, false],
    // Nodes' clocks differ a little.
    [-SECOND, true],
  ])('%d ms ago: %s', (ago, there) => {
    expect(presentAt([seen('ben', ago)], NOW)).toHaveLength(there ? 1 : 0)
  })

  test('by handle, whatever order they came in', () => {
    const all = [seen('cleo', 0), seen('ada', 5 * SECOND, true), seen('ben', 41 * SECOND)]
    expect(presentAt(all, NOW).map(({ handle }) => handle)).toEqual(['ada', 'cleo'])
    expect(presentAt([], NOW)).toEqual([])
  })
})

describe('PRE-2: others are told when they see a difference', () => {
  const cases: readonly (readonly [string, Sighting | undefined, boolean, boolean])[] = [
    ['somebody comes', undefined, false, true],
    ['somebody comes back after they were gone', seen('ben', GONE_AFTER + 1), false, true],
    ['typing begins', seen('ben', 2 * SECOND, false), true, true],
    ['typing ends', seen('ben', 2 * SECOND, true), false, true],
    ['looking goes on', seen('ben', 15 * SECOND, false), false, false],
    ['typing goes on', seen('ben', 15 * SECOND, true), true, false],
  ]
  test.each(cases)('%s', (_, before, typing, news) => {
    expect(isNews(before, seen('ben', 0, typing))).toBe(news)
  })
})
