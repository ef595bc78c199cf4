import { describe, expect, it } from 'vitest'
import { linked, linkedTickets } from './linked.ts'

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

describe('the tickets that a text names', () => {
  it('lead there, between addresses', () => {
    expect(linkedTickets('See #786, https://a.example/x#12 and (#7).')).toEqual([
      { text: 'See ' },
      { text: '#786', ticket: 786 },
      { text: ', ' },
      { text: 'https://a.example/x#12', href: 'https://a.example/x#12' },
      { text: ' and (' },
      { text: '#7', ticket: 7 },
      { text: ').' },
    ])
  })

  it.each(['issue#12', '#12a', '##12', '&#123;', '#1234567890', 'C# and #'])('are none in %j', (text) => {
    expect(linkedTickets(text)).toEqual([{ text }])
  })
})
