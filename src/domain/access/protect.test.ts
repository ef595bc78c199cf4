import { expect, test } from 'vitest'
import { PLAIN, WEEK_END, WEEK_STORY } from '../../../test/support/explained.ts'
import { explainClocks } from '../clock/explain.ts'
import { forColleague } from '../clock/for-colleague.ts'
import { eventsToldTo } from './protect.ts'

const explainedTo = (role: 'viewer' | 'engineer') =>
  explainClocks(eventsToldTo({ role, scopes: null }, WEEK_STORY), { policies: PLAIN, now: WEEK_END })

test('ACC-3: clocks are explained to a viewer without who the customer is and what notes of holds say', () => {
  const [told, whole] = [explainedTo('viewer'), explainedTo('engineer')]
  expect(forColleague(whole, 7)).toContain('(information needed: logs wanted), Ada acts next')
  expect(forColleague(told, 7)).toContain('(information needed), the customer acts next')
  expect(JSON.stringify(told)).not.toMatch(/Ada|logs wanted/)
  expect(told.clocks.map(({ dueAt, used, status }) => [dueAt, used, status])).toEqual(
    whole.clocks.map(({ dueAt, used, status }) => [dueAt, used, status]),
  )
})
