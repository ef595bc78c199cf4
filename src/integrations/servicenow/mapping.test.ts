import { expect, test } from 'vitest'
import { mappingText, testMapping } from '../../../test/support/incident-log.ts'
import { MappingInvalid, readMapping } from './mapping.ts'

function problemsOf(text: string): readonly string[] {
  try {
    readMapping(text, 'mine.json')
  } catch (error) {
    if (error instanceof MappingInvalid) return error.problems
    throw error
  }
  return []
}

/** The ready mapping with other values for some of its parts. */
const changed = (parts: Record<string, unknown>): string => JSON.stringify({ ...JSON.parse(mappingText()), ...parts })

test('the ready mapping can be read, also behind a byte order mark', () => {
  expect(testMapping().source).toBe('servicenow')
  expect(readMapping(`\uFEFF${mappingText()}`, 'mine.json')).toEqual(testMapping())
})

test('all problems are told at once, each with its path and what to do', () => {
  const text = changed({
    workspace: undefined,
    timeZone: 'Mars/Olympus',
    dateFormat: 'D/M/YY',
    kind: 'outage',
    colums: {},
    subject: [],
    tags: 'category',
    states: {
      New: { status: 'fresh' },
      Active: { status: 'open' },
      'Awaiting Vendor': { status: 'held' },
      'Awaiting Info': { status: 'held', for: 'customer', reason: 'vendor_fix', actsNext: 'The caller.' },
    },
    response: { leaves: 'Fresh' },
    triage: {
      labels: { High: { severity: 1, priority: 'p1' }, Higher: { severity: 1, priority: 'p1' } },
      matrix: { '1 - High': { '1 - High': 'Highest', '2 - Medium': 'High' } },
    },
    facts: ['made_sla', 'closed_at'],
  })
  expect(problemsOf(text)).toEqual([
    '$.workspace: It is missing. Add it.',
    '$.timeZone: Write an IANA time zone such as Europe/Berlin or UTC.',
    '$.dateFormat: Name year, month, day, hour and minute once each, as in D/M/YYYY HH:mm; tokens are YYYY MM M DD D HH H mm ss.',
    '$.kind: Write "question" or "problem" or "feature" or "presales" or "incident" or "task".',
    '$.subject: It is empty. Fill it in.',
    '$.tags: Write a list [ … ] here.',
    '$.states.New.status: Write "new", "open", "held", "solved" or "closed".',
    '$.states["Awaiting Vendor"].for: It is missing. Add it.',
    '$.states["Awaiting Vendor"].reason: It is missing. Add it.',
    '$.states["Awaiting Vendor"].actsNext: It is missing. Add it.',
    '$.states["Awaiting Info"].reason: It does not fit who acts next. Write answered, information_needed, customer_tests, customer_maintenance, agreed_date, other.',
    '$.colums: Nothing reads this. Remove it or correct its name.',
    '$.triage.matrix["1 - High"]["1 - High"]: No label is called "Highest". Add it to $.triage.labels or name one that is there.',
    '$.triage.labels.Higher: Another label has this severity and priority. Give each label its own, so that it can be told back.',
    '$.response.leaves: No state is called "Fresh". Add it to $.states or name one that is there.',
    '$.facts[1]: "closed_at" is one of $.finalValues and known only at the end. Remove it.',
  ])
})

test('the message names the file and has a line for each problem', () => {
  const read = () => readMapping('{"format": 2}', 'mine.json')
  expect(read).toThrow(/^mine\.json is not a usable mapping:\n {2}\$\.format: Write 1\.\n {2}\$\.source: It is missing/)
})

test('malformed JSON is told with line and column', () => {
  expect(problemsOf('{\n  "format": 1,\n  "source": tru\n}')).toEqual([
    'line 3, column 13: this is not JSON. Look for a missing or extra comma, quote or bracket.',
  ])
})

test.each([['null'], ['[]'], ['7'], ['"mapping"']])('%s is no mapping', (text) => {
  expect(problemsOf(text)).toEqual(['$: Write an object { … } here.'])
})
