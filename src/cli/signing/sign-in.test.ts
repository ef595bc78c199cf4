import { describe, expect, test } from 'vitest'
import { help, refused, topline } from '../../../test/support/cli.ts'
import type { Session } from '../../contract/access.ts'
import { CallFailed, createClient } from '../../contract/client.ts'
import type { Problem } from '../../contract/problem.ts'

const SERVER = 'https://topline.example.com'
const begun = {
  secret: 'tld_of-a-test',
  code: 'BCDF-GHJK',
  openAt: `${SERVER}/device`,
  expiresAt: '2026-03-02T12:10:00.000Z',
  everySeconds: 5,
}
const token = {
  id: '0192f0c0-0000-7000-8000-000000000001',
  name: 'topline on laptop-7',
  member: 'eve',
  scopes: ['read', 'work'],
  ending: 'x7Qz',
  createdAt: '2026-03-02T12:00:00.000Z',
  expiresAt: '2026-05-31T12:00:00.000Z',
  lastUsedAt: null,
  secret: 'tlp_of-a-test',
}
const waiting = { state: 'waiting', token: null }
const approved = { state: 'approved', token }
const tooMany = {
  type: '/problems/too_many_requests',
  title: 'No',
  status: 429,
  code: 'too_many_requests',
  detail: 'No.',
}

/** A server that answers a device so, one answer after the other. */
function asked(...answers: readonly object[]) {
  const bodies: unknown[] = []
  const left = [...answers]
  const client = async () =>
    createClient({
      newKey: () => 'key',
      send: async ({ path, body }) => {
        bodies.push(JSON.parse(String(body)))
        const answer = path.endsWith('/devices') ? begun : (left.shift() ?? waiting)
        return { status: 'code' in answer && 'status' in answer ? 429 : 200, body: JSON.stringify(answer) }
      },
    })
  return { client, bodies }
}

describe('sign-in', () => {
  test('help', async () => {
    expect(await help('sign-in')).toMatchInlineSnapshot(`
      "Usage: topline sign-in [options]

      sign in at a server, by a code that you confirm in the browser

      Options:
        --scope <scope>     what its token may be used for: read, work, configure, administer; may be
                            given several times, read and work when left out
        --help              show how to use it"
    `)
  })

  test('ACC-39: shows the code, asks until somebody has confirmed it, and keeps the token', async () => {
    const kept = new Map<string, string>()
    const { client, bodies } = asked(waiting, tooMany, waiting, approved)
    const ran = await topline(`sign-in --server ${SERVER}/`, { client, kept })
    expect(ran.stderr).toBe(`Open ${SERVER}/device?code=BCDF-GHJK and confirm this code: BCDF-GHJK\n`)
    expect(ran.stdout).toBe(`Signed in at ${SERVER} as eve until 2026-05-31 12:00 UTC.\n`)
    expect(ran.waits).toEqual([5_000, 5_000, 10_000, 10_000])
    expect([...kept]).toEqual([[SERVER, token.secret]])
    const [first, second] = bodies
    expect(first).toEqual({ label: 'topline on laptop-7', scopes: ['read', 'work'] })
    expect(second).toEqual({ secret: begun.secret })
  })

  test('tells a program everything but the secret', async () => {
    const { client } = asked(approved)
    const ran = await topline(`sign-in --server ${SERVER} --json --scope read`, { client })
    const { secret: _, ...shown } = token
    expect(JSON.parse(ran.stdout)).toEqual({ server: SERVER, ...shown })
  })

  test('keeps nothing when it is turned away', async () => {
    const kept = new Map<string, string>()
    const { client } = asked(waiting, { state: 'denied', token: null })
    const ran = await topline('sign-in', { client, kept, server: SERVER })
    expect([ran.exit, kept.size]).toEqual([1, 0])
    expect(ran.stderr).toContain('turned this command line away')
  })

  test('passes on that the time is over', async () => {
    const problem: Problem = {
      type: '/problems/device_not_found',
      title: 'No',
      status: 404,
      code: 'device_not_found',
      detail: 'Too late. Sign in again.',
    }
    const client = async () => {
      const { client: real } = asked(waiting)
      return { ...(await real()), askDevice: () => Promise.reject(new CallFailed(problem)) }
    }
    const ran = await topline(`sign-in --server ${SERVER}`, { client })
    expect([ran.exit, ran.waits]).toEqual([1, [5_000]])
    expect(ran.stderr).toContain('Too late.')
  })

  test.each([
    ['sign-in', 'There is no server to sign in at'],
    ['sign-out', 'There is no server to sign in at'],
    ['sign-in --server topline.example.com', 'is no address'],
  ])('%s is wrong usage: %s', async (words, says) => {
    const ran = await topline(words)
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain(says)
  })
})

describe('sign-out', () => {
  const answers = { 'POST /session/end': {} }

  test('ends the token at the server, and forgets it', async () => {
    const kept = new Map([[SERVER, token.secret]])
    const ran = await topline('sign-out', { answers, kept, server: SERVER })
    expect([ran.stdout, ran.calls, kept.size]).toEqual([`Signed out at ${SERVER}.\n`, ['POST /session/end'], 0])
    expect(ran.targets).toEqual([{ server: SERVER, member: undefined, workspace: undefined }])
    const again = await topline('sign-out', { answers, kept, server: SERVER })
    expect([again.stdout, again.calls]).toEqual([`You were not signed in at ${SERVER}.\n`, []])
  })

  test('forgets one that has ended there; keeps one that it could not end', async () => {
    const kept = new Map([[SERVER, token.secret]])
    const broken = { 'POST /session/end': refused('internal', 'Something broke.', { status: 500 }) }
    expect((await topline('sign-out', { answers: broken, kept, server: SERVER })).exit).toBe(3)
    expect(kept.size).toBe(1)
    const ended = { 'POST /session/end': refused('not_signed_in', 'It has ended.', { status: 401 }) }
    expect((await topline('sign-out', { answers: ended, kept, server: SERVER })).exit).toBe(0)
    expect(kept.size).toBe(0)
  })
})

describe('whoami', () => {
  const session: Session = {
    kind: 'token',
    id: token.id,
    handle: 'eve',
    name: 'Eve',
    email: 'eve@topline.example',
    role: 'customer_engineer',
    workspace: { slug: 'demo', name: 'Harbor' },
    csrf: null,
    may: [],
    expiresAt: token.expiresAt,
    others: [],
    signOutAt: null,
  }

  test('says who one is, and how one was let in', async () => {
    const ran = await topline('whoami', { answers: { 'GET /session': session } })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "eve: Eve <eve@topline.example>, customer engineer in Harbor (demo).
      Let in by a token, until 2026-05-31 12:00 UTC.
      "
    `)
    const operator = { ...session, kind: 'operator', email: null, expiresAt: null }
    const here = await topline('whoami', { answers: { 'GET /session': operator } })
    expect(here.stdout).toMatchInlineSnapshot(`
      "eve: Eve, customer engineer in Harbor (demo).
      Let in by the operator key of this machine.
      "
    `)
  })
})

test('ACC-40: who asks too often reads when to go on', async () => {
  const no = refused(
    'too_many_requests',
    'Too many requests: more than 1200 in a minute. Wait 12 seconds and try again.',
    {
      status: 429,
    },
  )
  const ran = await topline('whoami', { answers: { 'GET /session': no } })
  expect(ran.exit).toBe(1)
  expect(ran.stderr).toContain('Wait 12 seconds and try again.')
})
