import { describe, expect, test } from 'vitest'
import { helpRate } from './help-rate.ts'

describe('TV-75: help requests of 100 tickets', () => {
  test('14, of which 5 are defects: 9 %, which is met', () => {
    const rate = helpRate(100, { question: 4, troubleshooting: 5, defect: 5 })
    expect(rate).toMatchObject({ counted: 9, percentText: '9.0 %', isMet: true })
  })

  test('11 are over', () => {
    expect(helpRate(100, { troubleshooting: 11 })).toMatchObject({ counted: 11, percentText: '11.0 %', isMet: false })
  })
})

test('HLP-10: improvements count for nothing either, and a month without tickets has no rate', () => {
  expect(helpRate(10, { question: 1, improvement: 9 })).toMatchObject({ counted: 1, isMet: true })
  expect(helpRate(0, {})).toMatchObject({ percent: null, isMet: null })
})
