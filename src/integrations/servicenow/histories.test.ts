import { expect, test } from 'vitest'
import { type Cells, logRows, testMapping } from '../../../test/support/incident-log.ts'
import type { HistoryEvent } from '../../domain/history.ts'
import { instant } from '../../domain/time.ts'
import { incidentsOf } from './histories.ts'
import { emptyReport } from './import-report.ts'
import type { ImportedIncident } from './incident.ts'
import type { LogRow } from './read-rows.ts'

async function imported(rows: readonly LogRow[]) {
  const report = emptyReport()
  const incidents: ImportedIncident[] = []
  for await (const incident of incidentsOf(rows, testMapping(), report)) incidents.push(incident)
  const events = incidents.flatMap(({ history }) => history.events)
  return { incidents, events, report, reasons: [...report.notUnderstood.keys()] }
}

/** The changes of an incident's later rows, told in one line each. */
async function later(...differences: readonly Cells[]): Promise<string[]> {
  const { events } = await imported(logRows({}, ...differences))
  return events.filter(({ ref }) => !/:(opened|0:\d+)$/.test(ref)).map(told)
}

const ANSWERED = 'responded in servicenow by Updated by 5'

function told({ ref, change }: HistoryEvent): string {
  const row = ref.replace('servicenow:INC1:', '')
  switch (change.type) {
    case 'triaged':
      return `${row} triaged ${change.severity} ${change.priority}`
    case 'routed':
      return `${row} routed ${change.group}${change.reason === null ? '' : `, ${change.reason}`}`
    case 'assigned':
      return `${row} assigned ${change.owner}`
    case 'held':
      return `${row} held for ${change.for}, ${change.reason}: ${change.note}`
    case 'responded':
      return `${row} responded in ${change.where} by ${change.by}`
    case 'resumed':
    case 'reopened':
      return `${row} ${change.type}: ${change.reason}`
    case 'closed':
      return `${row} closed, ${change.reason}: ${change.comment}`
    case 'facts_changed':
      return `${row} facts ${JSON.stringify(change.facts)}`
    default:
      return `${row} ${change.type}`
  }
}

test('an incident opens at its time of opening with what its first row shows', async () => {
  const { events, incidents, report } = await imported(logRows({ assigned_to: 'Resolver 4' }))
  expect(incidents[0]).toMatchObject({
    account: {
      slug: 'it-location-12',
      name: 'Location 12',
      segment: 'internal',
      plan: null,
      contract: 'contract-2020',
    },
    history: { source: 'servicenow', externalId: 'INC1' },
  })
  expect(events[0]).toEqual({
    ref: 'servicenow:INC1:opened',
    at: instant('2016-03-01T09:00Z'),
    actor: 'Opened by 3',
    change: {
      type: 'opened',
      kind: 'incident',
      subject: 'Category 4 · Subcategory 8',
      body: [
        'caller_id: Caller 7',
        'opened_by: Opened by 3',
        'contact_type: Phone',
        'location: Location 12',
        'category: Category 4',
        'subcategory: Subcategory 8',
      ].join('\n'),
      channel: 'phone',
      team: 'service-desk',
      account: 'it-location-12',
      segment: 'internal',
      plan: null,
      contract: 'contract-2020',
      contact: { name: 'Caller 7', email: null },
      environment: null,
      tags: ['Category 4'],
    },
  })
  expect(events.slice(1).map(({ ref, at, actor }) => [ref, at, actor])).toEqual(
    [0, 1, 2].map((i) => [`servicenow:INC1:0:${i}`, instant('2016-03-01T09:05Z'), 'Updated by 5']),
  )
  expect(events.slice(1).map(told)).toEqual([
    '0:0 triaged 2 p2',
    '0:1 assigned Resolver 4',
    expect.stringMatching(/^0:2 facts .*"assignment_group":"Group 1","incident_state":"New","made_sla":"true"/),
  ])
  expect(report).toMatchObject({ incidents: 1, events: 4, notUnderstood: new Map() })
})

test('nothing of how it ended is told before its last row', async () => {
  const { events } = await imported(logRows({}, { incident_state: 'Resolved' }, { incident_state: 'Closed' }))
  const early = JSON.stringify(events.slice(0, -1))
  for (const final of ['code 6', 'Resolved by 2', '9/9/2016']) expect(early).not.toContain(final)
  expect(events.slice(-2).map(told)).toEqual(['1:1 solved', '2:0 closed, imported: Closed: code 6'])
})

test('the closing code comes with the last row, whether or not that one closes', async () => {
  expect(await later({ incident_state: 'Closed' }, {})).toEqual([
    `1:0 ${ANSWERED}`,
    '1:1 closed, imported: Closed',
    '2:0 facts {"closed_code":"code 6"}',
  ])
  expect(await later({ incident_state: 'Resolved' })).toEqual([`1:0 ${ANSWERED}`, '1:1 solved'])
})

test('impact and urgency triage, up and down; a change that leaves the label is a fact', async () => {
  const rows = [
    { impact: '1 - High', priority: '2 - High' },
    { impact: '3 - Low', urgency: '2 - Medium', priority: '4 - Low' },
    { urgency: '3 - Low' },
  ]
  expect(await later(...rows)).toEqual(['1:0 triaged 1 p1', '2:0 triaged 3 p3', '3:0 facts {"urgency":"3 - Low"}'])
})

test('where the matrix has no answer the label of the log counts; with neither nothing is triaged', async () => {
  const unlisted = { impact: '1 - High', urgency: '3 - Low' }
  expect(await later({ ...unlisted, priority: '2 - High' })).toEqual(['1:0 triaged 1 p1'])
  const { reasons, events } = await imported(logRows({ ...unlisted, priority: 'urgent' }))
  expect(reasons).toEqual(['impact "1 - High" and urgency "3 - Low" are not in triage.matrix'])
  expect(events.map(({ change }) => change.type)).not.toContain('triaged')
  const silent = await imported(logRows({ impact: '?', urgency: '?', priority: '?' }))
  expect(silent.reasons).toEqual([])
})

test('a label that contradicts the matrix is reported and the matrix counts', async () => {
  const { reasons, events } = await imported(logRows({ priority: '1 - Critical' }))
  expect(reasons).toEqual(['priority "1 - Critical" is not what triage.matrix gives; the matrix counts'])
  expect(events.map(told)).toContain('0:0 triaged 2 p2')
})

test('the counter of reassignments decides how often a ticket was routed', async () => {
  const rows = [
    { assignment_group: 'Group 2', reassignment_count: '1' },
    { assignment_group: '?', reassignment_count: '2' },
    { reassignment_count: '3' },
    { assignment_group: 'Group 3', reassignment_count: '5' },
    { assignment_group: 'Group 4' },
  ]
  expect(await later(...rows)).toEqual([
    '1:0 routed Group 2',
    '2:0 routed no group',
    '3:0 routed no group, reassigned, and back, within one update',
    '4:0 routed Group 3',
    '4:1 routed Group 3',
    '5:0 facts {"assignment_group":"Group 4"}',
  ])
})

test('owners come and go', async () => {
  expect(await later({ assigned_to: 'Resolver 1' }, {}, { assigned_to: '?' })).toEqual([
    '1:0 assigned Resolver 1',
    '2:0 facts {"sys_mod_count":"2"}',
    '3:0 assigned null',
  ])
})

test('states hold, resume, solve and close', async () => {
  const states = ['Awaiting User Info', 'Awaiting Vendor', 'Active', 'New', 'Awaiting Evidence', 'Resolved', 'Closed']
  expect(await later(...states.map((incident_state) => ({ incident_state })))).toEqual([
    `1:0 ${ANSWERED}`,
    '1:1 held for customer, information_needed: Awaiting User Info',
    '2:0 held for third_party, vendor_answer: Awaiting Vendor',
    '3:0 resumed: Active',
    '4:0 facts {"incident_state":"New"}',
    '5:0 held for internal, other: Awaiting Evidence',
    '6:0 solved',
    '7:0 closed, imported: Closed: code 6',
  ])
})

test('the counter of reopenings reopens, from closed too, into whatever state the row shows', async () => {
  const rows = [
    { incident_state: 'Closed' },
    { incident_state: 'Active', reopen_count: '1' },
    { incident_state: 'Resolved' },
    { incident_state: 'Awaiting User Info', reopen_count: '2' },
    { incident_state: 'Resolved' },
    { reopen_count: '3' },
  ]
  expect(await later(...rows)).toEqual([
    `1:0 ${ANSWERED}`,
    '1:1 closed, imported: Closed',
    '2:0 reopened: Active',
    '3:0 solved',
    '4:0 reopened: Awaiting User Info',
    '4:1 held for customer, information_needed: Awaiting User Info',
    '5:0 solved',
    '6:0 reopened: Resolved',
    '6:1 solved',
  ])
})

test('a state that undoes a solution without a reopening is kept as a fact and reported', async () => {
  const rows = logRows({ incident_state: 'Resolved' }, { incident_state: 'New' }, { incident_state: 'Closed' })
  const { events, reasons } = await imported(rows)
  expect(events.slice(-2).map(told)).toEqual([
    '1:0 facts {"incident_state":"New"}',
    '2:0 closed, imported: Closed: code 6',
  ])
  expect(reasons).toEqual([
    'incident_state "New" follows "Resolved" and is not counted as a reopening; the state stays as it was',
  ])
})

test('an unknown state is kept as a fact and reported; the next known one goes on from the last', async () => {
  const rows = logRows({}, { incident_state: '-100' }, { incident_state: 'New' }, { incident_state: 'Resolved' })
  const { events, report } = await imported(rows)
  expect(events.slice(-4).map(told)).toEqual([
    '1:0 facts {"incident_state":"-100"}',
    '2:0 facts {"sys_mod_count":"2"}',
    `3:0 ${ANSWERED}`,
    '3:1 solved',
  ])
  expect([...report.notUnderstood]).toEqual([
    ['incident_state "-100" is not in states; the state stays as it was', { rows: 1, firstLine: 3 }],
  ])
})

test('a reopening into an unknown state is still a reopening, and the next known state is told', async () => {
  const rows = [
    { incident_state: 'Resolved' },
    { incident_state: '-100', reopen_count: '1' },
    { incident_state: 'Active' },
    { incident_state: 'Closed' },
  ]
  expect(await later(...rows)).toEqual([
    `1:0 ${ANSWERED}`,
    '1:1 solved',
    '2:0 reopened: -100',
    '2:1 facts {"incident_state":"-100"}',
    '3:0 facts {"incident_state":"Active"}',
    '4:0 closed, imported: Closed: code 6',
  ])
})

test('names that every object has are not states, channels or labels', async () => {
  const cells = { incident_state: 'constructor', contact_type: 'toString', impact: 'valueOf', priority: 'valueOf' }
  const { events, reasons } = await imported(logRows(cells))
  expect(reasons).toHaveLength(3)
  expect(events[0]?.change).toMatchObject({ channel: 'import' })
})

test('columns that mean nothing to the order are facts, also when they become unknown', async () => {
  const rows = [{ u_symptom: 'Symptom 4', made_sla: 'false' }, { u_symptom: '?' }]
  expect(await later(...rows)).toEqual([
    '1:0 facts {"made_sla":"false","u_symptom":"Symptom 4"}',
    '2:0 facts {"u_symptom":"?"}',
  ])
})

test('unknown people and places are nobody and nowhere', async () => {
  const cells = { location: '?', caller_id: '?', opened_by: '?', sys_updated_by: '?', contact_type: '?' }
  const { incidents, events, reasons } = await imported(logRows(cells))
  expect(incidents[0]?.account).toBeNull()
  expect(events[0]?.change).toMatchObject({ account: null, contact: null, channel: 'import' })
  expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set(['system']))
  expect(reasons).toEqual([])
})
