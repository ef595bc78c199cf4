/** How often what is on screen is read again while changes stream in. */

/** Changes that arrive within this many milliseconds are one. */
export const GATHER = 120
const SHARE = 4

/** The pause after a refresh that took `duration` milliseconds: reading takes at most a fifth of the time, so that
 *  somebody who has scrolled through ten thousand rows costs the server no more than somebody on the first page. */
export const pauseAfter = (duration: number): number => Math.max(GATHER, duration * SHARE)

export interface Pacer {
  readonly run: () => Promise<unknown>
  readonly now: () => number
  /** Calls back after so many milliseconds. */
  readonly wait: (callback: () => void, millis: number) => void
}

/** Gathers wishes to refresh: never two at once, always one after the last wish. */
export function paced({ run, now, wait }: Pacer): () => void {
  let wished = false
  let busy = false
  async function refresh(): Promise<void> {
    wished = false
    const started = now()
    try {
      await run()
    } finally {
      wait(rest, pauseAfter(now() - started))
    }
  }
  function rest(): void {
    busy = false
    if (wished) wish()
  }
  function wish(): void {
    wished = true
    if (busy) return
    busy = true
    wait(() => void refresh(), GATHER)
  }
  return wish
}
