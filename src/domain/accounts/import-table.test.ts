import { describe, expect, it, test } from 'vitest'
import { csvOf, neutralCell, plainCell, rowsOf } from './import-table.ts'

describe('ACT-20: cells', () => {
  test.each(['=1+1', '+49 30', '-5', '@sum', '\tx', '\rx'])('%j is no formula when it is handed out', (text) => {
    expect(neutralCell(text)).toBe(`'${text}`)
    expect(plainCell(neutralCell(text.trim()))).toBe(text.trim())
  })

  it('hold quotes and line breaks', () => {
    expect(
      csvOf([
        ['a', 'b "c"'],
        ['1,2', 'x\ny'],
      ]),
    ).toBe('a,"b ""c"""\r\n"1,2","x\ny"\r\n')
  })

  it('are trimmed, without what no database keeps; empty rows are left out', () => {
    const table = {
      header: ['Name', 'Plan'],
      rows: [
        { line: 2, cells: [' A\u0000cme ', ''] },
        { line: 3, cells: ['', ' '] },
        { line: 4, cells: ['B'] },
      ],
    }
    expect(rowsOf(table, { name: 'Name', plan: 'Plan' })).toEqual([
      { line: 2, says: { name: 'Acme' }, whole: true },
      { line: 4, says: { name: 'B' }, whole: false },
    ])
  })
})
