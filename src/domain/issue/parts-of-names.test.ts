import { expect, test } from 'vitest'
import { distinctiveWord, singleNames } from './parts-of-names.ts'

test.each([
  ['Callum Pemberton', ['Callum', 'Pemberton']],
  ['callum pemberton', ['Callum', 'Pemberton']],
  ['CALLUM O’BRIEN', ['CALLUM', 'Callum', 'BRIEN', 'Brien']],
  ['Dr. Anna-Lena von der Heide', ['Anna', 'Lena', 'Heide']],
  ['C. Pemberton', ['Pemberton']],
  ['IT Support', []],
  ['dana@acme.example', []],
])('ISS-4: single names of %s', (name, names) => {
  expect(singleNames(name)).toEqual(names)
})

test.each([
  ['Northmoor Insurance Group', 'Northmoor'],
  ['Brightquay Logistics', 'Brightquay'],
  ['KPN Netherlands', 'KPN'],
  ['Global Freight', undefined],
  ['First National', undefined],
  ['United Ferries', undefined],
  ['The Mill', undefined],
  ['Cloud Nine Ltd', undefined],
  ['42 Labs', undefined],
  ['Northmoor', undefined],
])('ISS-4: the first word of %s tells it from others: %s', (name, word) => {
  expect(distinctiveWord(name)).toBe(word)
})
