/** What a writer has seen of a ticket by the time they send. */
import { mattersTo } from '../../domain/writing/matters.ts'

interface Happened {
  readonly version: number
  readonly actor: string
  readonly type: string
}

/** The version to send: the one at which writing began, plus what the writer did meanwhile and what says nothing to them.
 *  It stops before the first thing of somebody else that they must have seen, so that the server tells them of it. */
export function seenVersion(base: number, events: readonly Happened[], writer: string): number {
  const since = events.filter(({ version }) => version > base).sort((a, b) => a.version - b.version)
  let seen = base
  for (const event of since) {
    const isSeen = event.actor === writer || !mattersTo(writer, event)
    if (!isSeen || event.version !== seen + 1) break
    seen = event.version
  }
  return seen
}
