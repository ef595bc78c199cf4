import { describe, expect, it } from 'vitest'
import { seeded } from './random.ts'
import { chooseWords, render } from './text.ts'

describe('demo texts', () => {
  it('fill names in, also at the start of a sentence', () => {
    expect(render('{Since} {repo} is slow', { since: 'since Monday', repo: 'web/app' }, seeded(1))).toBe(
      'Since Monday web/app is slow',
    )
  })

  it('take one of several alternatives', () => {
    const random = seeded(1)
    const seen = new Set(Array.from({ length: 40 }, () => render('[[one|two]] left', {}, random)))
    expect(seen).toEqual(new Set(['one left', 'two left']))
  })

  it('join lines of a paragraph, and keep quoted lines and lists apart', () => {
    const template = `First line
      goes on.

      > error 42
      > error 43

      - one
      - two
        goes on`
    expect(render(template, {}, seeded(1))).toBe(
      'First line goes on.\n\n    error 42\n    error 43\n\n- one\n- two goes on',
    )
  })

  it('refuse a name nobody has filled in', () => {
    expect(() => render('{nobody} knows', {}, seeded(1))).toThrow('knows what {nobody} is')
  })

  it('choose a number from a range and a text from a list', () => {
    const words = chooseWords({ count: '3..5', color: ['red', 'blue'], name: 'fixed' }, seeded(2))
    expect(['3', '4', '5']).toContain(words.count)
    expect(['red', 'blue']).toContain(words.color)
    expect(words.name).toBe('fixed')
  })
})
