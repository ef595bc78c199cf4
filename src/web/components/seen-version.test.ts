import { describe, expect, it } from 'vitest'
import { seenVersion } from './seen-version.ts'

const happened = (type: string, ...actors: string[]) =>
  actors.map((actor, index) => ({ version: index + 1, actor, type }))
const by = (...actors: string[]) => happened('noted', ...actors)

describe('the version a writer has seen', () => {
  it('is the one at which writing began', () => {
    expect(seenVersion(2, by('maya', 'ben'), 'maya')).toBe(2)
  })

  it('grows with what the writer did meanwhile', () => {
    expect(seenVersion(2, by('maya', 'ben', 'maya', 'maya'), 'maya')).toBe(4)
  })

  it('stops before what somebody else did', () => {
    expect(seenVersion(2, by('maya', 'ben', 'maya', 'ben', 'maya'), 'maya')).toBe(3)
    expect(seenVersion(2, by('maya', 'ben', 'system', 'maya'), 'maya')).toBe(2)
  })

  it('PRE-4: goes on where it says nothing to who writes', () => {
    expect(seenVersion(1, happened('clock_warned', 'maya', 'system', 'system'), 'maya')).toBe(3)
  })
})
