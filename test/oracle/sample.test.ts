import { expect, test } from 'vitest'
import { judged, ours } from '../conformance/judge.ts'
import { drawnCases } from './cases.ts'

// All of them: npm run conformance.
test.each([1, 2, 3, 4])(
  'drawn calendars, part %i: we answer as the oracle does (CAL-2 to CAL-6, CAL-9 to CAL-21)',
  (part) => {
    const cases = Array.from({ length: 15 }, (_, index) => drawnCases(part * 1_000 + index, 8)).flat()
    expect(judged({ name: 'drawn', cases }, ours(cases)).disagreements).toEqual([])
  },
  30_000,
)
