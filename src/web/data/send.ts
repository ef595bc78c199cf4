/** Carries calls to the server; the cookie says who calls, and every write proves that it comes from this page. */
import type { CallAnswer, CallRequest, Send } from '../../contract/client.ts'
import { forgetCsrf, knownCsrf, signedIn, signedOut } from './who.ts'

const API = '/api/v1'
const SESSION = `${API}/session`
/** Open to whoever is not signed in yet: what it refuses says nothing about a session. */
const isPublic = (path: string) => path.startsWith(`${API}/sign-in`)

async function over({ method, path, headers, body, outlives = false }: CallRequest): Promise<CallAnswer> {
  const answer = await fetch(path, { method, headers: { ...headers }, body: body ?? null, keepalive: outlives })
  return { status: answer.status, body: await answer.text() }
}

interface Told {
  readonly code?: unknown
  readonly csrf?: unknown
  readonly handle?: unknown
  readonly role?: unknown
  readonly workspace?: { readonly slug?: unknown }
}

function told({ body }: CallAnswer): Told | undefined {
  try {
    const json: unknown = JSON.parse(body)
    return typeof json === 'object' && json !== null ? json : undefined
  } catch (error) {
    // What a proxy says is not ours; the client reports it.
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Notes who is signed in, when an answer says it. */
function learn(answer: CallAnswer): void {
  const { csrf, handle, role, workspace } = told(answer) ?? {}
  const slug = workspace?.slug
  if (typeof csrf !== 'string' || typeof handle !== 'string' || typeof slug !== 'string') return
  signedIn({ csrf, handle, role: String(role), workspace: { slug } })
}

async function csrf(): Promise<string | undefined> {
  if (knownCsrf() === undefined) {
    const answer = await over({ method: 'GET', path: SESSION, headers: { accept: 'application/json' } })
    if (answer.status === 401) signedOut('server')
    else learn(answer)
  }
  return knownCsrf()
}

async function write(request: CallRequest): Promise<CallAnswer> {
  const proof = await csrf()
  return over({
    ...request,
    headers: { ...request.headers, ...(proof === undefined ? {} : { 'topline-csrf': proof }) },
  })
}

async function written(request: CallRequest): Promise<CallAnswer> {
  const answer = await write(request)
  if (answer.status !== 403 || told(answer)?.code !== 'csrf_refused') return answer
  // Another tab signed in meanwhile. The write has its key, so it happens once.
  forgetCsrf()
  return write(request)
}

/** Sends as a page of this browser; a call that nobody is signed in for says so to all screens. */
export const send: Send = async (request) => {
  const { method, path } = request
  const answer = await (method === 'GET' || isPublic(path) ? over(request) : written(request))
  if (answer.status === 401 && !isPublic(path)) signedOut('server')
  else if (answer.status < 300 && (path.startsWith(SESSION) || isPublic(path))) learn(answer)
  return answer
}
