import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'
import { aTicket } from '../../../test/support/wire.ts'
import { Concerns, TicketConcerns } from '../../contract/concerns.ts'

const glance = {
  concern: 1,
  by: 'ann',
  with: 'bob',
  about: 'Its place',
  step: 'customer_engineer',
  state: 'open' as const,
}
const known = {
  ...glance,
  ourView: 'They wait.',
  theirView: 'Others are down.',
  confirmedAt: '2026-03-02T11:00:00.000Z',
  raisedAt: '2026-03-02T10:00:00.000Z',
  since: '2026-03-02T11:30:00.000Z',
  waitsFor: ['cem'],
}
const step = (id: string, standing: string, stands: readonly (string | null)[]) => ({
  id,
  name: id.toUpperCase(),
  says: 'Decides.',
  stands: stands.map((handle) => ({ handle, name: handle ?? 'Kim Lee', as: 'path' })),
  standing,
  arrived: null,
})
const by = { by: 'cem', at: '2026-03-02T11:40:00.000Z', step: 'customer_engineer' }
const shown = TicketConcerns.parse({
  items: [
    {
      ...known,
      tried: 'We talked.',
      evidence: '#4',
      statedView: null,
      path: [
        step('ae', 'passed', ['ann']),
        step('ce', 'left_out', [null, 'cem']),
        step('lead', 'here', ['lea', 'pia', 'bob', 'ann']),
        step('vp', 'ahead', []),
      ],
      pathVersion: 1,
      replies: [{ ...by, reply: 'They can wait a day.', evidence: 'the call' }],
      decided: { ...by, decision: 'It stays.', reason: 'Others are down.', considered: '#4' },
      withdrawn: null,
      youMay: [],
      mayGoTo: [],
    },
  ],
  path: [],
  sides: [],
})

describe('ticket concern show', () => {
  const show = async (answer: unknown) =>
    (await topline(['ticket', 'concern', 'show', '12'], { answers: { 'GET /tickets/12/concerns': answer } })).stdout

  test('tells both views, the way up, and what was decided', async () => {
    expect(await show(shown)).toMatchInlineSnapshot(`
      "1: Its place · open
        ann: They wait.
        bob: Others are down.
        tried: We talked.
        evidence: #4
        ✓ AE: ann
        ↷ CE: Kim Lee (no member), cem, left out
        ● LEAD: lea, pia, bob and 1 more
        ○ VP: nobody
        cem, 2026-03-02 11:40 UTC: They can wait a day.
          evidence: the call
      decided by cem at customer engineer, 2026-03-02 11:40 UTC: It stays.
        because Others are down.
        considered: #4
      waits for cem
      "
    `)
  })

  test('tells the way that one would go', async () => {
    const { standing: _, arrived: _arrived, ...first } = step('ae', 'ahead', ['ann'])
    expect(await show({ ...shown, items: [], path: [first] })).toBe(
      'Nobody has raised a concern. It would go:\n  1. AE: ann\n',
    )
  })
})

describe('which concern is meant', () => {
  const withdraw = (concerns: readonly object[]) =>
    topline(['ticket', 'concern', 'withdraw', '12', '--reason', 'we agree'], {
      answers: { 'GET /tickets/12': { ...aTicket(), concerns }, 'POST /tickets/12/withdraw-concern': aTicket() },
    })

  test('the only open one', async () => {
    const ran = await withdraw([glance, { ...glance, concern: 2, state: 'decided' }])
    expect(ran.requests.at(-1)?.body).toContain('"concern":1')
  })

  test.each([
    ['none', [], '#12 has no open concern. Name one with --concern.'],
    ['several', [glance, { ...glance, concern: 2 }], 'several open ones: 1 (Its place), 2 (Its place)'],
  ])('%s: it has to be named', async (_, concerns, says) => {
    const ran = await withdraw(concerns)
    expect(ran.exit).toBe(2)
    expect(ran.stderr).toContain(says)
  })
})

test('concerns: those that are open, and for whom each waits', async () => {
  const ticket = { number: 12, subject: 'Search', account: null, priority: 'p1', status: 'open', owner: null }
  const item = { ...known, stepName: 'Customer engineer', yours: false, ended: null, ticket }
  const answer = Concerns.parse({
    items: [item, { ...item, concern: 2, confirmedAt: null, yours: true }],
    more: true,
    nextCursor: null,
    path: null,
  })
  const ran = await topline(['concerns'], { answers: { 'GET /concerns': answer } })
  expect(ran.stdout).toMatchInlineSnapshot(`
    "  #  concern  at                 waits for  to                  about        there
    #12        1  Customer engineer  cem        pass on or decide   Its place  30m ago
    #12        2  Customer engineer  you        confirm their view  Its place  30m ago

    There are more.
    "
  `)
  const mine = await topline(['concerns', '--mine'], { answers: { 'GET /concerns?of=me': { ...answer, items: [] } } })
  expect(mine.stdout).toBe('No concern is open.\n')
})

test('CON-13: concerns --ended: what was decided or withdrawn', async () => {
  const ticket = { number: 12, subject: 'Search', account: null, priority: 'p1', status: 'open', owner: null }
  const ended = { by: 'cem', at: '2026-03-02T11:40:00.000Z', decision: 'It stays.', reason: 'Others are down.' }
  const item = { ...known, state: 'decided', waitsFor: [], stepName: 'Customer engineer', yours: false, ended, ticket }
  const answer = Concerns.parse({ items: [item], more: true, nextCursor: 'c1.2.3', path: null })
  const ran = await topline(['concerns', '--ended'], { answers: { 'GET /concerns?state=ended': answer } })
  expect(ran.stdout).toContain('decided  Customer engineer  cem  Its place  It stays.')
  expect(ran.stdout).toContain('There are more: --ended --cursor c1.2.3')
})

test('concerns: how to use it', async () => {
  expect(await help('concerns')).toMatchInlineSnapshot(`
    "Usage: topline concerns [options]

    show open concerns, and for whom each waits

    Options:
      --mine              those that wait for you; of those that have ended, yours
      --ended             those that were decided or withdrawn, the last first
      --cursor <cursor>   of those that have ended, where the next page begins
      --help              show how to use it"
  `)
})
