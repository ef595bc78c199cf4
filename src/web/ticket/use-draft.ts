import { useState } from 'react'

/** What is being written, and the version of the ticket at which writing began. */
export interface Draft {
  readonly body: string
  readonly base: number | undefined
}

const EMPTY: Draft = { body: '', base: undefined }

function stored(key: string): Draft {
  const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
  if (typeof kept !== 'object' || kept === null || !('body' in kept) || typeof kept.body !== 'string') return EMPTY
  return { body: kept.body, base: 'base' in kept && typeof kept.base === 'number' ? kept.base : undefined }
}

/** A draft that outlives a reload and a look at another ticket, in this tab only: what was not sent stays here. */
export function useDraft(number: number, mode: string): readonly [Draft, (draft: Draft | undefined) => void] {
  const key = `topline.draft.${number}.${mode}`
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({})
  const draft = drafts[key] ?? stored(key)
  function keep(next: Draft = EMPTY) {
    setDrafts((before) => ({ ...before, [key]: next }))
    if (next.body === '') sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify(next))
  }
  return [draft, keep]
}
