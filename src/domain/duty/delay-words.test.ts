import { expect, test } from 'vitest'
import { instant } from '../time.ts'
import { delayWords } from './delay-words.ts'

const telling = { timeZone: 'Europe/Berlin', now: instant('2024-03-08T10:00Z') }

test('DUT-19: the delay is told, with when somebody comes', () => {
  expect(delayWords(instant('2024-03-08T16:00Z'), telling)).toBe(
    'We have more work than usual just now, so an answer may take longer. The next colleagues who can help you arrive Fri 8 Mar 17:00.',
  )
  expect(delayWords(null, telling)).toContain('as soon as we can')
})
