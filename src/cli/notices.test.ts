import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../test/support/cli.ts'
import { Digest, Notices } from '../contract/notices.ts'

const notices = Notices.parse({
  settings: {
    zone: null,
    digest: 'working_days',
    digestAt: '08:30',
    quiet: { from: '20:00', to: '07:00' },
    daysOffQuiet: true,
    atOnce: true,
  },
  usual: true,
  zone: 'Europe/Berlin',
  zoneOfHours: 'Europe/Berlin',
  address: 'eve@example.com',
  mail: true,
  quietUntil: null,
  nextDigestAt: '2026-03-03T07:30:00.000Z',
  last: {
    kind: 'digest',
    state: 'sent',
    dueAt: '2026-03-02T07:30:00.000Z',
    nextAt: null,
    endedAt: '2026-03-02T07:30:05.000Z',
    tries: 1,
    trouble: null,
  },
})

const ticket = { number: 12, subject: 'Search is slow', account: null, priority: null }
const digest = Digest.parse({
  asOf: '2026-03-02T12:00:00.000Z',
  nextAt: '2026-03-03T07:30:00.000Z',
  zone: 'Europe/Berlin',
  groups: [
    {
      group: 'promises',
      more: 2,
      items: [
        {
          ticket,
          says: 'The first response is about to be late',
          at: '2026-03-02T11:00:00.000Z',
          dueAt: '2026-03-02T12:30:00.000Z',
          again: true,
        },
      ],
    },
  ],
})

describe('notices', () => {
  test('show: all that is set, and how mail goes', async () => {
    expect((await topline('notices show', { answers: { 'GET /notices': notices } })).stdout).toMatchInlineSnapshot(`
      "digest    working days at 08:30
      next      Tue 2026-03-03 08:30
      quiet     20:00–07:00
      days off  quiet
      now       not quiet
      at once   mentions, promises about to break, what was sent back
      zone      Europe/Berlin
      address   eve@example.com
      last mail sent Mon 2026-03-02 08:30:05
      "
    `)
  })

  test('show: says why nothing is mailed', async () => {
    const without = { ...notices, mail: false, last: null }
    const trouble = 'the mail server cannot be reached'
    const waits = { ...notices.last, state: 'waiting', nextAt: '2026-03-02T12:05:00.000Z', trouble }
    const first = await topline('notices show', { answers: { 'GET /notices': without } })
    expect(first.stdout).toContain('Mail is not set up on this server: nothing is sent.')
    const second = await topline('notices show', { answers: { 'GET /notices': { ...notices, last: waits } } })
    expect(second.stdout).toContain(`last mail tried again Mon 2026-03-02 13:05: ${trouble}`)
    const third = await topline('notices show', { answers: { 'GET /notices': { ...notices, address: null } } })
    expect(third.stdout).toContain('You have no address')
  })

  test('set: what is left out stays', async () => {
    const answers = { 'GET /notices': notices, 'POST /notices': notices }
    const words = ['--digest', 'every-day', '--quiet', 'none', '--at-once', 'no', '--zone', 'Asia/Tokyo']
    const run = await topline(`notices set ${words.join(' ')}`, { answers })
    expect(sent(run)).toEqual({
      ...notices.settings,
      digest: 'every_day',
      quiet: null,
      atOnce: false,
      zone: 'Asia/Tokyo',
    })
    const other = ['--at', '09:15', '--quiet', '22:00-06:00', '--days-off', 'as-others', '--zone', 'hours']
    const second = await topline(`notices set ${other.join(' ')}`, { answers })
    expect(sent(second)).toEqual({
      ...notices.settings,
      digestAt: '09:15',
      quiet: { from: '22:00', to: '06:00' },
      daysOffQuiet: false,
    })
  })

  test('set: wrong usage', async () => {
    expect((await topline('notices set')).stderr).toContain('Say what to change')
    const answers = { 'GET /notices': notices }
    const wrong = await topline('notices set --quiet nights', { answers })
    expect(wrong.stderr).toContain('--quiet nights cannot be read. Write 20:00-07:00, or none.')
  })

  test('how to use them', async () => {
    expect(await help('notices')).toMatchInlineSnapshot(`
      "Usage: topline notices [options] [command]

      what you are told by mail, and when not

      Options:
        --help              show how to use it

      Commands:
        show                show what you are told by mail, and how the last mail went
        set [options]       say what you want to be told; what is left out stays"
    `)
    expect(await help('notices set')).toMatchInlineSnapshot(`
      "Usage: topline notices set [options]

      say what you want to be told; what is left out stays

      Options:
        --digest <days>     on which days a digest comes (choices: "none", "working-days", "every-day")
        --at <time>         when it comes, on your wall, such as 08:30
        --quiet <hours>     when nothing is told at once, such as 20:00-07:00, or none
        --days-off <how>    days on which you do not work (choices: "quiet", "as-others")
        --at-once <yes>     a mail for mentions and promises about to break (choices: "yes", "no")
        --zone <name>       whose wall it is, such as Europe/Berlin; hours takes that of your working
                            hours
        --help              show how to use it"
    `)
  })
})

describe('digest', () => {
  test('shows what would be in it now', async () => {
    expect((await topline('digest', { answers: { 'GET /digest': digest } })).stdout).toMatchInlineSnapshot(`
      "The next digest comes Tue 2026-03-03 08:30 Europe/Berlin.

      Promises late or about to break

      * #12 Search is slow
        The first response is about to be late, due Mon 2 Mar 13:30 (told before)
        and 2 more
      "
    `)
  })

  test('says that there is nothing', async () => {
    const nothing = { ...digest, groups: [], nextAt: null }
    expect((await topline('digest', { answers: { 'GET /digest': nothing } })).stdout).toMatchInlineSnapshot(`
      "No digest comes.
      Now there is nothing to tell; then no mail is sent.
      "
    `)
  })
})
