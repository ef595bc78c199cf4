import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonOffence } from './json-position.ts'

test.each([
  ['', 1, 1],
  ['{', 1, 2],
  ['{"a": tru}', 1, 7],
  ['{"a": 1,}', 1, 9],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{\n  "a": 1,\n  b: 2\n}', 3, 3],
  ['{"a": [1, 2,\n]}', 2, 1],
  ['[1 2]', 1, 4],
  ['{"a": 1}\n}', 2, 1],
  ['{"a": "open', 1, 7],
  ['{"a": "\\x"}', 1, 7],
  ['{"a" 1}', 1, 6],
  ['[}', 1, 2],
  ['{]', 1, 2],
  ['[01]', 1, 3],
  ['// note\n{}', 1, 1],
])('%j goes wrong at line %i, column %i', (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  expect(jsonOffence(text)).toEqual({ line, column })
})

test('the offence is where a stray word was put into any JSON', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonOffence(`${text} stray`)).toEqual({ line: 1, column: text.length + 2 })
      expect(jsonOffence(`stray ${text}`)).toEqual({ line: 1, column: 1 })
    }),
  )
})
