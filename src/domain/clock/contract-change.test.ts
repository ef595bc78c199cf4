import { expect, test } from 'vitest'
import { hours, judgedBy, simpleSla, story, version } from '../../../test/support/clock-story.ts'
import { instant } from '../time.ts'
import { foldClocks, stepClocks } from './fold.ts'

const contract = (amount: number) => ({
  name: 'Acme',
  rules: [{ name: 'everything', when: {}, calendar: 'office', targets: { first_response: hours(amount) } }],
})

test('a contract that is changed under the same names gives its new target, not only its due (CLK-4)', () => {
  const before = judgedBy(simpleSla({ 2: { first_response: hours(8) } }), {
    contracts: { acme: [version(contract(4))] },
  })
  const at = '2024-03-18T11:00-07:00'
  const after = { ...before, contracts: { acme: [version(contract(4)), version(contract(6), 2, instant(at))] } }
  const state = foldClocks(story('2024-03-18T09:00-07:00', [], { contract: 'acme' }), before)
  const change = { type: 'rebased', reason: 'renewed' } as const
  const moved = stepClocks(state, { ticketId: 'a', version: 2, at: instant(at), actor: 'system', change }, after)
  const cycle = moved.cycles.find(({ metric }) => metric === 'first_response')
  expect([cycle?.dueAt, cycle?.aims.at(-1)?.target.amount]).toEqual([instant('2024-03-18T15:00-07:00'), 6])
})
