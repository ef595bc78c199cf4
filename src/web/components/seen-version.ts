/** What a writer has seen of a ticket by the time they send. */
interface Happened {
  readonly version: number
  readonly actor: string
}

/** The version to send: the one at which writing began, plus what the writer did meanwhile. It stops before the first
 *  thing that somebody else did, so that the server tells the writer of it. */
export function seenVersion(base: number, events: readonly Happened[], writer: string): number {
  const since = events.filter(({ version }) => version > base).sort((a, b) => a.version - b.version)
  let seen = base
  for (const { version, actor } of since) {
    if (actor !== writer || version !== seen + 1) break
    seen = version
  }
  return seen
}
