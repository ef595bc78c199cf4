/** A real browser, and a real server with the demo company, for the journeys and the screenshots. */
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
  /** Runs one command line on the same data; gives what it printed. @throws when it does not end with 0 */
  topline(...words: readonly string[]): Promise<string>
  stop(): Promise<void>
}

/** Starts the built server with the demo company on a free port; resolves when it answers. */
export async function serveDemo(): Promise<ServedCompany> {
  const data = dataFolder()
  const { url, child, ended } = await data.serve('--demo-if-empty')
  return {
    url,
    topline: data.run,
    async stop() {
      child.kill('SIGTERM')
      await ended
      data.remove()
    },
  }
}
