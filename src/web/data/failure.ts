import { CallFailed } from '../../contract/client.ts'
import { TimelineEvent } from '../../contract/tickets.ts'
import { withDates } from '../format.ts'
import { text } from '../text.ts'
import { serverNow } from './server-clock.ts'

/** What a person is told when a call fails: the server's own sentence, or that it does not answer. */
export function failureText(error: unknown): string {
  if (error instanceof CallFailed) {
    const fields = error.problem.fields ?? []
    const detail = withDates(error.problem.detail, serverNow())
    return [detail, ...fields.map(({ path, message }) => `${path}: ${message}`)].join(' ')
  }
  // `fetch` rejects with a TypeError when no answer came; a body that is not ours fails to parse.
  return error instanceof TypeError ? text.failure.unreachable : text.failure.unexpected
}

export const failedWith = (error: unknown, code: CallFailed['code']): boolean =>
  error instanceof CallFailed && error.code === code

const SinceList = TimelineEvent.omit({ recordedAt: true }).array()
export type EventSince = Omit<TimelineEvent, 'recordedAt'>

export interface Stale {
  /** The version to send next, now that it is known; undefined when the server did not say. */
  readonly version: number | undefined
  readonly since: readonly EventSince[]
}

/** What a refused stale write says of what changed since; undefined for any other failure. */
export function staleOf(error: unknown): Stale | undefined {
  if (!(error instanceof CallFailed) || error.code !== 'stale_write') return undefined
  const { version, since } = error.problem.details ?? {}
  const events = SinceList.safeParse(since)
  return { version: typeof version === 'number' ? version : undefined, since: events.success ? events.data : [] }
}
