import { describe, expect, test } from 'vitest'
import { pseudonymOf } from '../erasure.ts'
import { Refusal } from '../refusal.ts'
import { type Known, namesCustomer, refuseUntellable } from './public-words.ts'

const NORTHMOOR = { name: 'Northmoor Insurance Group', slug: 'northmoor-insurance', domains: [] }
const NOBODY = { accounts: [], contacts: [] }
const known: Known = { accounts: [NORTHMOOR], contacts: ['Callum Pemberton'], linked: NOBODY }
const linked: Known['linked'] = { accounts: [NORTHMOOR], contacts: ['Callum Pemberton'] }

function foundIn(text: string, among: Known = known): unknown[] {
  try {
    refuseUntellable({ text }, among)
  } catch (error) {
    if (error instanceof Refusal)
      return (error.details.found as { says: string; words: string }[]).map((at) => at.words)
    throw error
  }
  return []
}

test('ISS-4: whoever was erased has left no name to look for', () => {
  const linked = { accounts: [], contacts: [pseudonymOf('0192-7c5fe1')] }
  expect(foundIn('A person erased the disk; Person and Erased are columns.', { ...known, linked })).toEqual([])
})

describe('ISS-4: who hears each other’s answer is not named by a part of the name either', () => {
  test.each([
    ['Callum said so', ['Callum']],
    ['C. Pemberton said so', ['Pemberton']],
    ['Саllum can restart', ['Саllum']],
    ['Northmoor asked for it', ['Northmoor']],
    ['as northmoor does', ['northmoor']],
    ['Nоrthmoor has it', ['Nоrthmoor']],
  ])('%s', (text, words) => {
    expect(foundIn(text, { ...known, linked })).toEqual(words)
    expect(foundIn(text)).toEqual([])
    const issue = { title: 'It stops', text, shippedNote: null }
    expect(namesCustomer(issue, linked)).toBe(true)
    expect(namesCustomer({ ...issue, text: '', shippedNote: text }, linked)).toBe(true)
    expect(namesCustomer(issue, NOBODY)).toBe(false)
  })
})

test('ISS-4: of everybody else the whole name is found, in letters that look alike too', () => {
  expect(foundIn('Nоrthmoor Insurance Group and Callum Pemberton')).toEqual([
    'Nоrthmoor Insurance Group',
    'Callum Pemberton',
  ])
})

test.each(['dana@acme.example', 'a (at) b dot example', 'a[at]b.example', 'dana at acme dot example', 'a @ b.example'])(
  'ISS-4: the mail address %s is found',
  (address) => {
    expect(foundIn(`Write to ${address}, please`)).toEqual([address])
  },
)

test.each(['see gitlab.example.com', 'install tool@4.2.1', 'look at docs.example', 'a pod at rest', 'root@host'])(
  'ISS-4: %s has no mail address',
  (text) => {
    expect(foundIn(text)).toEqual([])
  },
)
