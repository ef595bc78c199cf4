import { describe, expect, it } from 'vitest'
import { meant, strokeOf } from './key-stroke.ts'

const bare = { ctrlKey: false, metaKey: false, altKey: false }
const known = new Set(['n', 'g q', 'mod+k', '?'])

describe('a key stroke', () => {
  it('is the key itself, Ctrl and Cmd alike, and never one with Alt', () => {
    expect(strokeOf({ ...bare, key: '?' })).toBe('?')
    expect(strokeOf({ ...bare, key: 'K', ctrlKey: true })).toBe('mod+k')
    expect(strokeOf({ ...bare, key: 'k', metaKey: true })).toBe('mod+k')
    expect(strokeOf({ ...bare, key: 'n', altKey: true })).toBeUndefined()
  })

  it('waits for the second key of a sequence', () => {
    expect(meant('', 'g', known)).toEqual({ sequence: undefined, pending: 'g' })
    expect(meant('g', 'q', known)).toEqual({ sequence: 'g q', pending: '' })
  })

  it('starts over when the second key belongs to no sequence', () => {
    expect(meant('g', 'n', known)).toEqual({ sequence: 'n', pending: '' })
    expect(meant('g', 'z', known)).toEqual({ sequence: undefined, pending: '' })
  })
})
