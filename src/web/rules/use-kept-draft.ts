import { useState } from 'react'
import { sameDocument } from './same-document.ts'

/** What is being edited, and the version it began from. */
export interface KeptDraft<Document> {
  readonly document: Document
  /** Of the version it began from; 0 for a new document. */
  readonly base: number
}

/** A shape of the contract: reads what was kept, or finds that it no longer fits. */
export interface Shape<Document> {
  readonly safeParse: (
    value: unknown,
  ) => { readonly success: true; readonly data: Document } | { readonly success: false }
}

const PREFIX = 'topline.draft.'

function stored<Document>(key: string, shape: Shape<Document>): KeptDraft<Document> | undefined {
  const text = sessionStorage.getItem(PREFIX + key)
  if (text === null) return undefined
  const kept: unknown = JSON.parse(text)
  if (typeof kept !== 'object' || kept === null || !('document' in kept) || !('base' in kept)) return undefined
  // The shape may have changed since it was kept.
  const document = shape.safeParse(kept.document)
  return document.success && typeof kept.base === 'number' ? { document: document.data, base: kept.base } : undefined
}

/** A draft of `saved` that outlives a reload and a look at another page, in this tab only; undefined while nothing is
 *  changed. */
export function useKeptDraft<Document>(key: string, shape: Shape<Document>, saved: KeptDraft<Document>) {
  const [draft, setDraft] = useState(() => stored(key, shape))
  function keep(document: Document | undefined) {
    const isSame = document === undefined || sameDocument(document, saved.document)
    const next = isSame ? undefined : { document, base: draft?.base ?? saved.base }
    setDraft(next)
    if (next === undefined) sessionStorage.removeItem(PREFIX + key)
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(next))
  }
  return { draft, document: draft?.document ?? saved.document, keep }
}
