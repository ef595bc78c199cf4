/** The present as the server sees it: promises are kept by its clock, not by this machine's. */
let ahead = 0

/** Below this many milliseconds the difference is the way of the answer, not a wrong clock. */
const TOLERATED = 3_000

/** Learns the difference from an answer that says when it was given. */
export function learnServerTime(iso: string): void {
  const difference = Date.parse(iso) - Date.now()
  ahead = Math.abs(difference) > TOLERATED ? difference : 0
}

/** Milliseconds since 1970, by the server's clock. */
export const serverNow = (): number => Date.now() + ahead
