/** A real browser, and a real server with the demo company, for the journeys and the screenshots. */
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { type Browser, type BrowserContext, chromium, request } from 'playwright-core'
import { must } from '../../src/domain/assert.ts'
import { instantOf } from '../../src/domain/time.ts'
import { Store } from '../../src/store/db.ts'
import { preparePlaces } from '../../src/store/embedded-cluster.ts'
import { connectionTo } from '../../src/store/embedded-connection.ts'
import { workspaceNames } from '../../src/store/workspaces.ts'
import { linkSecret } from './link.ts'
import { dataFolder } from './program.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: FLAGS })

/** What a browser has in which somebody is signed in; one that begins with it is signed in too. */
export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>

export interface ServedCompany {
  readonly url: string
  /** Calls the API at a path below /api/v1 as whoever runs the installation, as the owner unless `as` names a member; `body`
   *  makes it a write. */
  ask(path: string, body?: object, as?: string): Promise<Response>
  /** A fresh link that signs the owner in, once. */
  signInLink(): Promise<string>
  /** A session of its own in which the member `handle` is signed in. */
  signedIn(handle: string): Promise<SignedIn>
  /** Runs one command line on the same data; gives what it printed. @throws when it does not end with 0 */
  topline(...words: readonly string[]): Promise<string>
  stop(): Promise<void>
}

/** Starts the built server with the demo company on a free port; resolves when it answers. `settings` are variables to
 *  run with. */
export async function serveDemo(settings: Readonly<Record<string, string>> = {}): Promise<ServedCompany> {
  const data = dataFolder(settings)
  const { url, child, ended } = await data.serve('--demo-if-empty')
  const { operatorKey } = JSON.parse(readFileSync(path.join(data.folder, 'server.json'), 'utf8')) as {
    operatorKey: string
  }
  return {
    url,
    ask: (asked, body, as) =>
      fetch(`${url}/api/v1${asked}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          authorization: `Bearer ${operatorKey}`,
          ...(as === undefined ? {} : { 'topline-member': as }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    signInLink: async () => (await data.run('sign-in-link')).trim(),
    signedIn: async (handle) => signedInBy(url, await secretFor(data.folder, handle)),
    topline: data.run,
    async stop() {
      child.kill('SIGTERM')
      await ended
      data.remove()
    },
  }
}

/** A port of this machine that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Made in the database itself: the command for it takes longer than to look at a page. */
async function secretFor(folder: string, handle: string): Promise<string> {
  const store = new Store(connectionTo(await preparePlaces(path.join(folder, 'pg'))))
  try {
    const [workspace] = await workspaceNames(store.directory)
    const whose = { workspace: must(workspace, 'the demo company has one').id, handle }
    return await linkSecret(store, whose, instantOf(Date.now()))
  } finally {
    await store.end()
  }
}

async function signedInBy(url: string, secret: string): Promise<SignedIn> {
  const context = await request.newContext({ baseURL: url })
  const answer = await context.post('/api/v1/sign-in/link', { data: { secret } })
  if (!answer.ok()) throw new Error(`The link was answered with ${answer.status()}: ${await answer.text()}`)
  const state = await context.storageState()
  await context.dispose()
  return state
}
