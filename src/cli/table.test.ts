import { describe, expect, test } from 'vitest'
import { cutTo, table, textWidth, wrapTo } from './table.ts'

interface Row {
  readonly n: number
  readonly text: string
}

const columns = [
  { head: '#', align: 'right', cell: ({ n }: Row) => String(n) },
  { head: 'text', cut: true, cell: ({ text }: Row) => text },
  { head: 'end', cell: () => ({ text: 'x', paint: (text: string) => `<${text}>` }) },
] as const

const plain = (width: number) => ({ columns: width, paintHead: (text: string) => text })

describe('table', () => {
  test('columns are as wide as they need, numbers to the right, colours do not count', () => {
    const rows = [
      { n: 1, text: 'one' },
      { n: 1204, text: 'twelve\nhundred  four' },
    ]
    expect(table(rows, columns, plain(80))).toMatchInlineSnapshot(`
      "   #  text                 end
         1  one                  <x>
      1204  twelve hundred four  <x>"
    `)
  })

  test('one column gives way to the width', () => {
    const text = table([{ n: 1, text: 'a text that is far too long for this' }], columns, plain(30))
    expect(text.split('\n').map(textWidth)).toEqual([30, 30])
  })

  test('letters of two places and emoji line up', () => {
    const rows = ['日本語', '👩‍💻 ok', 'é'].map((text, n) => ({ n, text }))
    const ends = table(rows, columns, plain(80))
      .split('\n')
      .map((line) => textWidth(line.slice(0, line.search(/end|<x>/))))
    expect(new Set(ends).size).toBe(1)
  })
})

test('a cut text ends in … and fits', () => {
  expect(cutTo('hello world', 8)).toBe('hello w…')
  expect(cutTo('hello', 5)).toBe('hello')
  expect(cutTo('日本語', 5)).toBe('日本…')
})

test('wrapping keeps line breaks and whole words', () => {
  expect(wrapTo('one two three\n\nfour', 7)).toEqual(['one two', 'three', '', 'four'])
  expect(wrapTo('incomprehensible a', 5)).toEqual(['incomprehensible', 'a'])
  expect(wrapTo('as it is', Number.POSITIVE_INFINITY)).toEqual(['as it is'])
})
