import { useEffect, useRef } from 'react'
import type { Entry } from './timeline.ts'

/** Brings the entry that the address names into sight and gives it the focus, once it is there; news move nothing. */
export function useEntryArrival(anchor: string | undefined, entries: readonly Entry[]): void {
  const arrived = useRef<string>(undefined)
  useEffect(() => {
    if (anchor === arrived.current) return
    const entry = anchor === undefined || entries.length === 0 ? null : document.getElementById(anchor)
    if (anchor !== undefined && entry === null) return
    arrived.current = anchor
    entry?.scrollIntoView({ block: 'center' })
    entry?.focus({ preventScroll: true })
  }, [anchor, entries])
}
