import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'
import { aClock, aPage, aRow } from '../../../test/support/wire.ts'
import { QueuePage } from '../../contract/queue.ts'
import { HOUR, MINUTE } from '../../domain/time.ts'

const FIRST_FIFTY = 'GET /queue?scope=company&state=waiting&limit=50'
const LONG = 'After the update nobody can sign in with the second factor, and the recovery codes are refused too'

const line = aPage([
  aRow({
    number: 7,
    priority: 'p0',
    severity: 0,
    account: null,
    clock: aClock({ state: 'breached', remainingMs: -1 }),
    segment: 'free',
  }),
  aRow({ place: 2, pin: { place: 1, reason: 'board', by: 'mara', expiresAt: '2026-03-03T12:00:00Z' } }),
  aRow({ place: 3, number: 1204, priority: null, severity: null, clock: null, subject: LONG }),
])

describe('queue list', () => {
  test('help', async () => {
    expect(await help('queue list')).toMatchInlineSnapshot(`
      "Usage: topline queue list [options]

      show a line in its order, number one first

      Options:
        --scope <team>         a team, or company for all teams in one line (default: "company")
        --state <state>        which tickets (choices: "waiting", "owned", "held", "done", default:
                               "waiting")
        --segment <segment>    only this segment (choices: "presales", "enterprise", "team", "free",
                               "open_source", "internal")
        --priority <priority>  only this priority (choices: "p0", "p1", "p2", "p3", "untriaged")
        --kind <kind>          only this kind (choices: "question", "problem", "feature", "presales",
                               "incident", "task")
        --account <slug>       only this account
        --owner <handle>       only what this member owns
        --tag <tag>            only with this theme tag
        --area <area>          only of this product area
        --limit <number>       how many rows at most (default: 50)
        --all                  every row
        --help                 show how to use it"
    `)
  })

  test('shows places, what decides them, and whose turn it is', async () => {
    const { stdout, exit } = await topline('queue list', { answers: { [FIRST_FIFTY]: line } })
    expect(exit).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "Line of the whole company · normal order · 3 waiting

      place      #  pri  sev  segment     account        subject                               clock  turn
          1     #7  p0     0  free        –              Cannot sign in after the update     1s over  ours
          2    #12  p1     2  enterprise  Acme Robotics  [pin 1] Cannot sign in after the…  58m left  ours
          3  #1204  –      –  enterprise  Acme Robotics  After the update nobody can sign…         –  ours
      "
    `)
  })

  test('cuts subjects to a narrow terminal, and none for a pipe', async () => {
    const answers = { [FIRST_FIFTY]: line }
    const narrow = await topline('queue list', { answers, out: { columns: 80, isTerminal: true } })
    expect(Math.max(...narrow.stdout.split('\n').map((each) => each.length))).toBe(80)
    const pipe = await topline('queue list', { answers, out: { columns: Number.POSITIVE_INFINITY } })
    expect(pipe.stdout).toContain(LONG)
  })

  test('colours on a terminal only', async () => {
    const answers = { [FIRST_FIFTY]: line }
    const terminal = await topline('queue list', { answers, out: { colour: true } })
    expect(terminal.stdout).toContain('\u001b[31m1s over\u001b[39m')
    const pipe = await topline('queue list', { answers })
    expect(pipe.stdout).not.toContain('\u001b')
  })

  test('says how much of the clock is left, or when it runs again', async () => {
    const clocks = [
      aClock({ remainingMs: 200 * MINUTE + 59_999 }),
      aClock({ state: 'breached', remainingMs: -2 * HOUR }),
      aClock({ state: 'breached', remainingMs: 0, openNow: false, opensAt: '2026-03-09T09:00:00Z' }),
      aClock({ state: 'paused', dueAt: null }),
      aClock({ openNow: false, opensAt: '2026-03-08T09:00:00Z' }),
      aClock({ openNow: false, opensAt: '2026-03-09T09:00:00Z' }),
    ]
    const items = clocks.map((clock, index) => aRow({ number: index + 1, place: index + 1, clock }))
    const { stdout } = await topline('queue list', { answers: { [FIRST_FIFTY]: aPage(items) } })
    const told = stdout.split('\n').slice(3, -1)
    expect(told.map((line) => line.split(/ {2,}/).at(-2))).toEqual([
      '3h 20m left',
      '2h over',
      'missed',
      'paused',
      'opens Sun 09:00 UTC',
      'opens Mon 9 Mar 09:00 UTC',
    ])
  })

  test('says who acts next on tickets that do not wait', async () => {
    const hold = {
      for: 'third_party',
      reason: 'vendor_answer',
      note: null,
      actsNext: 'bank',
      since: '2026-03-02T11:00:00Z',
      until: null,
    } as const
    const items = [
      aRow({ place: null, hold, status: 'on_hold', waiting: false }),
      aRow({ place: null, owner: 'mara', status: 'open', waiting: false }),
      aRow({ place: null, lease: { by: 'jo', until: '2026-03-02T12:05:00Z' }, waiting: false }),
      aRow({ place: null, status: 'closed', waiting: false }),
    ]
    const { stdout } = await topline('queue list --state owned', {
      answers: { 'GET /queue?scope=company&state=owned&limit=50': aPage(items, { mode: 'hard', scope: 'support' }) },
    })
    expect(stdout.split('\n').map((each) => each.split('  ').at(-1))).toEqual([
      'Line of support · hard choices · 4 owned',
      '',
      'turn',
      'third party',
      'mara',
      'next: jo',
      'closed',
      '',
    ])
  })

  test('sends every filter', async () => {
    const words =
      'queue list --scope support --state held --segment open_source --priority untriaged --kind question --account acme --owner mara --tag slow --area search --limit 5'
    const path =
      'GET /queue?scope=support&state=held&segment=open_source&priority=untriaged&kind=question&account=acme&owner=mara&tag=slow&area=search&limit=5'
    const { exit, stdout } = await topline(words, { answers: { [path]: aPage([]) } })
    expect(exit).toBe(0)
    expect(stdout).toContain('No ticket fits.')
  })

  test('follows the cursor for --all, and gives one document', async () => {
    const rows = [1, 2, 3].map((place) => aRow({ place, number: place }))
    const answers = {
      'GET /queue?scope=company&state=waiting&limit=200': aPage(rows.slice(0, 2), { total: 3, nextCursor: 'c1' }),
      'GET /queue?scope=company&state=waiting&limit=200&cursor=c1': aPage(rows.slice(2), { total: 3 }),
    }
    const { stdout } = await topline('queue list --all --json', { answers })
    const page = QueuePage.parse(JSON.parse(stdout))
    expect(page.items.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(page.nextCursor).toBeNull()
  })

  test('asks page by page for more than a page, and says when there is more', async () => {
    const page = (from: number, size: number) =>
      Array.from({ length: size }, (_, index) => aRow({ place: from + index, number: from + index }))
    const more = { total: 10_000, totalIsExact: false }
    const { stdout, calls } = await topline('queue list --limit 201', {
      answers: {
        'GET /queue?scope=company&state=waiting&limit=200': aPage(page(1, 200), { ...more, nextCursor: 'c1' }),
        'GET /queue?scope=company&state=waiting&limit=1&cursor=c1': aPage(page(201, 1), { ...more, nextCursor: 'c2' }),
      },
    })
    expect(calls).toHaveLength(2)
    expect(stdout).toContain('10,000+ waiting')
    expect(stdout).toMatch(/201 shown; --limit N or --all shows more\.\n$/)
  })
})
