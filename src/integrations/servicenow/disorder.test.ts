/** Logs are not tidy: rows out of order, twice, without times, without names. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvOf, logRows, testMapping } from '../../../test/support/incident-log.ts'
import { instant } from '../../domain/time.ts'
import { incidentsOf, readIncidents } from './histories.ts'
import { emptyReport } from './import-report.ts'
import type { ImportedIncident } from './incident.ts'
import { ImportFileInvalid } from './log-bytes.ts'
import type { LogRow } from './read-rows.ts'

async function imported(rows: readonly LogRow[]) {
  const report = emptyReport()
  const incidents: ImportedIncident[] = []
  for await (const incident of incidentsOf(rows, testMapping(), report)) incidents.push(incident)
  return { incidents, events: incidents.flatMap(({ history }) => history.events), report }
}

const life = logRows(
  {},
  { incident_state: 'Active', assigned_to: 'Resolver 1' },
  { assignment_group: 'Group 2', reassignment_count: '1', sys_updated_at: '1/3/2016 09:06' },
  { incident_state: 'Resolved' },
  { incident_state: 'Active', reopen_count: '1' },
  { incident_state: 'Closed' },
)

test('rows in any order give the same events', async () => {
  const { events } = await imported(life)
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(life, { minLength: life.length }), async (shuffled) => {
      expect((await imported(shuffled)).events).toEqual(events)
    }),
  )
})

test('events are in the order they happened and every name is there once', async () => {
  const { events } = await imported(life)
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b))
  expect(new Set(events.map(({ ref }) => ref)).size).toBe(events.length)
})

test('a row that is there twice counts once', async () => {
  const { events } = await imported(life)
  const doubled = await imported(life.flatMap((row) => [row, row]))
  expect(doubled.events).toEqual(events)
  expect([...doubled.report.notUnderstood]).toEqual([
    ['the row is there twice and counts once', { rows: life.length, firstLine: 2 }],
  ])
})

test('different rows with the same count of updates keep names of their own', async () => {
  const { events } = await imported(
    logRows({ sys_mod_count: '2' }, { sys_mod_count: '1' }, { incident_state: 'Active' }),
  )
  expect(events.map(({ ref }) => ref.replace('servicenow:INC1:', ''))).toEqual([
    'opened',
    '2:0',
    '2:1',
    '1:0',
    '2.2:0',
    '2.2:1',
  ])
})

test('a counter that falls because a snapshot is late counts nothing twice', async () => {
  const counts = ['0', '2', '1', '2', '3'].map((reassignment_count) => ({ reassignment_count }))
  const { events } = await imported(logRows(...counts))
  expect(events.filter(({ change }) => change.type === 'routed')).toHaveLength(3)
})

test('a row without a readable time takes that of the row before it; its changes count', async () => {
  const bad = { sys_updated_at: '31/2/2016 09:00', incident_state: 'Active' }
  const { events, report } = await imported(logRows({}, bad, { incident_state: 'Resolved' }))
  expect(events.slice(-2).map(({ at, change }) => [at, change.type])).toEqual([
    [instant('2016-03-01T09:05Z'), 'facts_changed'],
    [instant('2016-03-01T09:07Z'), 'solved'],
  ])
  expect([...report.notUnderstood]).toEqual([
    ['sys_updated_at "31/2/2016 09:00" is no time of the form D/M/YYYY HH:mm', { rows: 1, firstLine: 3 }],
  ])
})

test('without a readable time of opening an incident opens with its first row', async () => {
  const { events, report } = await imported(logRows({ opened_at: '?' }))
  expect(new Set(events.map(({ at }) => at))).toEqual(new Set([instant('2016-03-01T09:05Z')]))
  expect([...report.notUnderstood.keys()]).toEqual(['opened_at is not known'])
})

test('an update before the opening counts from the opening', async () => {
  const { events, report } = await imported(logRows({ sys_updated_at: '1/3/2016 08:00' }))
  expect(new Set(events.map(({ at }) => at))).toEqual(new Set([instant('2016-03-01T09:00Z')]))
  expect([...report.notUnderstood.keys()]).toEqual([
    'sys_updated_at lies before the incident was opened; it counts from the opening',
  ])
})

test('an incident without any time is left out and the next one is not', async () => {
  const timeless = logRows({ number: 'INC0', opened_at: 'x', sys_updated_at: 'y' })
  const { incidents, report } = await imported([...timeless, ...life])
  expect(incidents.map(({ history }) => history.externalId)).toEqual(['INC1'])
  expect([...report.notUnderstood.keys()]).toContain('the incident has no readable time and is left out')
})

test('counters that cannot be read count nothing', async () => {
  const rows = logRows({}, { reassignment_count: 'many' }, { reopen_count: '-1' }, { reassignment_count: '999999999' })
  const { events, report } = await imported(rows)
  expect(events.map(({ change }) => change.type)).not.toContain('routed')
  expect([...report.notUnderstood.keys()]).toEqual([
    'reassignment_count "many" is not a whole number',
    'reopen_count "-1" is not a whole number',
    'reassignment_count rises by more than 1000 in one update',
  ])
})

test('a row without a number is left out and reported', async () => {
  const { incidents, report } = await imported([...logRows({ number: '?' }), ...life])
  expect(incidents).toHaveLength(1)
  expect([...report.notUnderstood.keys()]).toEqual(['number is not known and the row is left out'])
})

test('an incident whose rows do not stand together is refused, after those before it', async () => {
  const given: string[] = []
  const rows = [...life, ...logRows({ number: 'INC2' }), ...life]
  const reading = async () => {
    for await (const { history } of incidentsOf(rows, testMapping(), emptyReport())) given.push(history.externalId)
  }
  await expect(reading).rejects.toThrow(/^Line 2: the rows of INC1 do not stand together\. Sort the file/)
  expect(given).toEqual(['INC1', 'INC2'])
})

test('a report of ever new reasons stays short', async () => {
  const rows = logRows(...Array.from({ length: 500 }, (_, n) => ({ sys_updated_at: `day ${n}` })))
  const { report } = await imported(rows)
  expect(report.notUnderstood.size).toBe(201)
  expect(report.notUnderstood.get('further reasons, left out of this report')?.rows).toBe(300)
})

test('of a log that is cut off anywhere, only whole incidents are handed on', async () => {
  const numbers = Array.from({ length: 60 }, (_, n) => `INC${(n * 7919) % 10_007}`)
  const rows = numbers.flatMap((number) => life.map(({ line, cells }) => ({ line, cells: { ...cells, number } })))
  const all = (await imported(rows)).incidents
  const whole = gzipSync(csvOf(rows))
  const folder = await mkdtemp(path.join(tmpdir(), 'topline-cut-'))
  const file = path.join(folder, 'cut.csv.gz')
  for (let length = 200; length < whole.length; length += Math.ceil(whole.length / 40)) {
    await writeFile(file, whole.subarray(0, length))
    const given: ImportedIncident[] = []
    const reading = async () => {
      for await (const incident of readIncidents(file, testMapping(), emptyReport(), () => {})) given.push(incident)
    }
    await expect(reading).rejects.toBeInstanceOf(ImportFileInvalid)
    expect(given).toEqual(all.slice(0, given.length))
  }
  await rm(folder, { recursive: true })
})
