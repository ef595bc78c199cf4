import { describe, expect, test } from 'vitest'
import { refused, sent, topline } from '../../../test/support/cli.ts'
import type { BulkDone, BulkPreview } from '../../contract/bulk.ts'

const ASKED = 'POST /tickets/bulk'
const LOOKED = 'POST /tickets/bulk/preview'

const DONE: BulkDone = {
  items: [
    { number: 41, version: 5, refused: null },
    { number: 42, version: null, refused: { code: 'lease_held', detail: '#42 is leased by lee until 12:30.' } },
  ],
}

const item = (facts: Partial<BulkPreview['items'][number]>): BulkPreview['items'][number] => ({
  number: 41,
  subject: 'Search is slow',
  version: 4,
  changes: [],
  place: { before: null, after: null },
  clocks: [],
  told: false,
  refused: null,
  ...facts,
})

const PREVIEW: BulkPreview = {
  items: [
    item({
      changes: [
        { fact: 'status', before: 'new', after: 'on_hold' },
        { fact: 'owner', before: 'lee', after: null },
      ],
      place: { before: 3, after: null },
      clocks: [
        { metric: 'resolution', party: null, effect: 'pauses', before: '2026-03-02T16:00:00.000Z', after: null },
        { metric: 'triage', party: null, effect: 'dropped', before: null, after: null },
      ],
      told: true,
    }),
    item({ number: 42, subject: null, version: null, refused: { code: 'not_found', detail: 'There is no #42.' } }),
    item({ number: 57, subject: 'Which ports?' }),
  ],
  totals: { done: 2, refused: 1, broken: 0, told: 1 },
  asOf: '2026-03-02T12:00:00.000Z',
}

const INPUTS = [
  ['route', '--team product --reason theirs', { team: 'product', reason: 'theirs' }],
  ['route', '--team product', { team: 'product', reason: null }],
  ['classify', '--kind task --area search --tag a --tag b', { kind: 'task', area: 'search', tags: ['a', 'b'] }],
  ['classify', '', {}],
  ['snooze', '', { until: '2026-03-02T13:00:00.000Z', reason: null }],
  ['snooze', '--until 2d', { until: '2026-03-04T12:00:00.000Z', reason: null }],
  [
    'hold',
    '--for customer --reason information_needed --acts-next Dana --until 4h',
    {
      for: 'customer',
      reason: 'information_needed',
      note: null,
      actsNext: 'Dana',
      until: '2026-03-02T16:00:00.000Z',
    },
  ],
  ['resume', '--reason answered', { reason: 'answered' }],
  ['solve', '--resolution over', { resolution: 'over' }],
  [
    'close',
    '--reason customer_confirmed --comment thanked --vouch confirmed',
    { reason: 'customer_confirmed', comment: 'thanked', vouch: ['confirmed'] },
  ],
  ['dismiss', '--dismissal spam --reason offers', { as: 'spam', reason: 'offers' }],
  ['claim', '', { takeOver: null }],
  ['claim', '--take-over ill', { takeOver: 'ill' }],
  ['release', '--reason shift', { reason: 'shift' }],
] as const

test.each(INPUTS)('LIF-10: %s %s is asked once for all of them', async (verb, options, input) => {
  const ran = await topline(`ticket bulk ${verb} 41 42 ${options}`.trim(), { answers: { [ASKED]: DONE } })
  expect(sent(ran)).toEqual({ verb, tickets: [{ number: 41 }, { number: 42 }], input })
})

describe('LIF-10: what a verb needs and was not given', () => {
  test.each([
    ['route', '', 'route needs --team.'],
    ['hold', '--for customer --reason information_needed', 'hold needs --acts-next.'],
    ['hold', '--for customer --acts-next Dana', 'hold needs --reason.'],
    ['solve', '', 'solve needs --resolution.'],
    ['close', '', 'close needs --reason.'],
    ['dismiss', '--dismissal spam', 'dismiss needs --reason.'],
    ['resume', '', 'resume needs --reason.'],
  ])('%s %s', async (verb, options, says) => {
    const ran = await topline(`ticket bulk ${verb} 41 ${options}`.trim())
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain(`${says} Give it once; it is for all of the tickets.`)
  })

  test.each([
    ['close', '--reason done', 'close knows no --reason done. Choose one of: customer_confirmed,'],
    ['hold', '--for customer --acts-next Dana --reason later', 'hold knows no --reason later. Choose one of:'],
  ])('%s %s, which is in no list', async (verb, options, says) => {
    const ran = await topline(`ticket bulk ${verb} 41 ${options}`)
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain(says)
  })

  test('a verb that is done to one ticket at a time', async () => {
    const ran = await topline('ticket bulk merge 41 42')
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain('merge')
  })
})

test('LIF-10: those refused come first, each with why, and then how many', async () => {
  const ran = await topline('ticket bulk claim 41 42', { answers: { [ASKED]: DONE } })
  expect(ran.stdout).toBe(
    [
      '#42: refused. #42 is leased by lee until 12:30.',
      '1 done, 1 refused. Within ten seconds `topline ticket bulk undo 41` takes it back.',
      '',
    ].join('\n'),
  )
  expect([ran.exit, ran.stderr]).toEqual([1, expect.stringContaining('Refused: 1 of 2 tickets was refused')])
})

test('LIF-10: undo takes back of each what was done last, and names those that were refused', async () => {
  const ran = await topline('ticket bulk undo 41 42', { answers: { [ASKED]: DONE } })
  expect(sent(ran)).toEqual({ verb: 'undo', tickets: [{ number: 41 }, { number: 42 }] })
  expect(ran.stdout).toBe('#42: refused. #42 is leased by lee until 12:30.\n1 taken back, 1 refused.\n')
  expect(ran.exit).toBe(1)
})

test('LIF-10: undo has no preview', async () => {
  const ran = await topline('ticket bulk undo 41 --preview')
  expect([ran.exit, ran.calls]).toEqual([2, []])
  expect(ran.stderr).toContain('Leave --preview out.')
})

test('LIF-10: where all are refused nothing is offered to be taken back', async () => {
  const [, refused_] = DONE.items
  const ran = await topline('ticket bulk claim 42', { answers: { [ASKED]: { items: [refused_] } } })
  expect(ran.stdout).toContain('0 done, 1 refused.\n')
})

test('LIF-10: where none is refused it exits with 0', async () => {
  const [first] = DONE.items
  const ran = await topline('ticket bulk claim 41', { answers: { [ASKED]: { items: [first] } } })
  expect([ran.exit, ran.stderr]).toEqual([0, ''])
})

test('LIF-11: --preview tells of each what would become of it, and does nothing', async () => {
  const ran = await topline('ticket bulk claim 41 42 57 --preview', { answers: { [LOOKED]: PREVIEW } })
  expect([ran.calls, ran.exit]).toEqual([[LOOKED], 1])
  expect(ran.stdout).toMatchInlineSnapshot(`
    "#41 Search is slow: status new → on hold; owner lee → none; place 3 → out of the line; resolution pauses (due 2026-03-02 16:00 UTC); triage dropped; the customer is written to
    #42: refused. There is no #42.
    #57 Which ports?: stays as it is
    2 would be done, 1 refused, 0 promises to customers broken, 1 written to.
    Nothing is done yet. Leave --preview out to do it.
    "
  `)
})

test('LIF-11: a refusal of all of it is told as any other', async () => {
  const answers = { [LOOKED]: refused('not_allowed', 'You may not solve tickets. Ask a lead.') }
  const ran = await topline('ticket bulk solve 41 --resolution over --preview', { answers })
  expect(ran.exit).toBe(1)
  expect(ran.stderr).toContain('You may not solve tickets. Ask a lead.')
})
