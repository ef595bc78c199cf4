import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { Duty, DutyMember, Rotas } from '../../contract/duty.ts'

const member = (facts: Partial<DutyMember> = {}): DutyMember =>
  DutyMember.parse({
    handle: 'mara',
    team: 'support',
    zone: 'Europe/Berlin',
    region: 'EMEA',
    week: { monday: ['09:00-17:00'] },
    atWork: true,
    changesAt: '2026-03-02T16:00:00.000Z',
    absences: [],
    atCapacity: null,
    active: 3,
    limit: 5,
    ...facts,
  })
const absence = {
  id: 'abs-1',
  from: '2026-03-02',
  to: '2026-03-03',
  startsAt: '2026-03-01T23:00:00.000Z',
  endsAt: '2026-03-03T23:00:00.000Z',
  backup: 'mara',
  standIn: 'mara',
  note: null,
  now: true,
}
const board = Duty.parse({
  at: '2026-03-02T12:00:00.000Z',
  teams: [
    {
      team: 'support',
      rota: { name: 'Round the clock', zone: 'Europe/Berlin', version: 2 },
      now: [{ handle: 'mara', for: 'ben', block: 'day', until: '2026-03-02T16:00:00.000Z' }],
      atWork: ['mara'],
      next: { at: '2026-03-02T16:00:00.000Z', on: [{ handle: 'cal', for: null }] },
      nextArrival: { at: '2026-03-02T15:00:00.000Z', handles: ['cal', 'dee'] },
      gaps: [
        {
          from: '2026-03-03T07:00:00.000Z',
          to: '2026-03-03T16:00:00.000Z',
          kind: 'few',
          block: 'day',
          on: 1,
          wanted: 2,
        },
      ],
    },
    { team: 'product', rota: null, now: [], atWork: [], next: null, nextArrival: null, gaps: [] },
  ],
  people: [
    member(),
    member({ handle: 'ben', atWork: false, absences: [absence], active: 0 }),
    member({
      handle: 'cal',
      zone: 'America/Los_Angeles',
      active: 7,
      atWork: false,
      atCapacity: { since: '2026-03-02T10:00:00.000Z', note: null, until: null },
    }),
    member({ handle: 'new', zone: null, active: 0 }),
  ],
})

describe('duty', () => {
  test('help', async () => {
    expect(await help('duty')).toMatchInlineSnapshot(`
      "Usage: topline duty [options]

      who is on duty now, who is next, and when the next person arrives

      Options:
        --at <when>         at another time: 4h, 2d, or a time such as 2026-03-05T12:00Z
        --team <slug>       of this team alone
        --week              who is on when in the seven days from then on
        --help              show how to use it"
    `)
  })

  test('who is on now, who is next, when the next person arrives, and everybody’s load', async () => {
    const ran = await topline('duty --team support', { answers: { 'GET /duty?team=support': board } })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "support · Round the clock
      now      mara (for ben) until Mon 2026-03-02 17:00 Europe/Berlin
      at work  mara
      next     cal from Mon 2026-03-02 17:00 Europe/Berlin (in 4h)
      arrives  cal, dee Mon 2026-03-02 16:00 Europe/Berlin (in 3h)
      Gaps in the coming week:
        Tue 2026-03-03 08:00 – Tue 2026-03-03 17:00  day: 1 of 2

      member  team     active  at work  away                  new tickets          zone
      mara    support     3/5  yes      –                     takes                Europe/Berlin
      ben     support     0/5  no       away, mara stands in  takes                Europe/Berlin
      cal     support     7/5  no       –                     none until they say  America/Los_Angeles
      "
    `)
  })

  test('the week', async () => {
    const rotas = Rotas.parse({
      from: '2026-03-02T12:00:00.000Z',
      to: '2026-03-09T12:00:00.000Z',
      teams: [
        {
          team: 'support',
          zone: 'Europe/Berlin',
          duties: [
            {
              block: 'day',
              date: '2026-03-02',
              from: '2026-03-02T07:00:00.000Z',
              to: '2026-03-02T16:00:00.000Z',
              wanted: 2,
              on: [{ handle: 'mara', for: 'ben' }],
              missing: ['gone'],
            },
          ],
          gaps: [],
        },
      ],
    })
    expect((await topline('duty --week', { answers: { 'GET /duty/rota': rotas } })).stdout).toMatchInlineSnapshot(`
      "support · times of Europe/Berlin
      from                  to                    block  on              wanted
      Mon 2026-03-02 08:00  Mon 2026-03-02 17:00  day    mara (for ben)     1/2
      "
    `)
    const none = { ...rotas, teams: [] }
    expect((await topline('duty --week', { answers: { 'GET /duty/rota': none } })).stdout).toContain(
      'No team has a rota',
    )
  })
})

describe('member hours, away, back, capacity', () => {
  test('hours of five days and of one', async () => {
    const answers = { 'POST /members/mara/hours': member() }
    const words = 'member hours mara --zone Europe/Berlin --region EMEA'
    const ran = await topline(
      `${words} --weekdays 09:00-12:00,13:00-17:00 --day friday=free --day saturday=10:00-14:00`,
      {
        answers,
      },
    )
    const day = ['09:00-12:00', '13:00-17:00']
    expect(sent(ran)).toEqual({
      zone: 'Europe/Berlin',
      region: 'EMEA',
      week: { monday: day, tuesday: day, wednesday: day, thursday: day, saturday: ['10:00-14:00'] },
    })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "mara works on the wall of Europe/Berlin, region EMEA:
        monday     09:00-17:00
      "
    `)
    expect((await topline(`${words} --day someday=9-5`, { answers })).exit).toBe(2)
  })

  test('away with a backup, and back', async () => {
    const answers = {
      'POST /members/ben/absences': member({ handle: 'ben', absences: [absence] }),
      'GET /duty': board,
      'POST /members/ben/absences/abs-1/cancel': member({ handle: 'ben' }),
    }
    const away = await topline('member away ben --from 2026-03-02 --to 2026-03-03 --backup mara', { answers })
    expect(sent(away)).toEqual({ from: '2026-03-02', to: '2026-03-03', backup: 'mara', note: null })
    expect(away.stdout).toMatchInlineSnapshot(`
      "ben is away from 2026-03-01 23:00 UTC to 2026-03-03 23:00 UTC; backup mara. (abs-1)
      "
    `)
    expect((await topline('member back ben', { answers })).stdout).toBe('ben has no absence ahead.\n')
    expect((await topline('member back mara', { answers })).exit).toBe(2)
  })

  test('at capacity, and not any more', async () => {
    const full = member({ atCapacity: { since: '2026-03-02T10:00:00.000Z', note: null, until: null } })
    const ran = await topline('member capacity mara --full --note outage', {
      answers: { 'POST /members/mara/capacity': full },
    })
    expect(sent(ran)).toEqual({ atCapacity: true, note: 'outage', until: null })
    expect(ran.stdout).toBe('mara takes no new tickets until they say so; 3 of 5 are active.\n')
    const free = await topline('member capacity mara --free', { answers: { 'POST /members/mara/capacity': member() } })
    expect(sent(free)).toMatchObject({ atCapacity: false })
    expect(free.stdout).toBe('mara takes new tickets; 3 of 5 are active.\n')
    expect((await topline('member capacity mara')).exit).toBe(2)
  })
})
