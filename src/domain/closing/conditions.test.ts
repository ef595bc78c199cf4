import { describe, expect, test } from 'vitest'
import { refused } from '../../../test/support/asking.ts'
import { NOON } from '../../../test/support/tickets.ts'
import { CLOSING_REASONS, type ClosingReason } from '../vocabulary.ts'
import {
  CONDITION_IDS,
  CONDITIONS,
  conditionsOf,
  openConditions,
  VOUCHED_IDS,
  type VouchedId,
  vouchedFor,
} from './conditions.ts'
import type { ClosingFacts } from './facts.ts'

const ISSUE = 'https://issues.example/41'
const DEFECT = { number: 5, kind: 'defect', url: null, shippedAt: null } as const
const BARE: ClosingFacts = { openTasks: [], tries: 0, shared: [], hasAccount: true, issues: [] }

const closing = (reason: ClosingReason, comment: string | null = null, vouch: VouchedId[] = []) => ({
  reason,
  comment,
  vouch,
})
const stateOf = (reason: ClosingReason, facts: Partial<ClosingFacts> = {}, comment: string | null = null) =>
  Object.fromEntries(conditionsOf(reason, { ...BARE, ...facts }, comment).map(({ id, state }) => [id, state]))
const unmet = (text: string) => refused('closing_conditions_unmet', text)

test('LIF-3: every closing reason has conditions, and every condition a reason', () => {
  for (const reason of CLOSING_REASONS) expect(CONDITIONS[reason].length).toBeGreaterThan(0)
  expect(new Set(Object.values(CONDITIONS).flat())).toEqual(new Set(CONDITION_IDS))
})

test('LIF-2: the conditions to vouch for are those that no record may show', () => {
  const worst = CLOSING_REASONS.flatMap((reason) => conditionsOf(reason, BARE, null))
  const vouched = worst.filter(({ state }) => state === 'to_vouch').map(({ id }) => id)
  expect(new Set(vouched)).toEqual(new Set(VOUCHED_IDS))
})

test.each<[ClosingReason, Partial<ClosingFacts>, string | null, Record<string, string>]>([
  ['customer_confirmed', {}, null, { confirmed: 'chosen', tasks_done: 'met' }],
  ['customer_confirmed', { openTasks: [7] }, null, { confirmed: 'chosen', tasks_done: 'unmet' }],
  [
    'workaround_and_issue_filed',
    { shared: [ISSUE] },
    `Filed as ${ISSUE}.`,
    { workaround_given: 'chosen', filed: 'met', link_shared: 'met' },
  ],
  [
    'workaround_and_issue_filed',
    {},
    'filed somewhere',
    { workaround_given: 'chosen', filed: 'unmet', link_shared: 'to_vouch' },
  ],
  [
    'customer_silent_confident',
    { tries: 2 },
    null,
    { tried_twice: 'met', confident: 'chosen', tasks_done: 'met', ce_told: 'to_vouch' },
  ],
  [
    'customer_silent_confident',
    { tries: 1, hasAccount: false },
    null,
    { tried_twice: 'unmet', confident: 'chosen', tasks_done: 'met', ce_told: 'met' },
  ],
  ['defect_fixed_or_filed', {}, null, { fixed_or_shared: 'to_vouch', tasks_done: 'met' }],
  ['defect_fixed_or_filed', { shared: [ISSUE] }, ISSUE, { fixed_or_shared: 'met', tasks_done: 'met' }],
  ['product_gap_filed', {}, null, { filed: 'unmet' }],
  ['product_gap_filed', {}, ISSUE, { filed: 'met' }],
  ['product_gap_filed', { issues: [{ ...DEFECT, kind: 'gap' }] }, null, { filed: 'met' }],
  ['product_gap_filed', { issues: [DEFECT] }, null, { filed: 'unmet' }],
  [
    'defect_fixed_or_filed',
    { issues: [{ ...DEFECT, shippedAt: NOON }] },
    null,
    { fixed_or_shared: 'met', tasks_done: 'met' },
  ],
  [
    'workaround_and_issue_filed',
    { issues: [{ ...DEFECT, url: ISSUE }], shared: [ISSUE] },
    null,
    { workaround_given: 'chosen', filed: 'met', link_shared: 'met' },
  ],
  ['product_feedback_filed', {}, ISSUE, { feedback_passed_on: 'to_vouch' }],
  ['customer_silent_unanswered', { tries: 3 }, null, { tried_twice: 'met', ce_asked: 'to_vouch', tasks_done: 'met' }],
])('LIF-3: %s with %o and the comment %s', (reason, facts, comment, states) => {
  expect(stateOf(reason, facts, comment)).toEqual(states)
})

describe('LIF-1: whoever closes', () => {
  test('needs no word where the record shows it', () => {
    expect(vouchedFor(closing('customer_confirmed'), BARE)).toEqual([])
  })

  test('is told every condition that is not met, and what to do about it', () => {
    const ask = () => vouchedFor(closing('customer_silent_confident'), { ...BARE, openTasks: [7, 9], tries: 1 })
    expect(ask).toThrow(unmet('Ask them again, at least twice in all.'))
    expect(ask).toThrow(unmet('Still open: #7, #9. Finish them, or take the link off.'))
    expect(ask).toThrow(unmet('Tell the customer engineer of the account, and vouch for it.'))
    expect(ask).toThrow(
      expect.objectContaining({
        details: {
          unmet: ['tried_twice', 'tasks_done', 'ce_told'].map((id) => expect.objectContaining({ id })),
        },
      }),
    )
  })

  test('is told what is not met before what is to be vouched for', () => {
    const conditions = conditionsOf('defect_fixed_or_filed', { ...BARE, openTasks: [7] }, null)
    const ids = (vouched: readonly VouchedId[]) => openConditions(conditions, vouched).map(({ id }) => id)
    expect(conditions.map(({ id }) => id)).toEqual(['fixed_or_shared', 'tasks_done'])
    expect(ids([])).toEqual(['tasks_done', 'fixed_or_shared'])
    expect(ids(['fixed_or_shared'])).toEqual(['tasks_done'])
  })

  test('cannot vouch for what the record denies', () => {
    const ask = () =>
      vouchedFor(closing('defect_fixed_or_filed', null, ['fixed_or_shared']), { ...BARE, openTasks: [7] })
    expect(ask).toThrow(unmet('Still open: #7. Finish it, or take the link off.'))
  })
})

describe('LIF-2: of what is vouched for', () => {
  test('what had to be is kept', () => {
    expect(vouchedFor(closing('customer_silent_confident', null, ['ce_told']), { ...BARE, tries: 2 })).toEqual([
      'ce_told',
    ])
  })

  test('what the record shows anyhow, or belongs to another reason, is not', () => {
    const facts = { ...BARE, tries: 2, hasAccount: false }
    expect(vouchedFor(closing('customer_silent_confident', null, ['ce_told', 'ce_asked']), facts)).toEqual([])
  })
})
