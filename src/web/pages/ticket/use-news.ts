import { useEffect, useRef } from 'react'
import type { TimelineEvent } from '../../../contract/tickets.ts'
import { mattersTo } from '../../../domain/writing/matters.ts'
import { seenVersion } from '../../components/seen-version.ts'
import { staleOf } from '../../data/failure.ts'
import type { Draft } from '../../ticket/use-draft.ts'

interface NewsAsked {
  readonly draft: Draft
  readonly keep: (draft: Draft) => void
  /** Of the ticket as it is shown. */
  readonly version: number
  readonly events: readonly TimelineEvent[]
  readonly you: string
  /** Why the last attempt to send failed. */
  readonly error: unknown
  /** Forgets why. */
  readonly forget: () => void
}

/** What others did since writing began that its writer must see before it is sent, and the version to send. */
export function useNews({ draft, keep, version, events, you, error, forget }: NewsAsked) {
  const refused = staleOf(error)
  const safe = useRef<HTMLButtonElement>(null)
  /** The last version whose news were answered to. */
  const answered = useRef(0)
  const seen = seenVersion(Math.max(draft.base ?? version, answered.current), events, you)
  const told = refused?.since ?? []
  const from = told.at(-1)?.version ?? seen
  const newer = [...told, ...events.filter((event) => event.version > from)]
  const since = newer.filter((event) => mattersTo(you, event))
  const latest = Math.max(seen, refused?.version ?? 0, ...newer.map((event) => event.version))
  useEffect(() => {
    if (staleOf(error)) safe.current?.focus()
  }, [error])
  return {
    since,
    /** Has the focus once the server has refused. */
    safe,
    isStale: refused !== undefined || since.length > 0,
    /** As of now: an answer given in the same moment counts. */
    version: () => Math.max(seen, answered.current),
    /** Everything that is shown has been seen. */
    settle: () => {
      answered.current = latest
      forget()
      keep({ ...draft, base: latest })
    },
  }
}
