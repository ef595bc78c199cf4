/** How a server ends without a client noticing: it says so first, lets streams go, and answers what it has begun (RUN-8). */
import type { Api } from './api.ts'
import type { LiveFeed } from './live-feed.ts'

export class Ending {
  private told = false

  /** Whether the server is about to end. */
  get begun(): boolean {
    return this.told
  }

  begin(): void {
    this.told = true
  }
}

/** From the moment the server ends, connections end with their answer, and streams are asked to come again elsewhere. */
export function addEnding(api: Api, { ending, live }: { ending: Ending; live: LiveFeed }): void {
  api.addHook('onRequest', async (_, reply) => {
    if (ending.begun) reply.header('connection', 'close')
  })
  api.addHook('preClose', async () => {
    ending.begin()
    live.dismiss()
  })
}
