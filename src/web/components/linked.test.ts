import { describe, expect, it } from 'vitest'
import { linked } from './linked.ts'

describe('the addresses of a message', () => {
  it('are found, without the full stop after them', () => {
    expect(linked('See https://a.example/x?y=1. Thanks')).toEqual([
      { text: 'See ' },
      { text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
      { text: '. Thanks' },
    ])
  })

  it('are only those of the web', () => {
    expect(linked('javascript:alert(1) ftp://x data:text/html,x')).toEqual([
      { text: 'javascript:alert(1) ftp://x data:text/html,x' },
    ])
  })

  it.each(['', 'no address', 'https://a.example', '(https://a.example)', 'http:// https://b.example!'])(
    'leave the text %j as it was',
    (text) => {
      expect(
        linked(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    },
  )
})
