/** A process that is told to end does so in order, and in any case soon (RUN-8). */
import type { Millis } from '../domain/time.ts'

/** A proxy that asks for readiness every second or two has looked elsewhere after this long. */
export const DRAIN_MS: Millis = 3_000
/** What has not ended by then is cut off. */
export const END_LIMIT_MS: Millis = 10_000

type Signalled = Pick<NodeJS.Process, 'on' | 'exit'>

/** What the shell is told of a process that a signal ended. */
const EXITS = { SIGINT: 130, SIGTERM: 143 } as const
const FAULT = 3

/** Runs `end` at the first signal and then ends the process; a second signal, or the limit, ends it at once. */
export function endOnSignal(process: Signalled, end: () => Promise<void>): void {
  let ending = false
  const stop = (signal: keyof typeof EXITS) => {
    if (ending) process.exit(EXITS[signal])
    ending = true
    setTimeout(() => process.exit(FAULT), END_LIMIT_MS).unref()
    end().then(
      () => process.exit(0),
      () => process.exit(FAULT),
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal))
}
