import { expect, test } from 'vitest'
import { type Cells, foldHistory, logRows, testMapping } from '../../../test/support/incident-log.ts'
import { aggregatesOf, type CountedIncident } from './aggregates.ts'
import { incidentsOf } from './histories.ts'
import { emptyReport } from './import-report.ts'

async function aggregated(...incidents: readonly (readonly Cells[])[]) {
  const rows = incidents.flatMap(([first, ...later], index) => logRows({ ...first, number: `INC${index}` }, ...later))
  const counted: CountedIncident[] = []
  for await (const { history } of incidentsOf(rows, testMapping(), emptyReport())) {
    counted.push({ ticket: foldHistory(history), events: history.events })
  }
  return aggregatesOf(testMapping(), counted)
}

const inStates = (...states: readonly string[]): Cells[] => states.map((incident_state) => ({ incident_state }))

test('no incidents give nothing', async () => {
  expect(await aggregated()).toMatchObject({ events: 0, incidents: 0, finalState: {}, stateTransitions: {} })
})

test('final states are told back from tickets in whatever state they stay', async () => {
  const states = [...Object.keys(testMapping().states), '-100']
  const { finalState, incidentsEverAwaitingUser } = await aggregated(...states.map((state) => inStates('New', state)))
  expect(finalState).toEqual({
    New: 1,
    Active: 1,
    'Awaiting User Info': 1,
    'Awaiting Vendor': 1,
    'Awaiting Problem': 1,
    'Awaiting Evidence': 1,
    Resolved: 1,
    Closed: 1,
    unknown: 1,
  })
  expect(incidentsEverAwaitingUser).toBe(1)
})

test('rows are counted under the state they show, changes of state as they follow each other', async () => {
  const { events, eventsByState, stateTransitions } = await aggregated(
    inStates('New', 'New', 'Active', 'Awaiting Vendor', 'Awaiting Vendor', 'Active', 'Resolved', 'Closed'),
    inStates('Active', '-100', 'Resolved'),
  )
  expect(events).toBe(11)
  expect(eventsByState).toEqual({ New: 2, Active: 3, 'Awaiting Vendor': 2, '-100': 1, Resolved: 2, Closed: 1 })
  expect(stateTransitions).toEqual({
    'New -> Active': 1,
    'Active -> Awaiting Vendor': 1,
    'Awaiting Vendor -> Active': 1,
    'Active -> Resolved': 1,
    'Resolved -> Closed': 1,
    'Active -> -100': 1,
    '-100 -> Resolved': 1,
  })
})

test('reopenings, reassignments and changes of priority are counted by event and by incident', async () => {
  const high = { impact: '1 - High', priority: '2 - High' }
  const medium = { impact: '2 - Medium', priority: '3 - Moderate' }
  const counted = await aggregated(
    [{}, high, medium, high],
    [{}, { incident_state: 'Resolved' }, { incident_state: 'Active', reopen_count: '2' }],
    [{ reassignment_count: '1' }, { reassignment_count: '4' }],
    [{ impact: '?', urgency: '?', priority: '?' }],
  )
  expect(counted).toMatchObject({
    incidents: 4,
    finalPriority: { '2 - High': 1, '3 - Moderate': 2, untriaged: 1 },
    priorityRaisedEvents: 2,
    priorityLoweredEvents: 1,
    incidentsWithPriorityChange: 1,
    reopenedIncidents: 1,
    reopenTotal: 2,
    reassignmentTotal: 4,
    incidentsNeverReassigned: 3,
  })
})
