import { expect, test } from 'vitest'
import { away, BERLIN, PACIFIC, peopleOf, person, SYDNEY } from '../../../test/support/duty.ts'
import { HOUR, instant } from '../time.ts'
import { regionsNow } from './regions.ts'

const people = peopleOf(
  person('ann', { hours: BERLIN }),
  person('ben', { hours: PACIFIC }),
  person('dee', { hours: PACIFIC, absences: [away('2024-06-03', '2024-06-03', 'ben')] }),
  person('cem', { hours: SYDNEY, team: 'core' }),
)

test('HOF-13: who is at work in each region of the team, and who comes next', () => {
  // A Monday, 11:00 in Berlin and 02:00 at the Pacific.
  const found = regionsNow(people, 'support', instant('2024-06-03T09:00Z'))
  expect(found).toEqual([
    {
      region: 'EMEA',
      atWork: ['ann'],
      ahead: 4 * HOUR,
      next: null,
    },
    {
      region: 'AMER',
      atWork: [],
      ahead: 0,
      next: { at: instant('2024-06-03T16:00Z'), handles: ['ben'] },
    },
  ])
})
