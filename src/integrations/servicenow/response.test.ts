import { expect, test } from 'vitest'
import { type Cells, foldHistory, logRows, testMapping } from '../../../test/support/incident-log.ts'
import { isoOf } from '../../domain/time.ts'
import { incidentsOf } from './histories.ts'
import { emptyReport } from './import-report.ts'
import type { ImportedIncident } from './incident.ts'
import type { Mapping } from './mapping.ts'

async function imported(states: readonly string[], mapping: Mapping = testMapping(), cells: Cells = {}) {
  const [first, ...later] = states.map((incident_state) => ({ incident_state }))
  const incidents: ImportedIncident[] = []
  const rows = logRows({ ...first, ...cells }, ...later)
  for await (const incident of incidentsOf(rows, mapping, emptyReport())) incidents.push(incident)
  return incidents.flatMap(({ history }) => history)
}

/** When the customer had a response: the times of day of the events that say so. */
async function responses(states: readonly string[], mapping?: Mapping): Promise<string[]> {
  const events = (await imported(states, mapping)).flatMap((history) => history.events)
  return events.filter(({ change }) => change.type === 'responded').map(({ at }) => isoOf(at).slice(11, 16))
}

test.each([
  ['the first row that is not New', ['New', 'New', 'Active', 'Resolved'], ['09:07']],
  ['the first row at all, if that one is not', ['Active', 'Resolved'], ['09:05']],
  ['once, however often it is New again', ['New', 'Active', 'New', 'Active'], ['09:06']],
  ['not while the state is unknown', ['New', '-100', 'New', 'Awaiting Vendor'], ['09:08']],
  ['never, while it stays New', ['New', 'New'], []],
])('an incident has had its response with %s', async (_, states, times) => {
  expect(await responses(states)).toEqual(times)
})

test('it comes before what the row does besides, so that a solution finds the response given', async () => {
  const [history] = await imported(['New', 'Resolved'])
  expect(history?.events.slice(-2).map(({ change }) => change.type)).toEqual(['responded', 'solved'])
})

test('it names who updated the row, and the log', async () => {
  const [history] = await imported(['Active'])
  const responded = history?.events.find(({ change }) => change.type === 'responded')
  expect(responded).toMatchObject({ actor: 'Updated by 5', change: { by: 'Updated by 5', where: 'servicenow' } })
  const [nobodys] = await imported(['Active'], testMapping(), { sys_updated_by: '?' })
  expect(nobodys?.events.find(({ change }) => change.type === 'responded')?.change).toMatchObject({ by: 'system' })
})

test('a ticket that left New is open, and answered then', async () => {
  const [history] = await imported(['New', 'Active'])
  const ticket = history && foldHistory(history)
  expect([ticket?.status, ticket?.firstRepliedAt]).toEqual(['open', Date.parse('2016-03-01T09:06Z')])
})

test('a mapping may say that nothing tells of a response', async () => {
  expect(await responses(['New', 'Active'], { ...testMapping(), response: null })).toEqual([])
})
