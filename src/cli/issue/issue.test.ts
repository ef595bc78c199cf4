import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { anIssue, anIssueRow, someIssues } from '../../../test/support/issue-wire.ts'
import type { IssueEvent } from '../../contract/issues.ts'

const at = '2026-03-02T10:00:00.000Z'
const anEvent = (version: number, type: IssueEvent['type'], change: IssueEvent['change'] = {}): IssueEvent => ({
  version,
  at,
  actor: 'mara',
  type,
  change,
})

describe('issue list', () => {
  test('shows the newest first, with how many ask', async () => {
    const items = [
      anIssueRow({ number: 7, kind: 'gap', status: 'done', owner: 'lee' }),
      anIssueRow({ status: 'on_backlog' }),
      anIssueRow({ number: 3, duplicateOf: 5, team: null, audience: 'public' }),
    ]
    const answers = { 'GET /issues?limit=50&status=active&q=index': someIssues(items, { total: 61, nextCursor: 'i3' }) }
    const { stdout } = await topline('issue list index --status active', { answers })
    expect(stdout).toMatchInlineSnapshot(`
      "61 issues

      issue  kind    status              team         owner  tickets  accounts  audience  title
          7  gap     shipped             engineering  lee          2         1  private   Indexing stops…
          5  defect  on backlog          engineering  –            2         1  private   Indexing stops…
          3  defect  goes on in issue 5  –            –            2         1  public    Indexing stops…

      3 of 61 shown; --limit N shows more.
      "
    `)
  })

  test('and says when none fits', async () => {
    const { stdout } = await topline('issue list', { answers: { 'GET /issues?limit=50': someIssues([]) } })
    expect(stdout).toBe('No issue fits. File one with `topline issue open`.\n')
  })
})

describe('issue show', () => {
  const history = {
    items: [
      anEvent(1, 'issue_filed', { title: 'x' }),
      anEvent(2, 'issue_edited', { title: 'Indexing stops', owner: null, audience: 'public' }),
      anEvent(3, 'issue_moved', { status: 'in_progress', reason: 'this week' }),
      anEvent(4, 'issue_absorbed', { absorbed: 6, tickets: 1 }),
      anEvent(5, 'issue_done', { note: 'It is in 4.3.', tickets: 2 }),
      anEvent(6, 'issue_merged', { into: 8, tickets: 2, reason: 'one fault' }),
    ],
  }
  const shipped = anIssue({
    status: 'done',
    shippedAt: at,
    shippedNote: 'It is in 4.3.',
    url: 'https://issues.example/41',
  })
  const answers = { 'GET /issues/5': shipped, 'GET /issues/5/history': history }

  test('tells what it is, who asks, and what happened', async () => {
    const { stdout } = await topline('issue show 5', { answers })
    expect(stdout).toMatchInlineSnapshot(`
      "Issue 5  Indexing stops at night
      defect · shipped · private · engineering · no owner

      filed     2026-03-02 10:00 UTC by mara
      tracker   https://issues.example/41
      shipped   2026-03-02 10:00 UTC: It is in 4.3.
      version   3

      Since 4.2 it stops at midnight.

      2 tickets of 1 account
        #  status  pri  owner  account        subject
      #12  open    p1   mara   Acme Robotics  Cannot sign in after the update
       #9  open    –    –      –              Cannot sign in after the update

      2026-03-02 10:00 UTC  mara filed it
      2026-03-02 10:00 UTC  mara changed title, owner none, audience public
      2026-03-02 10:00 UTC  mara set it to in progress: this week
      2026-03-02 10:00 UTC  mara merged issue 6 into it, with 1 ticket
      2026-03-02 10:00 UTC  mara shipped it and told 2 tickets: It is in 4.3.
      2026-03-02 10:00 UTC  mara merged it into issue 8, with 2 tickets: one fault
      "
    `)
  })

  test('and both as JSON', async () => {
    const { stdout } = await topline('issue show #5 --json', { answers })
    expect(JSON.parse(stdout)).toEqual({ issue: shipped, history: history.items })
  })

  test('of which nobody is known that asks', async () => {
    const bare = anIssue({ tickets: 0, linked: { tickets: [], accounts: [], more: false }, owner: 'lee', text: '' })
    const { stdout } = await topline('issue show 5', { answers: { ...answers, 'GET /issues/5': bare } })
    expect(stdout).toContain('owned by lee')
    expect(stdout).toContain('No ticket is linked with it.')
  })
})

describe('issue open', () => {
  test('files what is given, and links the ticket', async () => {
    const words = ['issue', 'open', '--kind', 'defect', '--title', 'It stops', '--ticket', '#12', '--body', 'At night.']
    const ran = await topline([...words, '--owner', 'lee', '--audience', 'public'], {
      answers: { 'POST /issues': anIssue() },
    })
    const facts = { kind: 'defect', title: 'It stops', text: 'At night.', audience: 'public', owner: 'lee', ticket: 12 }
    expect(sent(ran)).toEqual(facts)
    expect(ran.stdout).toBe('Issue 5  Indexing stops at night\ndefect · open · private · engineering · no owner\n')
  })
})

describe('issue change', () => {
  test('sends what is to be, by the version that was seen', async () => {
    const ran = await topline('issue change 5 --title Stops --if-version 3', {
      answers: { 'POST /issues/5/change': anIssue({ title: 'Stops' }) },
    })
    expect(sent(ran)).toEqual({ title: 'Stops' })
    expect(ran.requests[0]?.headers['if-match']).toBe('"3"')
  })

  test('of nothing is wrong usage', async () => {
    const ran = await topline('issue change 5')
    expect([ran.exit, ran.stderr]).toEqual([2, expect.stringContaining('Nothing is to change')])
  })
})

test.each([
  [
    ['status', '5', '--to', 'wont_do', '--reason', 'by design'],
    'status',
    { status: 'wont_do', reason: 'by design' },
    anIssue({ status: 'wont_do' }),
    'Issue 5: won’t do.\nIssue 5  Indexing stops at night\ndefect · won’t do · private · engineering · no owner\n',
  ],
  [
    ['ship', '5', '--note', 'It is in 4.3.'],
    'ship',
    { note: 'It is in 4.3.' },
    anIssue({ status: 'done', told: 2 }),
    'Issue 5 has shipped; 2 tickets were told.\nIssue 5  Indexing stops at night\ndefect · shipped · private · engineering · no owner\n',
  ],
  [
    ['merge', '5', '--into', '3', '--reason', 'one fault'],
    'merge',
    { into: 3, reason: 'one fault' },
    anIssue({ duplicateOf: 3, told: 1 }),
    'Issue 5 goes on in issue 3; 1 ticket was told.\nIssue 5  Indexing stops at night\ndefect · goes on in issue 3 · private · engineering · no owner\n',
  ],
])('issue %s says what was done', async (words, verb, input, answer, says) => {
  const ran = await topline(['issue', ...words], { answers: { [`POST /issues/5/${verb}`]: answer } })
  expect(sent(ran)).toEqual(input)
  expect(ran.stdout).toBe(says)
})

test('issue help', async () => {
  expect(await help('issue')).toMatchInlineSnapshot(`
    "Usage: topline issue [options] [command]

    what tickets lead to: defects, gaps, missing documents

    Options:
      --help                     show how to use it

    Commands:
      list [options] [text]      list issues, the newest first; those that repeat another are left out
      show <number>              show an issue, the tickets and accounts linked with it, and what
                                 happened to it
      open [options]             file an issue; from a ticket, it is linked with that
      change [options] <number>  change what is written of an issue
      status [options] <number>  say where an issue stands; that it has shipped is said by \`ship\`
      ship [options] <number>    say that an issue has shipped, on every ticket linked with it; no
                                 customer is written to
      merge [options] <number>   end an issue because it repeats another, to which its tickets move"
  `)
})
