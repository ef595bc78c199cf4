/** Severity by the written criteria, over the wire. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { portalSession } from '../../test/support/everybody.ts'
import { NOTICE } from '../actions/publish-policy.ts'
import { PortalSeverity, PortalTicket } from '../contract/portal.ts'
import { SeverityProposal, TicketLadder } from '../contract/severity.ts'
import { ActedTicket, TicketDetail, Timeline } from '../contract/tickets.ts'
import { TriagePage } from '../contract/triage.ts'
import { may } from '../domain/access/permissions.ts'
import { ROLES } from '../domain/vocabulary.ts'
import { policyFile } from '../local/policy-files.ts'

const app = testApp()

const act = (number: number, verb: string, body: object, as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
const triaged = async (number: number, body: object) => bodyOf(ActedTicket, await act(number, 'triage', body))
const lastOf = async (number: number) =>
  bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`)).items.at(-1)
const ladderOf = async (number: number) =>
  bodyOf(TicketLadder, await app.send(`GET /api/v1/severity/ladder?number=${number}`))
const gone = { shows: 'core_gone', workaround: false }

describe('SEV-7: triage by evidence', () => {
  test('alone takes what the criteria imply, and keeps evidence, proposal and policy', async () => {
    const number = await aNumber(app, { kind: 'problem', account: 'acme' })
    expect(await triaged(number, { evidence: { ...gone, users: 60 } })).toMatchObject({ severity: 1, priority: 'p1' })
    expect((await lastOf(number))?.change).toEqual({
      type: 'triaged',
      severity: 1,
      priority: 'p1',
      reason:
        'Severity 1: what shows: “A core feature is unavailable”, acceptable workaround: no and users affected 60 % (60 or more).',
      evidence: { ...gone, users: 60 },
      level: 'Severity 1',
      proposed: { level: 'Severity 1', severity: 1, priority: 'p1' },
      policy: 1,
    })
    expect(await ladderOf(number)).toMatchObject({
      policy: 1,
      ladder: { name: 'Severity 0 to 3' },
      evidence: { ...gone, users: 60 },
      level: 'Severity 1',
      proposal: { decided: { level: 'Severity 1' }, answer: [] },
    })
  })

  test('that decides nothing is refused with what to answer; support may choose, and it shows', async () => {
    const number = await aNumber(app, { kind: 'problem', account: 'acme' })
    const evidence = { ...gone, users: 59 }
    const refused = problemOf(await act(number, 'triage', { evidence }))
    expect(refused).toMatchObject({
      code: 'severity_undecided',
      detail: 'No written criterion fits this evidence; support decides. Or choose the severity yourself.',
    })
    expect(await triaged(number, { severity: 1, evidence })).toMatchObject({ severity: 1, priority: 'p1' })
    expect((await lastOf(number))?.change).toMatchObject({ level: 'Severity 1', proposed: null, evidence })
  })

  test('severity and priority with a reason are enough, as they were before there were criteria', async () => {
    const number = await aNumber(app, { kind: 'problem', account: 'acme' })
    await triaged(number, { severity: 2, priority: 'p2', reason: 'as ever' })
    expect((await lastOf(number))?.change).toEqual({
      type: 'triaged',
      severity: 2,
      priority: 'p2',
      reason: 'as ever',
      level: 'Severity 2',
      proposed: null,
      policy: 1,
    })
  })

  test('without evidence keeps what was answered before, and is flagged all the same (SEV-8)', async () => {
    const number = await aNumber(app, { kind: 'problem', account: 'acme' })
    await triaged(number, { evidence: { shows: 'all_down' } })
    const flags = ['Severity 0 is p0; p3 was chosen.']
    const lowered = await triaged(number, { severity: 0, priority: 'p3', reason: 'I like p3' })
    expect(lowered).toMatchObject({ severity: 0, priority: 'p3', flags })
    expect((await lastOf(number))?.change).toMatchObject({
      evidence: { shows: 'all_down' },
      level: 'Severity 0',
      proposed: { level: 'Severity 0', priority: 'p0' },
      flags,
    })
    await triaged(number, { evidence: { security: true } })
    expect((await lastOf(number))?.change).toMatchObject({ evidence: { shows: 'all_down', security: true } })
    await triaged(number, { evidence: { shows: null }, level: 'Severity 0' })
    expect((await lastOf(number))?.change.evidence).toEqual({ security: true })
  })

  test.each([
    ['presales', 'presales', 'There is no p3', 'The ladder “Pre-sales” has no level of severity 3.'],
    ['problem', 'free', 'never p3', 'Severity 2 is p2; p3 was chosen.'],
  ] as const)('SEV-8: p3 of %s in %s without evidence is flagged', async (kind, segment, reason, flag) => {
    const number = await aNumber(app, { kind, segment, account: null })
    const wish = kind === 'presales' ? { severity: 3 } : { severity: 2 }
    expect((await triaged(number, { ...wish, priority: 'p3', reason })).flags).toContain(flag)
  })

  test('INT-12: starts from what the form says, which whoever triages may answer otherwise', async () => {
    const form = { slug: 'presales', answers: { summary: 'It fails to deploy', impact: 'deployment' } }
    const { number } = bodyOf(TicketDetail, await app.send('POST /api/v1/tickets', { as: 'eve', body: { form } }), 201)
    expect(await ladderOf(number)).toMatchObject({
      evidence: {},
      said: { shows: 'failed_deployment' },
      proposal: { decided: { priority: 'p0' }, sources: { shows: 'form' } },
    })
    const inbox = bodyOf(TriagePage, await app.send('GET /api/v1/triage'))
    expect(inbox.items.find((row) => row.number === number)?.proposed).toMatchObject({ priority: 'p0' })
    expect(await triaged(number, {})).toMatchObject({ severity: 0, priority: 'p0' })
    expect((await lastOf(number))?.change).toMatchObject({ evidence: { shows: 'failed_deployment' }, told: ['shows'] })
    expect(await triaged(number, { evidence: { shows: 'ask' } })).toMatchObject({ severity: 2, priority: 'p2' })
    expect((await lastOf(number))?.change).not.toHaveProperty('told')
  })

  test.each([
    [{ evidence: { moon: true } }, 'evidence_invalid'],
    [{ evidence: { users: 101 }, severity: 1 }, 'evidence_invalid'],
    [{ level: 'Severity 9' }, 'level_unknown'],
    [{ level: 'Severity 1', severity: 3 }, 'level_unknown'],
    [{}, 'severity_undecided'],
  ])('%j is refused as %s', async (body, code) => {
    const answer = await act(await aNumber(app, { kind: 'problem', account: 'acme' }), 'triage', body)
    expect(answer.status).toBe(422)
    expect(problemOf(answer).code).toBe(code)
  })

  test('P-UNPAID: a ticket of nobody’s account is free, and p2 though nothing is promised', async () => {
    const number = await aNumber(app, { account: null, kind: 'problem' })
    const evidence = { shows: 'core_slow', workaround: true }
    expect(await triaged(number, { evidence })).toMatchObject({ severity: 2, priority: 'p2', clock: null })
  })

  test('SEV-8: a priority that a level forbids is refused', async () => {
    const { document } = policyFile('severity-gitlab')
    const published = await app.send('POST /api/v1/policies/severity', { body: { document, reason: 'as they do' } })
    expect(published.status).toBe(201)
    app.wait(NOTICE)
    const number = await aNumber(app, { kind: 'problem', account: null, segment: 'internal' })
    const refused = await act(number, 'triage', { level: 'severity::1', priority: 'p3', reason: 'it can wait' })
    expect(problemOf(refused)).toMatchObject({ code: 'priority_forbidden' })
  })

  test('TV-26: evidence of an experimental feature takes the promise away, and the ticket says why', async () => {
    const number = await aNumber(app, { kind: 'problem', account: 'acme' })
    const after = await triaged(number, { evidence: { shows: 'all_down', maturity: 'experimental' } })
    expect(after).toMatchObject({ severity: 0, priority: 'p0', excluded: 'experimental', clock: null })
    expect(await triaged(number, { evidence: { shows: 'all_down', maturity: 'general' } })).toMatchObject({
      excluded: null,
      clock: { metric: 'first_response' },
    })
  })
})

test('SEV-6: evidence is tried out without writing', async () => {
  const number = await aNumber(app, { kind: 'problem', account: 'acme' })
  const tried = await app.send(`POST /api/v1/tickets/${number}/severity/propose`, {
    body: { evidence: { shows: 'sync' } },
  })
  expect(bodyOf(SeverityProposal, tried)).toMatchObject({
    decided: null,
    because: 'No written criterion fits this evidence; support decides.',
    notes: ['A sync of repositories that is partial or late is not Severity 0.'],
    sources: { shows: 'given', security: 'assumed' },
  })
  expect((await lastOf(number))?.type).toBe('opened')
})

describe('SEV-13: others propose', () => {
  test('a colleague says what they think; nothing moves', async () => {
    const number = await aNumber(app, { kind: 'problem', account: 'acme' })
    const reason = 'their demo is at noon'
    const after = bodyOf(ActedTicket, await act(number, 'propose', { severity: 1, reason }, 'bob'))
    expect(after).toMatchObject({ severity: null, priority: null })
    expect((await lastOf(number))?.change).toMatchObject({
      type: 'priority_proposed',
      by: 'bob',
      severity: 1,
      priority: null,
      reason,
    })
    const proposers = ROLES.filter((role) => may({ role, scopes: null }, 'propose_priority'))
    const setters = ROLES.filter((role) => may({ role, scopes: null }, 'set_priority'))
    expect([proposers.length, setters]).toEqual([8, ['owner', 'admin', 'lead', 'engineer']])
    expect((await act(number, 'propose', { reason })).status).toBe(400)
  })

  test('a contact says how bad it is, in the words of the criteria', async () => {
    const dana = await portalSession(app)
    const ask = { kind: 'problem', subject: 'Search is slow', body: 'Since today.' }
    const { number } = bodyOf(PortalTicket, await app.send('POST /api/v1/portal/tickets', { ...dana, body: ask }), 201)
    const path = `/api/v1/portal/tickets/${number}/severity`
    const severity = async () => bodyOf(PortalSeverity, await app.send(`GET ${path}`, dana))
    expect((await severity()).levels.map(({ name }) => name)).toEqual([
      'Severity 0',
      'Severity 1',
      'Severity 2',
      'Severity 3',
    ])
    const said = { level: 'Severity 1', why: 'All of our teams wait.' }
    bodyOf(PortalTicket, await app.send(`POST ${path}`, { ...dana, body: said }))
    expect((await severity()).said?.says).toBe('Severity 1: All of our teams wait.')
    expect(await lastOf(number)).toMatchObject({
      type: 'priority_proposed',
      actor: 'dana@acme.example',
      change: { severity: 1, priority: null },
    })
    const unknown = await app.send(`POST ${path}`, { ...dana, body: { ...said, level: 'Severity 9' } })
    expect(problemOf(unknown).code).toBe('level_unknown')
    const other = await portalSession(app, 'acme', 'eli@acme.example')
    expect((await app.send(`GET ${path}`, other)).status).toBe(404)
  })
})
