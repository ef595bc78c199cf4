import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

interface Called {
  readonly method: string
  readonly path: string
  readonly csrf: string | undefined
}

type Reply = readonly [status: number, body: unknown]

const session = (handle: string, csrf: string, role = 'lead') => ({ handle, csrf, role, workspace: { slug: 'demo' } })

function storage(): Storage {
  const kept = new Map<string, string>()
  const all = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value)
      Object.defineProperty(all, key, { value, enumerable: true, configurable: true })
    },
    removeItem: (key: string) => {
      kept.delete(key)
      Reflect.deleteProperty(all, key)
    },
  }
  return all as Storage
}

let called: Called[] = []
let replies: Record<string, Reply[]> = {}

beforeEach(() => {
  vi.resetModules()
  called = []
  vi.stubGlobal('localStorage', storage())
  vi.stubGlobal('sessionStorage', storage())
  vi.stubGlobal('window', { addEventListener: () => {} })
  vi.stubGlobal('fetch', async (path: string, { method, headers }: { method: string; headers: Headers }) => {
    called.push({ method, path, csrf: (headers as unknown as Record<string, string>)['topline-csrf'] })
    const [status, body] = replies[path]?.shift() ?? [500, {}]
    return { status, text: async () => JSON.stringify(body) }
  })
})
afterEach(() => vi.unstubAllGlobals())

const post = { method: 'POST', path: '/api/v1/tickets', headers: {}, body: '{}' } as const
const SESSION = '/api/v1/session'
const load = async () => ({ ...(await import('./send.ts')), ...(await import('./who.ts')) })

describe('a write of the page', () => {
  it('asks once who is signed in, and carries the proof from then on', async () => {
    replies = {
      [SESSION]: [[200, session('maya', 'proof')]],
      [post.path]: [
        [201, {}],
        [201, {}],
      ],
    }
    const { send } = await load()
    await send(post)
    await send(post)
    expect(called.map(({ path, csrf }) => [path, csrf])).toEqual([
      [SESSION, undefined],
      [post.path, 'proof'],
      [post.path, 'proof'],
    ])
    expect(localStorage.getItem('topline.who')).toBe('demo/maya')
  })

  it('is sent once more with a new proof after another tab signed in', async () => {
    replies = {
      [SESSION]: [
        [200, session('maya', 'old')],
        [200, session('maya', 'new')],
      ],
      [post.path]: [
        [403, { code: 'csrf_refused' }],
        [201, { number: 7 }],
      ],
    }
    const { send } = await load()
    expect((await send(post)).status).toBe(201)
    expect(called.map(({ csrf }) => csrf)).toEqual([undefined, 'old', undefined, 'new'])
  })

  it('that is not allowed is not sent again', async () => {
    replies = { [SESSION]: [[200, session('maya', 'proof')]], [post.path]: [[403, { code: 'not_allowed' }]] }
    const { send } = await load()
    expect((await send(post)).status).toBe(403)
    expect(called).toHaveLength(2)
  })
})

describe('an ended session', () => {
  it('is noticed by any call, and keeps what was being written', async () => {
    replies = { '/api/v1/workspace': [[401, { code: 'not_signed_in' }]] }
    sessionStorage.setItem('topline.draft.7.reply', 'half an answer')
    localStorage.setItem('topline.who', 'demo/maya')
    const { send } = await load()
    await send({ method: 'GET', path: '/api/v1/workspace', headers: {} })
    expect(localStorage.getItem('topline.who')).toBeNull()
    expect(sessionStorage.getItem('topline.draft.7.reply')).toBe('half an answer')
  })

  it('is not what a refused link says', async () => {
    replies = { '/api/v1/sign-in/link': [[401, { code: 'link_used' }]] }
    localStorage.setItem('topline.who', 'demo/maya')
    const { send } = await load()
    await send({ method: 'POST', path: '/api/v1/sign-in/link', headers: {}, body: '{}' })
    expect(localStorage.getItem('topline.who')).toBe('demo/maya')
  })
})

describe('what somebody else began to write', () => {
  it('goes when another person signs in, and stays for the same one', async () => {
    const { signedIn } = await load()
    const at = { workspace: { slug: 'demo' }, csrf: 'a', role: 'lead' }
    signedIn({ ...at, handle: 'maya' })
    sessionStorage.setItem('topline.draft.7.reply', 'half an answer')
    signedIn({ ...at, handle: 'maya' })
    expect(sessionStorage.getItem('topline.draft.7.reply')).toBe('half an answer')
    signedIn({ ...at, handle: 'jonas' })
    expect(sessionStorage.getItem('topline.draft.7.reply')).toBeNull()
  })

  it('of a customer’s contact is told apart from members', async () => {
    const { signedIn, isContact } = await load()
    signedIn({ workspace: { slug: 'demo' }, csrf: 'a', role: 'contact', handle: 'ben@acme.example' })
    expect(isContact(localStorage.getItem('topline.who'))).toBe(true)
    expect(isContact('demo/contact')).toBe(false)
    expect(isContact(null)).toBe(false)
  })
})
