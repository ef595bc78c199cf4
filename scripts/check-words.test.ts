import { expect, test } from 'vitest'
import { planted } from '../test/support/planted.ts'
import { exceptions, wordProblems } from './check-words.ts'

test.each([
  ['a type', 'src/domain/account.ts', 'export interface Organization {}', 'organization'],
  ['part of a name', 'src/http/views.ts', 'const firstUserId = row.id', 'user'],
  ['a column', 'src/store/rows.ts', 'sql`select quota_minutes from team`', 'quota'],
  ['a constant', 'src/store/rows.ts', 'const OVERDUE = 1', 'overdue'],
  ['a comment', 'src/actions/hand-off.ts', '/** Transfers the ticket. */', 'transfer'],
  ['a text on screen', 'src/web/pages/queue/row.tsx', '<p>This support case is late</p>', 'support case'],
  ['a document', 'docs/spec/zed.md', 'Complaints are recorded.', 'complaint'],
  ['the readme', 'README.md', 'Set the urgency.', 'urgency'],
])('is seen: %s', (_, file, text, word) => {
  expect(wordProblems(planted({ [file]: `\n${text}\n` }))).toEqual([
    expect.stringContaining(`${file}:2 says "${word}"`),
  ])
})

test.each([
  ['whole words only', 'src/domain/x.ts', 'voter, scoreboard, username, impactful, scheduled'],
  [
    'words that code needs',
    'src/domain/x.ts',
    "switch (x) { case 'open': setTimeout(go); items.class = request.level }",
  ],
  ['the glossary', 'docs/glossary.md', 'organization, user, tier, quota'],
  ['another system’s columns', 'src/integrations/servicenow/log.ts', 'impact and urgency'],
  ['files that are not text', 'src/web/public/user.svg', '<user/>'],
])('is quiet: %s', (_, file, text) => {
  expect(wordProblems(planted({ [file]: text }))).toEqual([])
})

test('every exception says why', () => {
  expect(exceptions.filter(({ because }) => because.length < 10)).toEqual([])
})
