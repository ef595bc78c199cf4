import { useEffect, useState } from 'react'
import type { TimelineEvent } from '../../../contract/tickets.ts'
import { eventAnchor } from '../../ticket/timeline-kinds.ts'

const SAID: ReadonlySet<string> = new Set(['noted', 'replied'])

/** Brings what somebody has just written into sight, once the timeline has it. Gives what is to be called with the version
 *  that the ticket had before. */
export function useSaid(events: readonly TimelineEvent[], you: string): (before: number) => void {
  const [before, setBefore] = useState<number>()
  useEffect(() => {
    if (before === undefined) return
    const said = events.findLast(({ version, actor, type }) => version > before && actor === you && SAID.has(type))
    if (!said) return
    setBefore(undefined)
    document.getElementById(eventAnchor(said.version))?.scrollIntoView({ block: 'nearest' })
  }, [before, events, you])
  return setBefore
}
