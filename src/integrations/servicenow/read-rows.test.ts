import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvOf, logRows } from '../../../test/support/incident-log.ts'
import { emptyReport } from './import-report.ts'
import { ImportFileInvalid } from './log-bytes.ts'
import { type LogRow, readRows } from './read-rows.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'topline-log-'))
})
afterAll(() => rm(folder, { recursive: true }))

const COLUMNS = new Set(['number', 'incident_state', 'sys_mod_count'])

async function file(name: string, content: string | Buffer): Promise<string> {
  const whole = path.join(folder, name)
  await writeFile(whole, content)
  return whole
}

async function read(name: string, content: string | Buffer, columns: ReadonlySet<string> = COLUMNS) {
  const rows: LogRow[] = []
  const report = emptyReport()
  let failure: unknown
  try {
    for await (const row of readRows(await file(name, content), { columns, report, onBytes: () => {} })) rows.push(row)
  } catch (error) {
    if (!(error instanceof ImportFileInvalid)) throw error
    failure = error.message
  }
  return { rows, report, failure }
}

const states = (rows: readonly LogRow[]) => rows.map(({ cells }) => cells.incident_state)
const three = logRows({}, { incident_state: 'Active' }, { incident_state: 'Resolved' })

test('rows come by the names of the header, wanted columns only, with their lines', async () => {
  const { rows, report, failure } = await read('plain.csv', csvOf(three))
  expect(rows).toEqual([
    { line: 2, cells: { number: 'INC1', incident_state: 'New', sys_mod_count: '0' } },
    { line: 3, cells: { number: 'INC1', incident_state: 'Active', sys_mod_count: '1' } },
    { line: 4, cells: { number: 'INC1', incident_state: 'Resolved', sys_mod_count: '2' } },
  ])
  expect(report).toMatchObject({ rowsRead: 3, notUnderstood: new Map() })
  expect(failure).toBeUndefined()
})

test('gzip is told by its first bytes, not by the name of the file', async () => {
  expect((await read('log.csv.gz', gzipSync(csvOf(three)))).rows).toHaveLength(3)
  expect((await read('log.csv', gzipSync(csvOf(three)))).rows).toHaveLength(3)
})

test('gzip in several members is read to its end, and past zeros that fill up a block', async () => {
  const members = csvOf(three)
    .split(/(?<=\n)/)
    .map((line) => gzipSync(line))
  expect((await read('members.gz', Buffer.concat(members))).rows).toHaveLength(3)
  for (const zeros of [10, 300_000]) {
    const filled = await read('filled.gz', Buffer.concat([gzipSync(csvOf(three)), Buffer.alloc(zeros)]))
    expect(filled).toMatchObject({ failure: undefined, report: { rowsRead: 3 } })
  }
})

test('quotes, byte order mark, carriage returns, empty lines and a missing last line feed are read', async () => {
  const text = '\uFEFFnumber,incident_state,sys_mod_count\r\n"INC,1","line\nbreak",0\r\n\r\nINC2,"say ""no""",1'
  const { rows } = await read('odd.csv', text)
  expect(rows).toEqual([
    { line: 3, cells: { number: 'INC,1', incident_state: 'line\nbreak', sys_mod_count: '0' } },
    { line: 5, cells: { number: 'INC2', incident_state: 'say "no"', sys_mod_count: '1' } },
  ])
})

test('a row with cells too many or too few is left out and reported', async () => {
  const { rows, report } = await read('uneven.csv', 'number,incident_state,sys_mod_count\nA,New\nB,New,0,x\nC,New,0\n')
  expect(rows.map(({ cells }) => cells.number)).toEqual(['C'])
  expect([...report.notUnderstood]).toEqual([
    ['the row has 2 cells instead of 3', { rows: 1, firstLine: 2 }],
    ['the row has 4 cells instead of 3', { rows: 1, firstLine: 3 }],
  ])
})

test('progress tells bytes of the file up to its size', async () => {
  const told: number[][] = []
  const content = gzipSync(csvOf(three))
  const onBytes = (read: number, total: number) => told.push([read, total])
  const rows = readRows(await file('progress.gz', content), { columns: COLUMNS, report: emptyReport(), onBytes })
  for await (const _ of rows);
  expect(told.at(-1)).toEqual([content.length, content.length])
})

test('a reader that stops early leaves nothing open', async () => {
  const rows = readRows(await file('early.csv', csvOf(three)), {
    columns: COLUMNS,
    report: emptyReport(),
    onBytes: () => {},
  })
  for await (const row of rows) {
    expect(row.line).toBe(2)
    break
  }
  expect(await rows.next()).toEqual({ done: true, value: undefined })
})

const many = logRows(...Array.from({ length: 400 }, (_, n) => ({ caller_id: `Caller ${(n * 7919) % 1013}` })))

test.each([0.05, 0.3, 0.5, 0.8, 0.99])('gzip cut off at %d gives its whole rows and then fails', async (part) => {
  const whole = gzipSync(csvOf(many))
  const { rows, report, failure } = await read('cut.gz', whole.subarray(0, Math.floor(whole.length * part)))
  const all = await read('whole.gz', whole)
  expect(rows).toEqual(all.rows.slice(0, rows.length))
  expect(report.rowsRead).toBe(rows.length)
  expect(failure).toBe(
    `cut.gz is cut off: it ends after ${rows.length} whole rows. ` +
      'Get a complete copy and import it again; what was added already is not added twice.',
  )
})

test('gzip without its closing sum is cut off as well, though no row is missing', async () => {
  const whole = gzipSync(csvOf(three))
  const { failure, rows } = await read('sum.gz', whole.subarray(0, -4))
  expect(states(rows)).toEqual(['New', 'Active', 'Resolved'])
  expect(failure).toMatch(/^sum\.gz is cut off: it ends after 3 whole rows/)
})

test('plain text that ends inside a row is cut off', async () => {
  const { failure, rows } = await read('cut.csv', csvOf(three).slice(0, -120))
  expect(states(rows)).toEqual(['New', 'Active'])
  expect(failure).toMatch(/^cut\.csv is cut off: it ends after 2 whole rows/)
})

const header = 'number,incident_state,sys_mod_count\n'
const damaged = gzipSync(csvOf(many))
damaged.fill(0xff, 300, 340)

test.each<[string, string | Buffer, RegExp]>([
  ['text.csv.gz', csvOf(three), /^text\.csv\.gz is not gzip data\. If it is plain CSV, take \.gz off its name\.$/],
  ['more.gz', Buffer.concat([gzipSync(csvOf(three)), Buffer.from('more')]), /^more\.gz is damaged: /],
  ['damaged.gz', damaged, /^damaged\.gz is damaged: .* Get a fresh copy of the file\.$/],
  ['empty.csv', '', /^empty\.csv is empty\. Export the log again\.$/],
  ['blank.csv', '\n\n', /^blank\.csv has no header line\./],
  [
    'short.csv',
    'number,state\n',
    /^short\.csv has no column incident_state, sys_mod_count\. Export it with all columns/,
  ],
  ['semi.csv', header.replaceAll(',', ';'), /are the columns separated by commas\?$/],
  [
    'latin.csv',
    Buffer.from(`${header}A,New,0\nB,Gel\u00f6st,0\n`, 'latin1'),
    /^latin\.csv, near line 1: this text is not UTF-8/,
  ],
  [
    'wide.csv',
    Buffer.from(`\uFEFF${header}`, 'utf16le'),
    /^wide\.csv, near line 1: this is not a text file, or one in UTF-16/,
  ],
  ['quote.csv', `${header}A,"New,0\nB,New,0\n`, /^quote\.csv, line \d+: a quote is opened or closed where CSV/],
  ['stray.csv', `${header}A,Ne"w,0\n`, /^stray\.csv, line 2: a quote/],
])('%s is refused with what to do', async (name, content, message) => {
  expect((await read(name, content)).failure).toMatch(message)
})

test('a file that is not there and a folder are refused', async () => {
  const options = { columns: COLUMNS, report: emptyReport(), onBytes: () => {} }
  await expect(readRows(path.join(folder, 'none.csv'), options).next()).rejects.toThrow(
    /^There is no file .*none\.csv\./,
  )
  await expect(readRows(folder, options).next()).rejects.toThrow(/ is a folder\. Name the log file in it\.$/)
})

test('characters that a chunk cuts in two are still UTF-8', async () => {
  const long = `${header}A,${'ä'.repeat(200_001)},0\n`
  expect((await read('long.csv', `x${long.slice(1)}`, new Set(['incident_state']))).failure).toBeUndefined()
  expect((await read('shifted.csv', ` ${long}`, new Set(['number']))).failure).toBeUndefined()
})
