import { describe, expect, it } from 'vitest'
import { checkSubstance } from '../../domain/substance.ts'
import { weighed } from './reply-weight.ts'

const empty = checkSubstance('We are on it.')
const full = checkSubstance('We found a slow query and rolled it back.')

describe('VERB-16: what a reply will count as', () => {
  it('is what the check says, with its reason, until the author says otherwise', () => {
    expect(weighed(undefined, full, true)).toEqual({ weight: 'response', says: 'Stops the response clock.' })
    expect(weighed(undefined, empty, true)).toEqual({
      weight: 'acknowledgement',
      says: `The response clock goes on. ${empty.findings[0]?.text}`,
    })
  })

  it('is what the author says, and the check is heard all the same', () => {
    expect(weighed('response', empty, true)).toEqual({
      weight: 'response',
      says: `Stops the response clock, because you say so. ${empty.findings[0]?.text}`,
    })
    expect(weighed('acknowledgement', full, true)).toEqual({
      weight: 'acknowledgement',
      says: 'The response clock goes on, because you say so.',
    })
    expect(weighed('acknowledgement', empty, true).says).toContain('goes on. “We are on it”')
  })

  it('takes what reads like a machine for no response', () => {
    expect(weighed(undefined, checkSubstance('Automatic reply: Re: Search'), true).weight).toBe('acknowledgement')
  })

  it('is told only while an answer is owed', () => {
    expect(weighed(undefined, empty, false)).toEqual({ weight: 'acknowledgement', says: undefined })
  })

  it('is left to the server when nothing is known yet', () => {
    expect(weighed(undefined, undefined, true)).toEqual({ weight: undefined, says: undefined })
    expect(weighed('response', undefined, true)).toEqual({ weight: 'response', says: undefined })
  })
})
