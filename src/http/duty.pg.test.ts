/** Hours, absences, capacity and duty through the API. */
import { describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { block, rota } from '../../test/support/duty.ts'
import { onEveryDay } from '../../test/support/hours.ts'
import { rebuildFacts } from '../actions/rebuild-facts.ts'
import type { Client } from '../contract/client.ts'
import type { DutyRota } from '../contract/duty.ts'
import type { Absence } from '../domain/duty/document.ts'
import { instant } from '../domain/time.ts'

const app = testApp()

const hoursIn = (zone: string, region: 'EMEA' | 'AMER' | 'APAC') => ({
  zone,
  region,
  week: Object.fromEntries(Object.entries(onEveryDay('09:00-17:00')).map(([day, windows]) => [day, [...windows]])),
})
const BERLIN = hoursIn('Europe/Berlin', 'EMEA')
const differences = async () => (await rebuildFacts(app.tenant, { check: true })).differences
const refusalOf = async (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: { code?: string }) => error.code,
  )
const document = rota('Europe/Berlin', block('day', '08:00', '20:00')) as unknown as DutyRota
const withPeople: DutyRota = {
  ...document,
  blocks: document.blocks.map((each) => ({
    ...each,
    rotation: { every: 'day', starts: '2024-01-01', order: ['ada', 'eve', 'lee'] },
  })),
}
async function publish(client: Client, given = withPeople) {
  await client.publishTriagePolicy({ name: 'duty', slug: 'support' }, { document: given, reason: 'the new rota' })
  await app.carryOver()
}
const memberIn = async (client: Client, handle: string) =>
  (await client.duty()).people.find((person) => person.handle === handle)

describe('DUT-2: hours, absences and capacity of a member', () => {
  test('one keeps one’s own; every change is an event, and the row is what they add up to', async () => {
    const eve = app.client('eve')
    app.now = instant('2024-06-03T10:00Z')
    const set = await eve.setHours('eve', { ...BERLIN, week: { monday: ['09:00-17:00'] } })
    expect(set).toMatchObject({
      zone: 'Europe/Berlin',
      region: 'EMEA',
      atWork: true,
      changesAt: '2024-06-03T15:00:00.000Z',
    })
    const planned = await eve.planAbsence('eve', {
      from: '2024-06-03',
      to: '2024-06-04',
      backup: 'lee',
      note: 'a fair',
    })
    expect(planned.absences).toMatchObject([
      { backup: 'lee', standIn: 'lee', now: true, startsAt: '2024-06-02T22:00:00.000Z' },
    ])
    expect(planned.atWork).toBe(false)
    await eve.setCapacity('eve', { atCapacity: true, note: 'an outage' })
    expect(await memberIn(eve, 'eve')).toMatchObject({ atCapacity: { note: 'an outage', until: null } })
    expect(await differences()).toEqual([])
    const id = planned.absences[0]?.id ?? ''
    expect((await eve.cancelAbsence('eve', id)).absences).toEqual([])
    await eve.setCapacity('eve', { atCapacity: false })
    expect(await memberIn(eve, 'eve')).toMatchObject({ atCapacity: null, atWork: true })
    expect(await differences()).toEqual([])
    const { rows } = await app.owner.query<{ type: string; actor: string }>(
      `select type, actor from event where workspace_id = $1 and stream = 'member' and type <> 'member_added' order by version`,
      [app.workspace.id],
    )
    expect(rows.map(({ type }) => type)).toEqual([
      'hours_set',
      'absence_planned',
      'capacity_set',
      'absence_cancelled',
      'capacity_set',
    ])
    const { rows: stored } = await app.owner.query<{ away: Absence[] }>(
      `select away from member where workspace_id = $1 and handle = 'eve'`,
      [app.workspace.id],
    )
    // Until they came back they were away.
    expect(stored[0]?.away).toMatchObject([{ from: '2024-06-03', to: '2024-06-03T10:00:00.000Z' }])
  })

  test('those of others are for leads', async () => {
    const refused = await app.send('POST /api/v1/members/ada/capacity', { as: 'eve', body: { atCapacity: true } })
    expect(problemOf(refused)).toMatchObject({ code: 'not_allowed', details: { permission: 'manage_duty' } })
    expect(await app.client('lee').setCapacity('eve', { atCapacity: true })).toMatchObject({ handle: 'eve' })
    expect(await refusalOf(app.client('lee').setCapacity('nobody', { atCapacity: true }))).toBe('member_not_found')
  })

  test('what changes nothing, and what cannot be, is refused', async () => {
    const eve = app.client('eve')
    await eve.setHours('eve', BERLIN)
    expect(await refusalOf(eve.setHours('eve', BERLIN))).toBe('hours_unchanged')
    expect(await refusalOf(eve.setHours('eve', { ...BERLIN, zone: 'CET+1' }))).toBe('hours_invalid')
    expect(await refusalOf(eve.setCapacity('eve', { atCapacity: false }))).toBe('capacity_unchanged')
    expect(await refusalOf(eve.setCapacity('eve', { atCapacity: true, until: '2000-01-01T00:00:00Z' }))).toBe(
      'capacity_until_past',
    )
    expect(await refusalOf(eve.planAbsence('eve', { from: '2001-01-01', to: '2001-01-01', backup: 'lee' }))).toBe(
      'absence_invalid',
    )
    expect(await refusalOf(eve.planAbsence('eve', { from: '2099-01-01', to: '2099-01-01', backup: 'eve' }))).toBe(
      'backup_unfit',
    )
    expect(await refusalOf(eve.cancelAbsence('eve', 'nothing'))).toBe('absence_not_found')
  })

  test('DUT-4: two who name each other are refused, whoever comes second', async () => {
    await app.client('eve').planAbsence('eve', { from: '2099-01-01', to: '2099-01-05', backup: 'lee' })
    const second = app.client('lee').planAbsence('lee', { from: '2099-01-05', to: '2099-01-06', backup: 'eve' })
    expect(await refusalOf(second)).toBe('backup_unfit')
    expect(await differences()).toEqual([])
  })
})

describe('DUT-10: one question', () => {
  test('who is on now, who is next, when does the next person arrive', async () => {
    const ada = app.client('ada')
    await publish(ada)
    await app.client('lee').setHours('lee', hoursIn('America/Los_Angeles', 'AMER'))
    app.now = instant('2024-06-03T10:00Z')
    const { teams, people } = await ada.duty({ team: 'support' })
    // 154 days after New Year: the second of three.
    expect(teams).toEqual([
      {
        team: 'support',
        rota: { name: 'Support', zone: 'Europe/Berlin', version: 1 },
        now: [{ handle: 'eve', for: null, block: 'day', until: '2024-06-03T18:00:00.000Z' }],
        atWork: [],
        next: { at: '2024-06-04T06:00:00.000Z', on: [{ handle: 'lee', for: null }] },
        nextArrival: { at: '2024-06-03T16:00:00.000Z', handles: ['lee'] },
        gaps: [],
      },
    ])
    expect(people.map(({ handle }) => handle)).toEqual(['ada', 'eve', 'lee'])
    expect((await ada.duty({ at: '2024-06-03T23:00:00Z', team: 'support' })).teams[0]?.now).toEqual([])
    expect((await ada.duty()).teams.map(({ team }) => team)).toEqual(['engineering', 'product', 'support'])
    expect(await refusalOf(ada.duty({ team: 'nothing' }))).toBe('team_not_found')
  })

  test('the rota of a week, and a rota before it is published', async () => {
    const ada = app.client('ada')
    await publish(ada)
    const { teams } = await ada.rotas({ from: '2024-06-03T00:00:00Z', to: '2024-06-05T00:00:00Z' })
    expect(teams[0]?.duties.map(({ date, on }) => [date, on[0]?.handle])).toEqual([
      ['2024-06-03', 'eve'],
      ['2024-06-04', 'lee'],
    ])
    expect(await refusalOf(ada.rotas({ from: '2024-06-03T00:00:00Z', to: '2024-09-05T00:00:00Z' }))).toBe(
      'range_invalid',
    )
    for (const at of ['1900-01-01T00:00:00Z', '9999-12-31T23:59:59Z']) {
      expect(await refusalOf(ada.duty({ at }))).toBe('range_invalid')
    }
    const preview = await ada.previewRota(document, '2024-06-03T00:00:00Z')
    expect(preview.unknown).toEqual(['ann', 'ben', 'cem'])
    expect(preview.gaps[0]).toMatchObject({ kind: 'no_block' })
    expect(preview.duties[0]).toMatchObject({ on: [], missing: ['ben'] })
    expect(await refusalOf(ada.previewRota({ ...document, zone: 'PST' }))).toBe('policy_invalid')
  })
})

describe('DUT-14: five active tickets, and no new tickets', () => {
  const ask = { kind: 'problem', subject: 'Slow', body: 'It is slow.', account: 'acme' } as const

  test('over the limit it succeeds, and says so', async () => {
    const [ada, eve] = [app.client('ada'), app.client('eve')]
    const notices: unknown[] = []
    for (let count = 1; count <= 7; count += 1) await ada.open(ask)
    for (let number = 1; number <= 6; number += 1) notices.push((await eve.act(number, 'claim', {})).notice)
    expect(notices).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      expect.stringContaining('active ticket 6 of yours; 5 are the limit'),
    ])
    expect((await eve.next()).notice).toContain('active ticket 7')
    expect(await memberIn(ada, 'eve')).toMatchObject({ active: 6, limit: 5 })
  })

  test('the limit is that of the team’s rota', async () => {
    const [ada, eve] = [app.client('ada'), app.client('eve')]
    await publish(ada, { ...withPeople, activeLimit: 1 })
    await ada.open(ask)
    await ada.open(ask)
    expect((await eve.act(1, 'claim', {})).notice).toBeUndefined()
    expect((await eve.act(2, 'claim', {})).notice).toContain('1 are the limit')
  })

  test('who takes no new tickets gets none by next, and may still claim one', async () => {
    const [ada, eve] = [app.client('ada'), app.client('eve')]
    await ada.open(ask)
    await eve.setCapacity('eve', { atCapacity: true, note: 'an outage' })
    expect(await refusalOf(eve.next())).toBe('at_capacity')
    const before = await memberIn(eve, 'eve')
    app.wait(3_600_000)
    const again = await eve.setCapacity('eve', { atCapacity: true, note: 'an outage' })
    // DUT-18: since they first said so.
    expect(again.atCapacity?.since).toBe(before?.atCapacity?.since)
    expect((await eve.act(1, 'claim', {})).notice).toContain('you are at capacity')
    expect((await ada.duty({ team: 'support' })).people.find(({ handle }) => handle === 'eve')).toMatchObject({
      active: 1,
      atCapacity: { note: 'an outage' },
    })
    await eve.setCapacity('eve', { atCapacity: false })
    expect(await refusalOf(eve.next())).toBe('queue_empty')
  })
})

describe('TV-73: moving a ticket', () => {
  test('TV-73: p1 held where everybody sleeps is proposed to move; p2 that progresses stays', async () => {
    const [ada, lee] = [app.client('ada'), app.client('lee')]
    await ada.setHours('eve', hoursIn('Europe/Berlin', 'EMEA'))
    await ada.setHours('lee', hoursIn('America/Los_Angeles', 'AMER'))
    app.now = instant('2024-06-03T10:00Z')
    const { number } = await ada.open({ kind: 'problem', subject: 'Down', body: 'All is down.', account: 'acme' })
    await lee.act(number, 'triage', { severity: 1, priority: 'p1', reason: 'all is down' })
    expect((await ada.move(number)).advice).toBeNull()
    await lee.act(number, 'claim', {})
    expect(await ada.move(number)).toMatchObject({
      region: 'AMER',
      advice: { move: 'propose', to: 'EMEA', firstResponseFirst: true },
      attention: [{ region: 'EMEA', atWork: ['eve'] }, { region: 'AMER' }, { region: 'APAC' }],
    })
    await lee.act(number, 'triage', { severity: 2, priority: 'p2', reason: 'there is a workaround' })
    expect((await ada.move(number)).advice).toMatchObject({ move: 'keep' })
    expect((await ada.move(number, true)).advice).toMatchObject({ move: 'propose', to: 'EMEA' })
    expect(await refusalOf(ada.move(99))).toBe('ticket_not_found')
  })
})

test('DUT-19: while hard choices is on, the customer is told when the next colleagues arrive, and no name', async () => {
  const ada = app.client('ada')
  await ada.setHours('lee', hoursIn('America/Los_Angeles', 'AMER'))
  app.now = instant('2024-06-03T10:00Z')
  const { number } = await ada.open({ kind: 'problem', subject: 'Slow', body: 'It is slow.', account: 'acme' })
  expect((await ada.explainClocks(number, 'UTC')).forCustomer).not.toContain('more work than usual')
  await ada.switchMode({ mode: 'hard', reason: 'three are ill' })
  const { forCustomer } = await ada.explainClocks(number, 'UTC')
  expect(forCustomer).toContain('The next colleagues who can help you arrive Mon 3 Jun 16:00.')
  expect(forCustomer.toLowerCase()).not.toContain('lee')
})
