/** The one way the CLI and the web app talk to the server: typed calls, every answer parsed by its shape. */
import type { z } from 'zod'
import { accessCalls } from './access-calls.ts'
import { accountCalls } from './account-calls.ts'
import type { OpenAccount } from './accounts.ts'
import { attentionCalls } from './attention-calls.ts'
import { auditCalls } from './audit-calls.ts'
import { bulkCalls } from './bulk-calls.ts'
import { closingCalls } from './closing-calls.ts'
import { concernCalls } from './concern-calls.ts'
import { dutyCalls } from './duty-calls.ts'
import { erasureCalls } from './erasure-calls.ts'
import { fileCalls } from './file-calls.ts'
import { formCalls } from './form-calls.ts'
import { handOffCalls } from './hand-off-calls.ts'
import { helpCalls } from './help-calls.ts'
import { issueCalls } from './issue-calls.ts'
import { noticeCalls } from './notice-calls.ts'
import type { OpenTicket } from './open-ticket.ts'
import { OpenedTicket } from './opened-ticket.ts'
import { portalCalls } from './portal-calls.ts'
import { presenceCalls } from './presence-calls.ts'
import { Problem, type ProblemCode } from './problem.ts'
import { queryText } from './query-text.ts'
import { type NextTicket, QueuePage, type QueueQuery, SearchHits, type SwitchMode, Why } from './queue.ts'
import { ruleCalls } from './rule-calls.ts'
import { severityCalls } from './severity-calls.ts'
import { similarCalls } from './similar-calls.ts'
import { sortingCalls } from './sorting-calls.ts'
import { ActedTicket, PlaceHistory, TicketDetail, type TicketVerb, Timeline, type VerbInput } from './tickets.ts'
import { triageCalls } from './triage-calls.ts'
import { Account, Accounts, type ChangeTerms, type SetMoney, Workspace } from './workspace.ts'
import { writingCalls } from './writing-calls.ts'

export interface CallRequest {
  readonly method: 'GET' | 'POST'
  /** Path with query, starting with a slash. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array<ArrayBuffer>
  /** Goes on when the page it comes from is closed. */
  readonly outlives?: boolean
  /** What a good answer holds; JSON when left out. */
  readonly wants?: 'bytes'
}

export interface CallAnswer {
  readonly status: number
  /** Empty where bytes were wanted and came. */
  readonly body: string
  readonly bytes?: Uint8Array
}

/** Carries a request to a server: over the network, or straight into an app in this process. */
export type Send = (request: CallRequest) => Promise<CallAnswer>

export interface ClientOptions {
  readonly send: Send
  /** Sent as `Authorization: Bearer`; a page in a browser has its cookie instead. */
  readonly secret?: string | undefined
  /** For whoever has the operator key: handle of the member to be, the workspace's owner when left out. */
  readonly member?: string | undefined
  /** Likewise: slug of the workspace, the oldest when left out. */
  readonly workspace?: string | undefined
  /** A fresh unique text for each write, so that a repeated one happens once. */
  readonly newKey: () => string
}

/** The server said no, or failed; `problem` says what and why. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }

  get code(): ProblemCode {
    return this.problem.code
  }
}

function parsed<Shape extends z.ZodType>(shape: Shape, { status, body }: CallAnswer): z.output<Shape> {
  const json: unknown = JSON.parse(body)
  if (status >= 400) throw new CallFailed(Problem.parse(json))
  return shape.parse(json)
}

/** Options of one write. */
export interface WriteOptions {
  /** The version the writer has seen; the server refuses when the ticket has moved on. */
  readonly ifVersion?: number | undefined
  /** Goes on when the page it comes from is closed. */
  readonly outlives?: boolean
}

/** A body that is no JSON. */
interface Bytes {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType?: string | undefined
}

/** Reads and writes at paths below /api/v1, each answer parsed by its shape. */
function caller({ send, secret, member, workspace, newKey }: ClientOptions) {
  const who: Record<string, string> = {
    accept: 'application/json',
    ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
    ...(member === undefined ? {} : { 'topline-member': member }),
    ...(workspace === undefined ? {} : { 'topline-workspace': workspace }),
  }
  const writing = ({ ifVersion }: WriteOptions = {}): Record<string, string> => ({
    ...who,
    'idempotency-key': newKey(),
    ...(ifVersion === undefined ? {} : { 'if-match': `"${ifVersion}"` }),
  })
  async function get<Shape extends z.ZodType>(shape: Shape, path: string): Promise<z.output<Shape>> {
    return parsed(shape, await send({ method: 'GET', path: `/api/v1${path}`, headers: who }))
  }
  async function post<Shape extends z.ZodType>(shape: Shape, path: string, sent: unknown, options: WriteOptions = {}) {
    const headers = { ...writing(options), 'content-type': 'application/json' }
    const outlives = options.outlives ? { outlives: true } : {}
    const body = JSON.stringify(sent)
    return parsed(shape, await send({ method: 'POST', path: `/api/v1${path}`, headers, body, ...outlives }))
  }
  async function postBytes<Shape extends z.ZodType>(shape: Shape, path: string, file: Bytes, options?: WriteOptions) {
    const headers = { ...writing(options), 'content-type': file.mediaType || 'application/octet-stream' }
    return parsed(shape, await send({ method: 'POST', path: `/api/v1${path}`, headers, body: file.bytes }))
  }
  /** `path` is a whole one: files lie apart from the API. */
  async function getBytes(path: string): Promise<Uint8Array> {
    const answer = await send({ method: 'GET', path, headers: who, wants: 'bytes' })
    if (answer.status >= 400 || !answer.bytes) throw new CallFailed(Problem.parse(JSON.parse(answer.body)))
    return answer.bytes
  }
  return { get, post, postBytes, getBytes }
}

export type FileCaller = ReturnType<typeof caller>
export type Caller = Pick<FileCaller, 'get' | 'post'>

/** What is done in the triage inbox and to many tickets of the line. */
const lineCalls = (calls: Caller) => ({ ...triageCalls(calls), ...bulkCalls(calls) })

/** What members are told, and of each other. */
const toldCalls = (calls: Caller) => ({ ...attentionCalls(calls), ...noticeCalls(calls), ...presenceCalls(calls) })

/** Binds the calls to one server, member and workspace. @throws CallFailed */
export function createClient(options: ClientOptions) {
  const calls = caller(options)
  const { get, post } = calls
  return {
    workspace: () => get(Workspace, '/workspace'),
    switchMode: (input: z.input<typeof SwitchMode>) => post(Workspace, '/workspace/mode', input),
    accounts: (q = '') => get(Accounts, `/accounts${queryText({ q })}`),
    addAccount: (input: OpenAccount) => post(Account, '/accounts', input),
    changeTerms: (slug: string, input: ChangeTerms) =>
      post(Account, `/accounts/${encodeURIComponent(slug)}/terms`, input),
    setMoney: (slug: string, input: SetMoney) => post(Account, `/accounts/${encodeURIComponent(slug)}/money`, input),
    queue: (query: QueueQuery = {}) => get(QueuePage, `/queue${queryText({ ...query })}`),
    next: (input: z.input<typeof NextTicket> = {}) => post(ActedTicket, '/queue/next', input),
    search: (q: string, limit?: number) => get(SearchHits, `/search${queryText({ q, limit })}`),
    ticket: (number: number) => get(TicketDetail, `/tickets/${number}`),
    timeline: (number: number) => get(Timeline, `/tickets/${number}/timeline`),
    places: (number: number) => get(PlaceHistory, `/tickets/${number}/places`),
    why: (number: number, scope?: string) => get(Why, `/tickets/${number}/why${queryText({ scope })}`),
    open: (input: OpenTicket) => post(OpenedTicket, '/tickets', input),
    act: <Verb extends TicketVerb>(number: number, verb: Verb, input: VerbInput<Verb>, options?: WriteOptions) =>
      post(ActedTicket, `/tickets/${number}/${verb}`, input, options),
    ...fileCalls(calls),
    ...formCalls(calls),
    ...ruleCalls(calls),
    ...accessCalls({ get, post }),
    ...accountCalls({ get, post }),
    ...portalCalls({ get, post }),
    ...lineCalls({ get, post }),
    ...severityCalls({ get, post }),
    ...similarCalls({ get, post }),
    ...sortingCalls({ get }),
    ...helpCalls({ get }),
    ...closingCalls({ get }),
    ...concernCalls({ get }),
    ...handOffCalls({ get }),
    ...issueCalls({ get, post }),
    ...toldCalls({ get, post }),
    ...auditCalls(calls),
    ...dutyCalls({ get, post }),
    ...erasureCalls({ get, post }),
    ...writingCalls({ get, post }),
  }
}

export type Client = ReturnType<typeof createClient>
