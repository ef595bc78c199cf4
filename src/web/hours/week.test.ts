import { describe, expect, test } from 'vitest'
import {
  documentWeek,
  drawnWindow,
  hoursText,
  isRoundTheClock,
  likeMonday,
  minutesOf,
  movedBy,
  overlapsOf,
  piecesOf,
  readHours,
  roundTheClock,
  type Week,
  weekOf,
  withEdge,
  without,
} from './week.ts'

const at = (hour: number, minute = 0) => hour * 60 + minute
const week = (document: Parameters<typeof weekOf>[0]): Week => weekOf(document)
const NINE = week({ monday: ['09:00-12:00', '13:00-17:00'], sunday: ['22:00-06:00'] })
const text = (edited: Week) => documentWeek(edited)

test('a document reads and writes the same, closed days left out', () => {
  const document = { monday: ['09:00-12:00'], friday: ['00:00-24:00'], saturday: ['22:00-06:00'] }
  expect(documentWeek(weekOf(document))).toEqual(document)
  expect(documentWeek(weekOf({ monday: [] }))).toEqual({})
})

describe('drawing', () => {
  test('times snap to a quarter of an hour, in either direction', () => {
    expect(text(drawnWindow(NINE, 1, at(17, 4), at(9, 8)).week).tuesday).toEqual(['09:15-17:00'])
  })

  test('what it overlaps or touches becomes one with it', () => {
    const { week: edited, spot } = drawnWindow(NINE, 0, at(12), at(13))
    expect(text(edited).monday).toEqual(['09:00-17:00'])
    expect(spot).toEqual({ day: 0, index: 0 })
  })

  test('a click is a window of one step, also at the end of the day', () => {
    expect(text(drawnWindow(NINE, 2, at(10), at(10)).week).wednesday).toEqual(['10:00-10:15'])
    expect(text(drawnWindow(NINE, 2, at(24), at(24)).week).wednesday).toEqual(['23:45-24:00'])
  })

  test('past midnight it stays with the day it began on, and lasts a day at most', () => {
    expect(text(drawnWindow(NINE, 4, at(20), at(28)).week).friday).toEqual(['20:00-04:00'])
    expect(text(drawnWindow(NINE, 4, at(20), at(60)).week).friday).toEqual(['20:00-20:00'])
  })
})

describe('changing a window', () => {
  test('an edge moves to a time; passing the other edge they change places', () => {
    expect(text(withEdge(NINE, { day: 0, index: 1 }, 'closes', at(18)).week).monday).toEqual([
      '09:00-12:00',
      '13:00-18:00',
    ])
    expect(text(withEdge(NINE, { day: 0, index: 1 }, 'opens', at(20)).week).monday).toEqual([
      '09:00-12:00',
      '17:00-20:00',
    ])
    expect(text(withEdge(NINE, { day: 6, index: 0 }, 'closes', at(24)).week).sunday).toEqual(['22:00-24:00'])
  })

  test('it moves within its day and keeps its length', () => {
    const { week: edited, spot } = movedBy(NINE, { day: 0, index: 1 }, -30)
    expect(text(edited).monday).toEqual(['09:00-12:00', '12:30-16:30'])
    expect(spot).toEqual({ day: 0, index: 1 })
    expect(text(movedBy(NINE, { day: 0, index: 0 }, -9_999).week).monday).toEqual(['00:00-03:00', '13:00-17:00'])
  })

  test('it is removed', () => {
    expect(text(without(NINE, { day: 0, index: 0 })).monday).toEqual(['13:00-17:00'])
    expect(text(without(NINE, { day: 6, index: 0 })).sunday).toBeUndefined()
  })
})

test('a night is drawn in both columns and belongs to the day it opens on', () => {
  expect(piecesOf(NINE, 6)).toEqual([{ spot: { day: 6, index: 0 }, from: at(22), to: at(24), isRest: false }])
  expect(piecesOf(NINE, 0)[0]).toEqual({ spot: { day: 6, index: 0 }, from: 0, to: at(6), isRest: true })
})

test('a night that runs into the next morning overlaps it, around the week too', () => {
  expect(overlapsOf(NINE)).toEqual([])
  const early = week({ monday: ['05:00-09:00'], sunday: ['22:00-06:00'] })
  expect(overlapsOf(early)).toEqual([
    { day: 0, one: { opens: -120, closes: at(6) }, other: { opens: at(5), closes: at(9) } },
  ])
})

test('round the clock is every whole day', () => {
  expect(isRoundTheClock(roundTheClock)).toBe(true)
  expect(isRoundTheClock(NINE)).toBe(false)
  expect(minutesOf(roundTheClock)).toBe(7 * 1440)
  expect(minutesOf(NINE)).toBe(at(15))
  expect(text(likeMonday(NINE)).friday).toEqual(['09:00-12:00', '13:00-17:00'])
  expect(text(likeMonday(NINE)).saturday).toBeUndefined()
})

describe('typed hours', () => {
  test.each([
    ['', ''],
    ['9-17', '09:00-17:00'],
    ['13:15–17:30, 9:00 - 12.30', '09:00-12:30, 13:15-17:30'],
    ['22:00-06:00', '22:00-06:00'],
    ['0-24', '00:00-24:00'],
  ])('%j are %j', (typed, read) => {
    const hours = readHours(typed)
    expect('windows' in hours ? hoursText(hours.windows) : hours.wrong).toBe(read)
  })

  test.each([['nine to five'], ['9-25'], ['9:7-17'], ['09:00']])('%j are none', (typed) => {
    expect(readHours(typed)).toEqual({ wrong: typed })
  })
})
