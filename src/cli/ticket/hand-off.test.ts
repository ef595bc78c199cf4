import { expect, test } from 'vitest'
import { topline } from '../../../test/support/cli.ts'
import { aTicket } from '../../../test/support/wire.ts'
import type { HandOffForms, HandOffReport, HandOffs } from '../../contract/hand-offs.ts'

const AT = '2026-03-02T11:30:00.000Z'
const offer = { kind: 'case', by: 'mara', team: 'support', to: null, region: null, offeredAt: AT } as const

const FORMS: HandOffForms = {
  kinds: [
    {
      kind: 'zone',
      name: 'To another time zone',
      about: 'It goes where people are at work.',
      version: 1,
      fields: [
        { id: 'history', label: 'History in short', type: 'long_text', needed: 'to_send' },
        { id: 'next_step', label: 'Next step', type: 'long_text', needed: 'to_send' },
      ],
      known: { history: 'Slow since\nMonday.' },
      teams: ['support'],
      firstResponseFirst: false,
    },
  ],
  receivers: [],
  regions: [
    { region: 'AMER', atWork: ['bob'], aheadMs: 0, next: null },
    { region: 'EMEA', atWork: [], aheadMs: 0, next: { at: '2026-03-03T08:00:00.000Z', handles: ['ann'] } },
  ],
  proposed: { kind: 'zone', region: 'AMER', because: 'Nobody in EMEA is at work.' },
  tell: 'handing-over',
}

test('HOF-12: ticket hand-off without a kind shows what each packet asks, and what is known', async () => {
  const { stdout } = await topline('ticket hand-off 12', { answers: { 'GET /tickets/12/hand-off': FORMS } })
  expect(stdout).toMatchInlineSnapshot(`
    "Move it to AMER: Nobody in EMEA is at work.

    Regions, most attention first:
      AMER  at work: bob
      EMEA  nobody at work; next ann, 2026-03-03 08:00 UTC

    zone · To another time zone · team support
      It goes where people are at work.
      history      History in short: “Slow since Monday.”
      next_step    Next step: needed

    topline ticket hand-off 12 --kind KIND --answer FIELD=TEXT … ; quoted answers are known, but are yours to send.
    "
  `)
})

test('HOF-16: a ticket says before its subject that it is offered, and to whom with what', async () => {
  const packet = [{ id: 'next_step', label: 'Next step', text: 'Call them\non Friday' }]
  const handOff = { ...offer, bouncedAt: null, packet, bounced: null }
  const ticket = aTicket({ owner: 'mara', waiting: false, handOff, betweenHandsMs: 600_000 })
  const answers = { 'GET /tickets/12': ticket, 'GET /tickets/12/timeline': { items: [] } }
  const { stdout } = await topline('ticket show 12', { answers })
  expect(stdout.split('\n').filter((line) => /NEEDS|offered|Next step|hands/.test(line))).toMatchInlineSnapshot(`
    [
      "#12  NEEDS TRANSITION Cannot sign in after the update",
      "p1 · severity 2 · new · owned by mara · offered to support · enterprise · problem · Acme Robotics · first response: 58m left",
      "offered   by mara to team support, 2026-03-02 11:30 UTC",
      "          Next step: Call them on Friday",
      "hands     0 hand-offs, 10m between hands",
    ]
  `)
})

test('HOF-14: queue offered lists what waits', async () => {
  const { number, subject } = aTicket()
  const items: HandOffs['items'] = [
    { ...aTicket(), handOff: { ...offer, bouncedAt: null } },
    { ...aTicket(), number: 13, handOff: { ...offer, to: 'jo', bouncedAt: AT } },
  ]
  const { stdout } = await topline('queue offered', { answers: { 'GET /hand-offs': { items } } })
  expect(stdout).toContain(`#${number}`)
  expect(stdout).toContain(subject.slice(0, 20))
  expect(stdout).toContain('sent back')
  const none = await topline('queue offered --team core', { answers: { 'GET /hand-offs?team=core': { items: [] } } })
  expect(none.stdout).toBe('Nothing is offered to team core.\n')
})

test('HOF-15: report hand-offs tells how they went', async () => {
  const figures = {
    offered: 2,
    accepted: 1,
    bounced: 1,
    open: 0,
    medianMs: 600_000,
    totalMs: 1_200_000,
    bouncedShare: 0.5,
  }
  const report: HandOffReport = {
    from: '2026-02-01T00:00:00.000Z',
    to: '2026-03-02T12:00:00.000Z',
    asOf: '2026-03-02T12:00:00.000Z',
    total: figures,
    rows: [{ team: 'core', kind: 'to_engineering', ...figures }],
    more: false,
    items: [
      {
        number: 12,
        subject: 'Search is slow',
        account: 'Acme',
        kind: 'to_engineering',
        team: 'core',
        by: 'mara',
        offeredAt: AT,
        end: 'bounced',
        waitedMs: 600_000,
      },
    ],
  }
  const { stdout } = await topline('report hand-offs', { answers: { 'GET /reports/hand-offs': report } })
  expect(stdout).toMatchInlineSnapshot(`
    "2 hand-offs offered from 2026-02-01 00:00 UTC until 2026-03-02 12:00 UTC. Waiting between hands: 20m in all, median 10m. Sent back: 50 %.

    team  why             offered  accepted  back  share  open  median  total
    core  to engineering        2         1     1   50 %     0     10m    20m

      #  offered               by    to    why             end        waited  subject
    #12  2026-03-02 11:30 UTC  mara  core  to engineering  sent back     10m  Search is slow
    "
  `)
})
