import { describe, expect, it } from 'vitest'
import { dateText } from '../format.ts'
import { criterionText } from './criterion-text.ts'

const NOON = Date.parse('2026-03-02T12:00:00.000Z')

describe('the value of a criterion', () => {
  it('is a time of day where it is an instant', () => {
    const at = '2026-03-02T12:30:00.000Z'
    expect(criterionText('due', at, NOON)).toBe(dateText(at, NOON))
  })

  it('is read as it is where it is not', () => {
    expect(criterionText('due', 'no promise running', NOON)).toBe('no promise running')
    expect(criterionText('priority', 'p1', NOON)).toBe('P1')
    expect(criterionText('priority', 'untriaged', NOON)).toBe('untriaged')
    expect(criterionText('severity', 'severity 2', NOON)).toBe('2')
    expect(criterionText('severity', 'no severity', NOON)).toBe('no severity')
    expect(criterionText('pin', 'pinned to place 1', NOON)).toBe('place 1')
    expect(criterionText('number', '#12', NOON)).toBe('#12')
  })
})
