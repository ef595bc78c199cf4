import { describe, expect, test } from 'vitest'
import { hours, judgedBy, office, simpleSla, version } from '../../../test/support/clock-story.ts'
import { instant, later } from '../time.ts'
import { autoCloseAt, autoSolveAt } from './closing.ts'
import type { ClosingPolicy } from './document.ts'

const since = instant('2024-03-22T16:00-07:00')
const early = { ...office(), week: { monday: ['06:00-17:00'] } }
const closing: ClosingPolicy = {
  name: 'quiet',
  solveAfter: { target: hours(2), calendar: 'office' },
  closeAfter: { target: hours(2, { calendar: 'early' }), calendar: 'office' },
}
const judged = (document: ClosingPolicy, from = instant('1970-01-01T00:00Z')) => {
  const known = judgedBy(simpleSla({}), { closing: [version(document, 1, from)] })
  return { ...known, book: { ...known.book, calendars: { ...known.book.calendars, early: [version(early)] } } }
}

describe('SLA-15: silence', () => {
  test('ends by the hours of its step, or those of its target', () => {
    expect(autoSolveAt(since, judged(closing))).toEqual({
      at: instant('2024-03-25T10:00-07:00'),
      words: '2 business hours',
    })
    expect(autoCloseAt(since, judged(closing))?.at).toBe(instant('2024-03-25T08:00-07:00'))
  })

  test.each([
    ['the policy says never', judged({ name: 'never', solveAfter: null, closeAfter: null })],
    ['there is no policy', judgedBy(simpleSla({}))],
    ['there was none when it began', judged(closing, later(since, 1))],
  ])('never ends when %s', (_, policies) => {
    expect([autoSolveAt(since, policies), autoCloseAt(since, policies)]).toEqual([null, null])
  })

  test('goes by what is known later, when it is told to', () => {
    expect(autoSolveAt(since, judged(closing, later(since, 1)), later(since, 1))?.words).toBe('2 business hours')
  })
})
