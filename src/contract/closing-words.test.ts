import { expect, test } from 'vitest'
import { endWords } from './closing-words.ts'

test.each([
  [{}, ''],
  [{ vouched: ['ce_told', 'link_shared'] }, ', vouching for ce told, link shared'],
  [
    { document: { found: 'answers_it', url: 'https://docs.example/a', issue: null } },
    '; answered by https://docs.example/a',
  ],
  [{ document: { found: 'missing', url: null, issue: null } }, '; a document is missing'],
  [{ document: { found: 'not_needed', url: null, issue: null } }, '; no document needed'],
])('LIF-2: an end tells what was vouched for and said of the documents: %o', (change, says) => {
  expect(endWords(change)).toBe(says)
})
