import { describe, expect, test } from 'vitest'
import { judged, KPIS } from './kpi.ts'

describe('TV-76: first responses within their target, of 200', () => {
  test.each([
    [190, '95.0 %', true],
    [189, '94.5 %', false],
  ])('%d are %s', (met, percentText, isMet) => {
    expect(judged(KPIS.first_response, met, 200)).toMatchObject({ percentText, isMet })
    expect(judged(KPIS.first_response_2021, met, 200)).toMatchObject({ percentText, isMet: false })
  })
})

describe('TV-77: answers to the survey that are positive, of 20', () => {
  test.each([
    [19, '95.0 %', true],
    [18, '90.0 %', false],
  ])('%d are %s', (positive, percentText, isMet) => {
    expect(judged(KPIS.csat, positive, 20)).toMatchObject({ percentText, isMet })
  })
})

test('a miss is never told as a hit, and nothing is judged by nothing', () => {
  expect(judged(KPIS.first_response, 94_999, 100_000)).toMatchObject({ percentText: '94.9 %', isMet: false })
  expect(judged(KPIS.help_rate, 10_001, 100_000)).toMatchObject({ percentText: '10.1 %', isMet: false })
  expect(judged(KPIS.csat, 0, 0)).toEqual({ percent: null, percentText: 'none', isMet: null })
})
