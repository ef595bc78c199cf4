import { describe, expect, it } from 'vitest'
import { breachedIn, columnsOf, FEW, percentOf } from './calibration.ts'

const bin = (index: number, count: number, called: number | null = null, breached: number | null = null) => ({
  from: index / 10,
  to: (index + 1) / 10,
  count,
  called,
  breached,
})

describe('the columns of the chart', () => {
  it('stand in the middle of their bins and reach as high as was breached', () => {
    const [column] = columnsOf([bin(7, 40, 0.74, 0.25)])
    expect(column?.left).toBeGreaterThan(0.7)
    expect((column?.left ?? 0) + (column?.width ?? 0) / 2).toBeCloseTo(0.75)
    expect(column?.bar).toEqual({ top: 0.75, height: 0.25, isFew: false })
  })

  it('put what was called on the line on which it comes true', () => {
    const [column] = columnsOf([bin(7, 40, 0.75, 0.25)])
    expect(column?.called).toEqual({ across: 0.75, down: 0.25 })
  })

  it('are marked where too few promises were called so', () => {
    const few = columnsOf([bin(0, FEW - 1, 0.05, 0), bin(1, FEW, 0.15, 0)]).map(({ bar }) => bar?.isFew)
    expect(few).toEqual([true, false])
  })

  it('are empty where nothing was called', () => {
    expect(columnsOf([bin(3, 0)])).toMatchObject([{ count: 0, bar: undefined, called: undefined }])
  })
})

describe('the table beside it', () => {
  it('tells whole percents and whole promises', () => {
    expect(percentOf(0.7 + 0.1)).toBe(80)
    expect(breachedIn(bin(9, 14, 0.97, 10 / 14))).toBe(10)
    expect(breachedIn(bin(9, 0))).toBe(0)
  })
})
