/** The audit: what it lists, of whom, and what each event changed. */
import { describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { denied, filled, sealed } from '../../test/support/audit.ts'
import { aNumber } from '../../test/support/build.ts'
import type { AuditPage, AuditQuery } from '../contract/audit.ts'
import { isoOf, MINUTE } from '../domain/time.ts'
import { appendFacts } from '../store/events.ts'

const app = testApp()

const list = (query: AuditQuery = {}) => app.client().audit(query)
const types = async (query: AuditQuery = {}) => (await list(query)).items.map(({ type }) => type)

const triage = (number: number, as = 'lee', priority = 'p1') =>
  app.send(`POST /api/v1/tickets/${number}/triage`, { as, body: { severity: 1, priority, reason: 'half is down' } })

describe('AUD-7: an event is shown with what it changed', () => {
  test('of a ticket, who did it, by which way in and from where', async () => {
    const number = await aNumber(app)
    await triage(number)
    await sealed(app)
    const [first] = (await list({ ticket: number })).items
    expect(first).toMatchObject({
      actor: 'lee',
      via: 'operator',
      address: '127.0.0.1',
      stream: 'ticket',
      version: 2,
      type: 'triaged',
      target: `ticket #${number}`,
      ticket: number,
      facts: { severity: 1, priority: 'p1', reason: 'half is down' },
      changes: [
        { field: 'severity', before: null, after: 1 },
        { field: 'priority', before: null, after: 'p1' },
      ],
      leftOut: 0,
      sealed: expect.any(Number),
      erased: false,
      recordedAt: isoOf(app.now),
    })
    await triage(number, 'eve', 'p2')
    const [again] = (await list({ ticket: number })).items
    expect(again).toMatchObject({
      version: 3,
      sealed: null,
      changes: [{ field: 'priority', before: 'p1', after: 'p2' }],
    })
  })

  test('of what is made, every value before is nothing', async () => {
    await aNumber(app)
    const [opened] = (await list({ type: 'opened' })).items
    expect(opened?.changes).toContainEqual({ field: 'subject', before: null, after: 'Search is slow' })
    expect(opened?.changes.every(({ before }) => before === null)).toBe(true)
    const [account] = (await list({ by: 'all', type: 'account_added' })).items
    expect(account).toMatchObject({ target: 'account brook', actor: 'system', via: null, address: null })
    expect(account?.changes).toContainEqual({ field: 'segment', before: null, after: 'team' })
  })

  test('of an account against what was said of it so far', async () => {
    const body = { plan: 'silver', reason: 'renewed on the phone' }
    await app.send('POST /api/v1/accounts/acme/terms', { as: 'lee', body })
    const [item] = (await list()).items
    expect(item).toMatchObject({ target: 'account acme', type: 'terms_changed', actor: 'lee' })
    expect(item?.changes).toEqual([{ field: 'plan', before: 'gold', after: 'silver' }])
  })

  test('of the mode against how it was switched before', async () => {
    const switched = (mode: string) =>
      app.send('POST /api/v1/workspace/mode', { body: { mode, reason: 'two are ill' } })
    await switched('hard')
    await switched('normal')
    const { items } = await list({ type: 'mode_switched' })
    expect(items.map(({ target, changes }) => [target, ...changes])).toEqual([
      ['the workspace', { field: 'mode', before: 'hard', after: 'normal' }],
      ['the workspace', { field: 'mode', before: 'normal', after: 'hard' }],
    ])
  })

  test('of a policy against the version before it', async () => {
    const { rows } = await app.owner.query(
      `select document from policy where workspace_id = $1 and name = 'closing' order by version desc limit 1`,
      [app.workspace.id],
    )
    const change = {
      type: 'policy_published',
      name: 'closing',
      slug: 'closing',
      version: 2,
      effectiveFrom: app.now,
      document: { ...rows[0].document, extra: [{ days: 3 }] },
    }
    const placed = { stream: 'policy', streamId: app.newId(), version: 1, type: change.type, at: app.now } as const
    await appendFacts(app.tenant, [{ ...placed, actor: 'ada', change }], app.now)
    const [item] = (await list()).items
    expect(item?.target).toBe('policy closing 2')
    expect(item?.changes.filter(({ field }) => field.startsWith('document'))).toEqual([
      { field: 'document.extra.0.days', before: null, after: 3 },
    ])
    expect(item?.facts.effectiveFrom).toBe(isoOf(app.now))
    const [first] = (await list({ by: 'system', stream: 'policy', q: 'closing' })).items
    expect(first?.changes.every(({ before }) => before === null)).toBe(true)
  })

  test('of a log with a gap nothing, and the list is there all the same', async () => {
    const number = await aNumber(app)
    await triage(number)
    await app.owner.query(`delete from event where workspace_id = $1 and type = 'opened'`, [app.workspace.id])
    expect((await list({ ticket: number })).items).toMatchObject([{ type: 'triaged', changes: [] }])
  })
})

describe('AUD-6: the audit is filtered', () => {
  test('by who did it: people unless told otherwise', async () => {
    await triage(await aNumber(app))
    expect(await types()).toEqual(['triaged', 'opened'])
    expect(await types({ by: 'system', limit: 200 })).toContain('workspace_created')
    expect(await types({ by: 'system' })).not.toContain('opened')
    expect((await types({ by: 'all' })).slice(0, 3)).toEqual(['triaged', 'opened', 'account_added'])
    expect(await types({ actor: 'lee' })).toEqual(['triaged'])
    expect(await types({ actor: 'system', limit: 200 })).toContain('workspace_created')
  })

  test('by type, by what it happened to, by ticket, by text and by when it was recorded', async () => {
    const number = await aNumber(app, { subject: 'A "100%_sure" way' })
    app.wait(MINUTE)
    await triage(await aNumber(app))
    expect(await types({ type: 'opened' })).toEqual(['opened', 'opened'])
    expect(await types({ stream: 'account', by: 'all' })).toEqual(['account_added', 'account_added'])
    expect(await types({ ticket: number })).toEqual(['opened'])
    expect(await types({ ticket: 999 })).toEqual([])
    expect(await types({ q: 'HALF IS down' })).toEqual(['triaged'])
    expect(await types({ q: 'a "100%_sure" way' })).toEqual(['opened'])
    expect(await types({ q: '100x_sure' })).toEqual([])
    const now = isoOf(app.now)
    expect(await types({ from: now })).toEqual(['triaged', 'opened'])
    expect(await types({ to: now })).toEqual(['opened'])
    expect(await types({ from: '0001-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' })).toHaveLength(3)
  })

  test('to what was denied', async () => {
    await aNumber(app)
    await denied(app, 'eve')
    const { items } = await list({ denied: 'true' })
    expect(items).toMatchObject([
      {
        type: 'denied',
        stream: 'access',
        target: 'GET /api/v1/audit',
        address: '192.0.2.7',
        actor: 'eve',
        changes: [],
      },
    ])
    expect(await types({ stream: 'access', denied: 'true', actor: 'bob' })).toEqual([])
  })

  test('and is that of the own workspace alone', async () => {
    const first = app.workspace
    const number = await aNumber(app)
    await app.freshWorkspace()
    expect(await types({ ticket: number })).toEqual([])
    expect(await types()).toEqual([])
    app.enter(first)
    expect(await types()).toEqual(['opened'])
  })
})

describe('AUD-6: pages', () => {
  test('hold each event once, whatever is added meanwhile', async () => {
    await filled(app, 23)
    const seen: unknown[] = []
    let cursor: string | undefined
    do {
      const page: AuditPage = await list({ limit: 5, ...(cursor === undefined ? {} : { cursor }) })
      seen.push(...page.items.map(({ facts }) => facts.n))
      expect(page.lookedBackTo === null).toBe(page.nextCursor === null)
      cursor = page.nextCursor ?? undefined
      await denied(app, 'eve')
    } while (cursor !== undefined)
    expect(seen).toEqual(Array.from({ length: 23 }, (_, index) => 23 - index))
  })

  test('a cursor that no list gave is refused', async () => {
    for (const cursor of ['x', '1', '1.x', '99999999999999999.1', '1.1.1', "1'.1"]) {
      const answer = await app.send(`GET /api/v1/audit?cursor=${encodeURIComponent(cursor)}`)
      expect(problemOf(answer)).toMatchObject({ status: 400, code: 'cursor_invalid' })
    }
  })
})

test('AUD-8: an event that was erased says so, and one that somebody altered does not', async () => {
  const number = await aNumber(app)
  await triage(number)
  await sealed(app)
  const { streamId = '' } = (await list({ ticket: number })).items[0] ?? {}
  const change = { type: 'personal_data_erased', events: [{ streamId, version: 1, before: 'a', after: 'b' }] }
  const placed = { stream: 'access', streamId: app.newId(), version: 1, type: change.type, at: app.now } as const
  await appendFacts(app.tenant, [{ ...placed, actor: 'ada', change }], app.now)
  await app.owner.query(`update event set actor = 'somebody' where stream_id = $1`, [streamId])
  const erased = (await list({ ticket: number })).items.map(({ type, erased: was }) => [type, was])
  expect(erased).toEqual([
    ['triaged', false],
    ['opened', true],
  ])
  const [recorded] = (await list({ type: change.type })).items
  expect(recorded?.facts).toEqual({ events: 1 })
})
