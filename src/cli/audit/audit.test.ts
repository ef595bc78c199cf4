import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'
import { AuditItem, AuditPage } from '../../contract/audit.ts'
import type { AuditVerified, AuditVerifyOptions } from '../local-commands.ts'

const item = (more: object = {}): AuditItem =>
  AuditItem.parse({
    id: '1709380800000000.7',
    at: '2026-03-02T11:59:00Z',
    recordedAt: '2026-03-02T12:00:00Z',
    actor: 'mara',
    via: 'session 0190',
    address: '192.0.2.7',
    stream: 'ticket',
    streamId: '0190a3f2-0000-7000-8000-000000000001',
    version: 2,
    type: 'triaged',
    target: 'ticket #12',
    ticket: 12,
    facts: { severity: 1, priority: 'p1', reason: 'half is down' },
    changes: [
      { field: 'severity', before: null, after: 1 },
      { field: 'priority', before: 'p3', after: 'p1' },
    ],
    sealed: 120,
    erased: false,
    ...more,
  })

const deniedItem = item({
  actor: 'eve',
  stream: 'access',
  type: 'denied',
  target: 'POST /api/v1/policies/sla',
  ticket: null,
  facts: { permission: 'publish_policies', times: 12 },
  changes: [],
})

const page = (items: AuditItem[], nextCursor: string | null = null) =>
  AuditPage.parse({ items, nextCursor, lookedBackTo: null })

describe('audit list', () => {
  test('help', async () => {
    expect(await help('audit list')).toMatchInlineSnapshot(`
      "Usage: topline audit list [options]

      list who did what, when and from where, and what it changed; the latest first

      Options:
        --by <whom>         who did it; people when left out, all with --actor (choices: "people",
                            "system", "all")
        --actor <handle>    a member, a mail address, or system
        --type <type>       type of the event, such as triaged or denied
        --of <what>         what it happened to (choices: "ticket", "workspace", "account", "contact",
                            "opportunity", "team", "member", "policy", "issue", "access")
        --ticket <number>   one ticket
        --text <words>      text that the event holds, in any case
        --from <when>       recorded then or later, such as 2026-03-01T00:00Z
        --to <when>         recorded before then
        --denied            only what somebody was not let do
        --limit <number>    how many at most (default: 50)
        --help              show how to use it"
    `)
  })

  test('lists who did what, from where, and what it changed', async () => {
    const system = item({ actor: 'system', address: null, type: 'clock_breached', changes: [], erased: true })
    const many = item({ type: 'calendar_published', target: 'policy calendar us-west 4', leftOut: 23 })
    const answers = { 'GET /audit?limit=50': page([item(), deniedItem, system, many]) }
    const { stdout, exit } = await topline('audit list', { answers, out: { columns: 160 } })
    expect(exit).toBe(0)
    expect(stdout).toMatchInlineSnapshot(`
      "recorded              who     from       did                 to                         what changed
      2026-03-02 12:00 UTC  mara    192.0.2.7  triaged             ticket #12                 severity – → 1; priority p3 → p1
      2026-03-02 12:00 UTC  eve     192.0.2.7  denied              POST /api/v1/policies/sla  needs: publish policies, 12 times
      2026-03-02 12:00 UTC  system  –          clock breached      ticket #12                 (personal data was erased)
      2026-03-02 12:00 UTC  mara    192.0.2.7  calendar published  policy calendar us-west 4  severity – → 1; priority p3 → p1; and 23 more fields
      "
    `)
    const json = await topline('audit list --json', { answers })
    expect(JSON.parse(json.stdout).items.map((each: unknown) => AuditItem.parse(each).type)).toHaveLength(4)
  })

  test('asks for what is meant, page by page, until there is enough', async () => {
    const asked =
      'by=all&actor=eve&type=denied&stream=access&ticket=12&q=sla&from=2026-03-01T00%3A00%3A00.000Z&to=2026-03-02T00%3A00%3A00.000Z&denied=true'
    const answers = {
      [`GET /audit?${asked}&limit=3`]: page([], 'c1'),
      [`GET /audit?${asked}&limit=3&cursor=c1`]: page([deniedItem], 'c2'),
      [`GET /audit?${asked}&limit=2&cursor=c2`]: page([deniedItem, deniedItem], 'c3'),
    }
    const words =
      'audit list --by all --actor eve --type denied --of access --ticket 12 --text sla --from 2026-03-01T00:00Z --to 2026-03-02T00:00Z --denied --limit 3'
    const { stdout, calls } = await topline(words, { answers })
    expect(stdout.trimEnd().split('\n')).toHaveLength(4)
    expect(calls).toHaveLength(3)
  })

  test('says so when there is nothing', async () => {
    const { stdout } = await topline('audit list', { answers: { 'GET /audit?limit=50': page([]) } })
    expect(stdout).toBe('Nothing of this kind is in the log.\n')
  })

  test('what cannot be read is wrong usage', async () => {
    for (const option of ['--by nobody', '--of nothing', '--ticket x', '--from monday', '--limit 0']) {
      expect((await topline(`audit list ${option}`)).exit, option).toBe(2)
    }
  })
})

describe('audit export', () => {
  test('help', async () => {
    expect(await help('audit export')).toMatchInlineSnapshot(`
      "Usage: topline audit export [options]

      write the log as JSON lines to standard output, the latest first

      Options:
        --by <whom>         who did it; people when left out, all with --actor (choices: "people",
                            "system", "all")
        --actor <handle>    a member, a mail address, or system
        --type <type>       type of the event, such as triaged or denied
        --of <what>         what it happened to (choices: "ticket", "workspace", "account", "contact",
                            "opportunity", "team", "member", "policy", "issue", "access")
        --ticket <number>   one ticket
        --text <words>      text that the event holds, in any case
        --from <when>       recorded then or later, such as 2026-03-01T00:00Z
        --to <when>         recorded before then
        --denied            only what somebody was not let do
        --help              show how to use it"
    `)
  })

  test('writes all of it as JSON lines', async () => {
    const answers = {
      'GET /audit?type=denied&limit=200': page([deniedItem, deniedItem], 'c1'),
      'GET /audit?type=denied&limit=200&cursor=c1': page([deniedItem]),
    }
    const { stdout } = await topline('audit export --type denied', { answers })
    const lines = stdout.trimEnd().split('\n')
    expect(lines.map((line) => AuditItem.parse(JSON.parse(line)))).toEqual([deniedItem, deniedItem, deniedItem])
  })
})

const HASH = '1e7d58644552aa6825320765e0341e198ec7b8f409780780046d3b2f38f6e078'

const whole: AuditVerified = {
  workspaces: [
    { workspace: 'demo', events: 126_850, erased: 0, head: `126850:${HASH}`, found: 0, findings: [] },
    { workspace: 'other', events: 12, erased: 2, head: `12:${HASH}`, found: 0, findings: [] },
  ],
  tookMs: 2_100,
}

const altered: AuditVerified = {
  workspaces: [
    {
      workspace: 'demo',
      events: 11,
      erased: 0,
      head: `12:${HASH}`,
      found: 3,
      findings: [
        { kind: 'event_altered', place: 7, says: 'event 2 of ticket #1 (triaged) was altered since it was recorded.' },
        { kind: 'event_unsealed', place: null, says: 'event 9 of ticket #1 was put into the log from outside.' },
      ],
    },
  ],
  tookMs: 400,
}

describe('audit verify', () => {
  const answering = (answer: AuditVerified) => {
    const asked: Omit<AuditVerifyOptions, 'progress'>[] = []
    const auditVerify = async ({ progress: _, ...options }: AuditVerifyOptions) => {
      asked.push(options)
      return answer
    }
    return { asked, local: { auditVerify } }
  }

  test('help', async () => {
    expect(await help('audit verify')).toMatchInlineSnapshot(`
      "Usage: topline audit verify [options]

      read every event against the chain over the log, and name what was altered or removed

      Options:
        --head <place:hash>  a head that was printed before, which the chain must go through
        --help               show how to use it"
    `)
  })

  test('a log that is as it was sealed: its head is printed, to be written down', async () => {
    const { local, asked } = answering(whole)
    const { stdout, exit } = await topline('audit verify', { local })
    expect(exit).toBe(0)
    expect(asked).toEqual([{ workspace: undefined, head: undefined }])
    expect(stdout).toMatchInlineSnapshot(`
      "demo: 126,850 events looked at.
      Each is as it was sealed, and none is missing.
      head 126850:1e7d58644552aa6825320765e0341e198ec7b8f409780780046d3b2f38f6e078

      other: 12 events looked at, from 2 of them personal data was erased as recorded.
      All others are as they were sealed, and none is missing.
      head 12:1e7d58644552aa6825320765e0341e198ec7b8f409780780046d3b2f38f6e078

      Write the head down where nobody who can change the database can change it, for --head later.

      Took 2.1 s.
      "
    `)
  })

  test('a head that was written down is handed on', async () => {
    const { local, asked } = answering(whole)
    await topline(`audit verify --workspace demo --head 120:${HASH.toUpperCase()}`, { local })
    expect(asked).toEqual([{ workspace: 'demo', head: { place: 120, hash: HASH } }])
    expect((await topline('audit verify --head 120', { local })).exit).toBe(2)
  })

  test('a log that is not: every finding with its place, and exit 1', async () => {
    const { local } = answering(altered)
    const { stdout, stderr, exit } = await topline('audit verify', { local })
    expect(exit).toBe(1)
    expect(stdout).toMatchInlineSnapshot(`
      "demo: 11 events looked at.

      link  what            where
         7  event altered   event 2 of ticket #1 (triaged) was altered since it was recorded.
         –  event unsealed  event 9 of ticket #1 was put into the log from outside.
      … and 1 more

      Took 0.4 s.
      "
    `)
    expect(stderr).toMatchInlineSnapshot(`
      "Refused: 3 findings: the log is not what was sealed. Compare it with a backup, and look for who can write to the database.
      (audit_broken)
      "
    `)
    const json = await topline('audit verify --json', { local })
    expect(json.exit).toBe(1)
    expect(JSON.parse(json.stdout)).toEqual(altered)
  })
})
