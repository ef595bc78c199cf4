/** The description of the API that the server gives. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { testApp } from '../../test/support/app.ts'
import { createClient } from '../contract/client.ts'
import { TICKET_VERBS, type TicketVerb } from '../contract/tickets.ts'
import { TRIAGE_POLICIES, TRIAGE_POLICY_NAMES } from '../contract/triage-policies.ts'

const app = testApp()

const Described = z.object({ schema: z.looseObject({}) })
const Content = z.union([
  z.object({ 'application/gzip': Described }),
  z.object({ 'application/problem+json': Described }),
  z.object({ 'application/json': Described }),
  z.object({ 'application/octet-stream': Described }),
  z.object({ 'application/jsonl': Described }),
  z.object({ 'application/x-www-form-urlencoded': Described }),
  z.object({ 'text/markdown': Described }),
])
const Operation = z.object({
  summary: z.string().min(5),
  tags: z.array(z.string()).length(1),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: z.looseObject({}) })).default([]),
  requestBody: z.object({ required: z.literal(true), content: Content }).optional(),
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
})
const Document = z.object({
  openapi: z.string().regex(/^3\.1\.\d$/),
  info: z.object({ title: z.literal('Topline'), version: z.literal('0.0.0-test') }),
  paths: z.record(z.string(), z.record(z.enum(['get', 'post']), Operation.optional())),
})

async function operations() {
  const answer = await app.send('GET /api/v1/openapi.json')
  expect(answer.headers['content-type']).toMatch(/^application\/json/)
  const { paths } = Document.parse(answer.body)
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) =>
      operation ? [{ name: `${method.toUpperCase()} ${path}`, ...operation }] : [],
    ),
  )
}

/** What the client is given for a part of a path, and how the document writes that part. */
const PARTS = {
  '7': '{number}',
  'a-slug': '{slug}',
  'an-id': '{id}',
  'a-handle': '{handle}',
  'a-kind': '{kind}',
  '2024': '{year}',
} as const

/** What a call takes first when it is not what it sends. */
const FIRST: readonly (readonly [unknown, RegExp])[] = [
  [
    7,
    /^(ticket|timeline|places|why|clocks|explainClocks|move|attach|routes|missing|handOffForms|similarTo|ticketHelp|ticketConcerns|presence|bePresent)$/,
  ],
  [7, /^(closing|transcript|portalTranscript)$/],
  [7, /^(issue|issueHistory|changeIssue|setIssueStatus|shipIssue|mergeIssue)$/],
  [7, /^(portalTicket|portalSeverity|proposeSeverity|saySeverity|severityLadder|writePortalMessage)$/],
  ['an-id', /^(file|endSessionOf|revokeToken|changeContact|removeContact)$/],
  ['a-handle', /^(changeMember|removeMember|setHours|planAbsence|cancelAbsence|setCapacity)$/],
  ['a-slug', /^(addTime|setTerms|changeTerms|setMoney|portalLink|calendar|calendar.+|account|changeFacts|addContact)$/],
  ['a-slug', /^(putOpportunity|form|checkForm|renderTemplate|(preview|publish)(Calendar|Holidays|Contract))$/],
  ['a-kind', /^exportTable$/],
]
const firstOf = (name: string): unknown => FIRST.find(([, names]) => names.test(name))?.[0] ?? {}

/** Every call of the typed client, by method and path as the document writes it. */
async function calls(): Promise<string[]> {
  const made: string[] = []
  const client = createClient({
    newKey: () => 'key',
    send: ({ method, path }) => {
      const parts = path.replace(/\?.*$/, '').split('/')
      made.push(`${method} ${parts.map((part) => PARTS[part as keyof typeof PARTS] ?? part).join('/')}`)
      return Promise.reject(new Error('Nobody is there'))
    },
  })
  const { act, triagePolicies, publishTriagePolicy, ...others } = client
  const each = others as unknown as Readonly<Record<string, (first: unknown, second: unknown) => Promise<unknown>>>
  const seconds: Readonly<Record<string, unknown>> = {
    calendarYear: 2024,
    explainClocks: undefined,
    cancelAbsence: 'an-id',
  }
  const second = (name: string) => (name in seconds ? seconds[name] : {})
  await Promise.allSettled(Object.entries(each).map(([name, call]) => call(firstOf(name), second(name))))
  await Promise.allSettled(
    TRIAGE_POLICY_NAMES.flatMap((name) => {
      const slug = TRIAGE_POLICIES[name].many ? 'a-slug' : undefined
      return [triagePolicies(name), publishTriagePolicy({ name, slug }, {} as never)]
    }),
  )
  await Promise.allSettled(Object.keys(TICKET_VERBS).map((verb) => act(7, verb as TicketVerb, {} as never)))
  return made
}

/** What is answered with a file, by its type. */
const FILES: ReadonlyMap<string, string> = new Map([
  ['GET /api/v1/export', 'application/gzip'],
  ['GET /files/{id}', 'application/octet-stream'],
  ['GET /api/v1/audit/export', 'application/jsonl'],
  ['GET /api/v1/tickets/{number}/transcript', 'text/markdown'],
  ['GET /api/v1/portal/tickets/{number}/transcript', 'text/markdown'],
])

const STREAM = 'GET /api/v1/live'
/** Where browsers go, on their way to a provider and back. */
const LEADING_ON = [
  'GET /api/v1/sign-in/provider',
  'GET /api/v1/sign-in/return',
  'GET /api/v1/sign-in/return/{workspace}',
]
/** What is asked by others than the client. */
const NOT_CALLED = [STREAM, ...LEADING_ON, 'POST /api/v1/sign-in/back-channel', 'GET /api/v1/export']

test('HTTP-10: the document is OpenAPI 3.1, and every operation says what it takes and gives', async () => {
  for (const { name, requestBody, responses, parameters } of await operations()) {
    const named = parameters.filter(({ in: where }) => where === 'path').map((each) => each.name)
    expect(named, name).toEqual([...name.matchAll(/\{(\w+)\}/g)].map(([, part]) => part))
    expect(requestBody !== undefined, name).toBe(name.startsWith('POST'))
    if (name === STREAM) continue
    if (LEADING_ON.includes(name)) {
      expect(Object.keys(responses), name).toContain('302')
      continue
    }
    const good = Object.keys(responses).filter((status) => /^20[01]$/.test(status))
    expect(good, name).toHaveLength(1)
    const content = responses[good[0] ?? '']?.content ?? {}
    const file = FILES.get(name)
    expect(content, name).toMatchObject(
      file === undefined
        ? { 'application/json': { schema: { type: 'object' } } }
        : { [file]: { schema: { type: 'string', format: 'binary' } } },
    )
  }
})

test('HTTP-10: its operations are the calls of the typed client, and the stream', async () => {
  const documented = (await operations()).map(({ name }) => name)
  expect(documented.toSorted()).toEqual([...(await calls()), ...NOT_CALLED].toSorted())
})
