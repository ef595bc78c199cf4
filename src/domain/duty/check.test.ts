import { describe, expect, test } from 'vitest'
import { away, BERLIN, block, peopleOf, person, rota } from '../../../test/support/duty.ts'
import { refused } from '../../../test/support/refused.ts'
import { instant } from '../time.ts'
import { checkDutyRota, checkWorkHours, rotaWarnings } from './check.ts'
import type { DutyRota } from './document.ts'
import { isAtCapacity, loadNotice } from './load.ts'
import { withAbsence } from './plan-absence.ts'

const good = rota('Europe/Berlin', block('day', '09:00', '17:00'), block('night', '17:00', '09:00'))
const turns = (order: DutyRota['blocks'][number]['rotation']['order']) =>
  rota('UTC', block('day', '09:00', '17:00', { rotation: { every: 'day', starts: '2024-01-01', order } }))

describe('DUT-13: what is refused', () => {
  test('a sound rota is taken', () => {
    expect(checkDutyRota(good)).toBe(good)
    expect(rotaWarnings(good)).toEqual([])
  })

  test.each<[about: string, document: DutyRota, place: string]>([
    ['a zone that is none', rota('PST', ...good.blocks), 'zone'],
    [
      'a zone of a block that is none',
      rota('UTC', block('day', '09:00', '17:00', { zone: '+02:00' })),
      'blocks[0].zone',
    ],
    ['no block', rota('UTC'), 'blocks'],
    ['a block that never begins', rota('UTC', block('day', '09:00', '17:00', { days: [] })), 'blocks[0].days'],
    ['a time that is none', rota('UTC', block('day', '25:00', '17:00')), 'blocks[0].from'],
    ['nobody wanted', rota('UTC', block('day', '09:00', '17:00', { people: 0 })), 'blocks[0].people'],
    ['nobody in turn', turns([]), 'blocks[0].rotation.order'],
    ['an empty group', turns(['ann', []]), 'blocks[0].rotation.order[1]'],
    ['a group with one twice', turns([['ann', 'ann']]), 'blocks[0].rotation.order[0]'],
    [
      'two blocks of one name',
      rota('UTC', block('day', '09:00', '17:00'), block('day', '17:00', '18:00')),
      'blocks[1].name',
    ],
    ['no limit', { ...good, activeLimit: 0 }, 'activeLimit'],
  ])('%s', (_, document, place) => {
    const found = refused(() => checkDutyRota(document))
    expect(found).toMatchObject({ code: 'policy_invalid', details: { place } })
    expect(found.message).toMatch(/\. [A-Z].*\.( \(\d+ more\))?$/)
  })

  test('a date that does not exist', () => {
    const wrong = rota(
      'UTC',
      block('day', '09:00', '17:00', { rotation: { every: 'day', starts: '2024-02-30', order: ['ann'] } }),
    )
    expect(refused(() => checkDutyRota(wrong)).details.place).toBe('blocks[0].rotation.starts')
  })

  test('a turn with fewer than wanted is taken, and told', () => {
    const thin = rota('UTC', block('day', '09:00', '17:00', { people: 2 }))
    expect(checkDutyRota(thin)).toBe(thin)
    expect(rotaWarnings(thin)).toEqual(['blocks[0]: “day” wants 2, but a turn has 1. Name a group for each turn.'])
  })

  test.each([
    ['UTC+1', { monday: ['09:00-17:00'] }, 'zone'],
    ['Europe/Berlin', { monday: ['9-17'] }, 'week.monday[0]'],
    ['Europe/Berlin', { monday: ['09:00-17:00', '16:00-18:00'] }, 'week.monday[1]'],
    ['Europe/Berlin', {}, 'week'],
  ])('hours in %s, %o', (zone, week, place) => {
    expect(refused(() => checkWorkHours({ zone, week, region: 'EMEA' }))).toMatchObject({
      code: 'hours_invalid',
      details: { place },
    })
  })

  test('hours of a place are taken as they are', () => {
    expect(checkWorkHours(BERLIN)).toEqual(BERLIN)
  })
})

describe('DUT-3, DUT-4: planning an absence', () => {
  const ann = person('ann', { hours: BERLIN })
  const ben = person('ben', { hours: BERLIN })
  const people = peopleOf(ann, ben, person('cem'))
  const plan = (from: string, to: string, backup: string, of = ann, all = people) =>
    withAbsence(all, of, away(from, to, backup))

  test('a day, days, and a part of a day', () => {
    expect(plan('2024-06-03', '2024-06-03', 'ben').absences).toHaveLength(1)
    expect(plan('2024-06-03T12:00+02:00', '2024-06-03T15:00+02:00', 'ben').absences).toHaveLength(1)
  })

  test.each([
    ['2024-06-04', '2024-06-03', 'ben', 'absence_invalid'],
    ['2024-06-31', '2024-07-03', 'ben', 'absence_invalid'],
    ['2024-06-03', '2026-06-03', 'ben', 'absence_invalid'],
    ['2024-06-03', '2024-06-03', 'ann', 'backup_unfit'],
    ['2024-06-03', '2024-06-03', 'nobody', 'backup_unfit'],
  ])('%s to %s with %s: %s', (from, to, backup, code) => {
    expect(refused(() => plan(from, to, backup)).code).toBe(code)
  })

  test('a time that is planned already', () => {
    const once = plan('2024-06-03', '2024-06-07', 'ben')
    expect(refused(() => plan('2024-06-07', '2024-06-08', 'ben', once)).code).toBe('absence_invalid')
    expect(plan('2024-06-08', '2024-06-08', 'ben', once).absences).toHaveLength(2)
  })

  test('a backup who is away needs one in turn; a circle is refused, and named', () => {
    const gone = withAbsence(people, ben, away('2024-06-01', '2024-06-10', 'cem'))
    const all = peopleOf(ann, gone, person('cem'))
    expect(plan('2024-06-03', '2024-06-05', 'ben', ann, all).absences).toHaveLength(1)
    const back = withAbsence(people, ben, away('2024-06-05', '2024-06-10', 'ann'))
    const found = refused(() => plan('2024-06-03', '2024-06-05', 'ben', ann, peopleOf(ann, back, person('cem'))))
    expect(found).toMatchObject({ code: 'backup_unfit', details: { circle: ['ann', 'ben', 'ann'] } })
    // Who is back by then may stand in.
    expect(plan('2024-06-03', '2024-06-04', 'ben', ann, peopleOf(ann, back, person('cem'))).absences).toHaveLength(1)
  })
})

describe('DUT-14: a soft limit, and "no new tickets"', () => {
  const now = instant('2024-06-03T10:00Z')

  test('up to the limit nothing is said', () => {
    expect(loadNotice({ active: 5, limit: 5, atCapacity: null, now })).toBeNull()
    expect(loadNotice({ active: 6, limit: 5, atCapacity: null, now })).toBe(
      'This is active ticket 6 of yours; 5 are the limit. Your lead sees it. Solve, hold or hand over one.',
    )
  })

  test('DUT-18: it holds until it is taken back, or until the time they gave', () => {
    const said = { since: '2024-06-03T08:00Z', note: null, until: null }
    expect(loadNotice({ active: 1, limit: 5, atCapacity: said, now })).toContain('at capacity')
    expect(isAtCapacity(said, now)).toBe(true)
    expect(isAtCapacity({ ...said, until: '2024-06-03T10:00Z' }, now)).toBe(false)
    expect(isAtCapacity(null, now)).toBe(false)
  })
})
