import { expect, test } from 'vitest'
import { CallFailed } from '../../contract/client.ts'
import { faultsOf, faultText } from './faults.ts'

const failed = (more: object) =>
  new CallFailed({ type: '', title: '', status: 422, code: 'policy_invalid', detail: 'It is wrong.', ...more })

test('a place in brackets and one with dots are the same place', () => {
  const faults = faultsOf(failed({ details: { place: 'document.week.monday[1]' } }))
  expect(faults).toEqual([{ place: 'week.monday.1', text: 'It is wrong.' }])
  expect(faultText(faults, 'week.monday')).toBe('It is wrong.')
  expect(faultText(faults, 'week.mon')).toBeUndefined()
})

test('of several faults each is told at its place', () => {
  const list = [
    { place: 'tables[0].rules[2].targets.update.amount', text: 'is 0. Write more.' },
    { place: 'holdFlags.capHours', text: 'is 0. Write whole hours.' },
  ]
  const faults = faultsOf(failed({ details: { place: list[0]?.place, faults: list } }))
  expect(faultText(faults, 'tables.0.rules.2.targets.update')).toBe('Is 0. Write more.')
  expect(faultText(faults, 'holdFlags')).toBe('Is 0. Write whole hours.')
})

test('fields of a malformed body are places too', () => {
  const faults = faultsOf(failed({ fields: [{ path: 'document.name', message: 'Too short.' }] }))
  expect(faults).toEqual([{ place: 'name', text: 'Too short.' }])
})

test('what is no answer of the server has no places', () => {
  expect(faultsOf(new TypeError('fetch failed'))).toEqual([])
})
