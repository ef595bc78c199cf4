/** A real browser, and a real server with the demo company, for the journeys and the screenshots. */
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
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

export interface ServedCompany {
  readonly url: string
  /** Calls the API at a path below /api/v1 as whoever runs the installation, as the owner unless `as` names a member; `body`
   *  makes it a write. */
  ask(path: string, body?: object, as?: string): Promise<Response>
  /** A fresh link that signs the owner in, once. */
  signInLink(): Promise<string>
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

/** What a browser has after it was signed in by a link; a further one that begins with it is signed in too. */
export async function signedInState(browser: Browser, link: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await page.waitForURL((url) => url.pathname === '/')
  await page.getByRole('main').waitFor()
  const state = await context.storageState()
  await context.close()
  return state
}

/** The same of a browser in which `member`, by their handle, is signed in. */
export async function stateAs(browser: Browser, { url, signInLink }: ServedCompany, member: string) {
  const context = await browser.newContext({ storageState: await signedInState(browser, await signInLink()) })
  const answer = await context.request.get(`${url}/api/v1/session`)
  const { csrf, workspace } = (await answer.json()) as { csrf: string; workspace: { slug: string } }
  const switched = await context.request.post(`${url}/api/v1/session/switch`, {
    headers: { 'topline-csrf': csrf },
    data: { workspace: workspace.slug, member },
  })
  if (!switched.ok()) throw new Error(`Going over to ${member} was answered with ${switched.status()}`)
  const { cookies } = await context.storageState()
  await context.close()
  return { cookies, origins: [] }
}
