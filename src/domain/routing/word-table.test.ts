import { describe, expect, test } from 'vitest'
import { stemOf, wordsIn, wordTable } from './word-table.ts'

const found = (words: readonly string[], text: string): string[] => {
  const table = wordTable(words)
  return [...wordsIn(table, text)].toSorted((a, b) => a - b).map((id) => table.words[id] ?? '')
}

describe('ROU-3: whole words, in any form and case', () => {
  test.each([
    ['a plural', ['repository'], 'Two repositories are missing', ['repository']],
    ['a plural in the table', ['code hosts'], 'our Code Host answers 429', ['code hosts']],
    ['a form of a verb', ['upgrade'], 'while upgrading to 5.2', ['upgrade']],
    ['a doubled letter', ['ship'], 'it shipped late', ['ship']],
    ['no part of a word', ['search'], 'our research team', []],
    ['no plural of a short word', ['sso'], 'SSO fails', ['sso']],
    ['a word that only looks like a plural', ['access', 'status'], 'Access: status page', ['access', 'status']],
    ['a hyphen is a space', ['sign in'], 'the sign-in page', ['sign in']],
    ['and so is an underscore', ['batch change'], 'the batch_changes table', ['batch change']],
    ['not across a gap', ['code host'], 'the code of our host', []],
    ['a beginning', ['licen*'], 'Licenses, licensing, Lizenz', ['licen*']],
    ['the word that begins', ['licen*'], 'a licence', ['licen*']],
    ['a beginning inside a word', ['licen*'], 'unlicensed', []],
  ])('%s', (_, words, text, expected) => {
    expect(found(words, text)).toEqual(expected)
  })
})

describe('ROU-3: letters of other languages', () => {
  test.each([
    ['German', ['rechnung', 'größe'], 'Die RECHNUNG nennt die GRÖSSE nicht', ['rechnung', 'größe']],
    ['composed or not', ['schlüssel'], 'SCHLU\u0308SSEL fehlt', ['schlüssel']],
    ['Czech', ['vyhledávání'], 'Vyhledávání nefunguje', ['vyhledávání']],
    ['Greek', ['αναζήτηση'], 'ΑΝΑΖΉΤΗΣΗ', ['αναζήτηση']],
    ['Russian', ['поиск'], 'Поиск не работает', ['поиск']],
    ['Japanese, without spaces', ['検索'], '全文検索が遅い', ['検索']],
    ['wide letters', ['sso'], 'ＳＳＯ', ['sso']],
  ])('%s', (_, words, text, expected) => {
    expect(found(words, text)).toEqual(expected)
  })
})

test('ROU-3: forms of a word have one stem', () => {
  const forms = [
    ['index', 'indexes', 'indexed', 'indexing'],
    ['license', 'licenses', 'licensed', 'licensing'],
    ['query', 'queries'],
    ['match', 'matches', 'matched'],
    ['permission', 'permissions'],
  ]
  for (const each of forms) expect(new Set(each.map(stemOf)).size, each.join(', ')).toBe(1)
  expect(stemOf('analysis')).toBe('analysis')
})

test('ROU-4: a long text is read up to its first 8,000 characters', () => {
  expect(found(['search'], `${'x '.repeat(3_990)}search`)).toEqual(['search'])
  expect(found(['search'], `${'x '.repeat(4_001)}search`)).toEqual([])
})
