import { expect, test } from 'vitest'
import type { TicketIssue } from '../../../contract/issue-verbs.ts'
import { untold } from './untold.ts'

const issue = (number: number, tell: string | null = 'Hello, this can be used now.'): TicketIssue => ({
  ...{ number, tell, kind: 'defect', title: 'Export fails', audience: 'private', status: 'done' },
  ...{ team: null, owner: null, url: null, duplicateOf: null, shippedAt: '2024-03-19T12:00:00.000Z' },
})
const shipped = (number: number) => ({ type: 'issue_shipped', change: { issue: number } })
const replied = { type: 'replied', change: { body: 'We have news.' } }

test('what shipped after our last reply is still to be told', () => {
  expect(untold([issue(1)], [replied, shipped(1)]).map(({ number }) => number)).toEqual([1])
  expect(untold([issue(1)], [shipped(1), replied])).toEqual([])
  expect(untold([issue(1), issue(2)], [shipped(1), replied, shipped(2)]).map(({ number }) => number)).toEqual([2])
})

test('without a draft there is nothing to offer', () => {
  expect(untold([issue(1, null)], [shipped(1)])).toEqual([])
})
