import { describe, expect, it, test } from 'vitest'
import { refused } from '../../../test/support/refused.ts'
import { textOfFile } from '../../contract/csv-text.ts'
import { csvOf } from '../../domain/accounts/import-table.ts'
import { readTable } from './read-table.ts'

describe('ACT-20: a table', () => {
  test.each([
    ['commas', 'Name,Plan\nAcme,gold\n'],
    ['semicolons', 'Name;Plan\nAcme;gold\n'],
    ['tabs, and lines of Windows', 'Name\tPlan\r\nAcme\tgold\r\n'],
    ['bars, and no last line break', 'Name|Plan\nAcme|gold'],
    ['a byte order mark', '\ufeffName,Plan\nAcme,gold\n'],
    ['a comma within quotes before semicolons', '"Name";"Plan"\n"Acme";"gold"\n'],
  ])('is read with %s', (_, text) => {
    expect(readTable(text)).toEqual({ header: ['Name', 'Plan'], rows: [{ line: 2, cells: ['Acme', 'gold'] }] })
  })

  it('has line breaks in quotes, and knows on which line a row begins', () => {
    const { rows } = readTable('Name,Notes\n"Acme","one\ntwo ""x"""\n\nBrook,\n')
    expect(rows).toEqual([
      { line: 2, cells: ['Acme', 'one\ntwo "x"'] },
      { line: 5, cells: ['Brook', ''] },
    ])
  })

  it('ACT-24: has a name for each column', () => {
    expect(readTable('Email,,Email,\n1,2,3,4\n').header).toEqual(['Email', '', 'Email (column 3)', ''])
  })

  it('is what was handed out', () => {
    const cells = [
      ['Name', 'Note'],
      ['Acme, Inc.', 'says "no"\nand leaves'],
    ]
    expect(readTable(csvOf(cells)).rows[0]?.cells).toEqual(cells[1])
  })

  test.each([
    ['', 'no line that names its columns'],
    [' , ,\n1,2,3\n', 'no line that names its columns'],
    ['Name\n"Acme\nBrook\n', 'On line'],
    [`${'c,'.repeat(400)}\n`, '401 columns'],
    [`Name\n${'x\n'.repeat(20_001)}`, 'over 20,000 rows'],
  ])('%j is refused', (text, because) => {
    const no = refused(() => readTable(text))
    expect([no.code, no.message]).toEqual(['import_unreadable', expect.stringContaining(because)])
  })
})

describe('ACT-20: the text of a file', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values)
  test.each([
    ['UTF-8', new TextEncoder().encode('Bücher'), 'Bücher'],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0x42, 0, 0xfc, 0), 'Bü'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 0x42, 0, 0xfc), 'Bü'],
    ['Windows-1252', bytes(0x42, 0xfc, 0x80), 'Bü€'],
  ])('is %s', (_, file, text) => {
    expect(textOfFile(file)).toBe(text)
  })
})
