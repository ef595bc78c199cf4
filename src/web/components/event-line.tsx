import type { ReactNode } from 'react'
import { serverNow } from '../data/server-clock.ts'
import { type Happened, sentenceOf } from './event-sentence.ts'
import { Since } from './since.tsx'

interface EventLineProps {
  /** In place of when it happened. */
  readonly time?: ReactNode
  readonly event: Happened & { readonly at: string }
  readonly nameOf: (handle: string) => string
}

/** Something small that happened, in one line. */
export function EventLine({ event, nameOf, time }: EventLineProps) {
  const { who, says, because } = sentenceOf(event, nameOf, serverNow())
  return (
    <p className="min-w-0 text-xs text-soft [overflow-wrap:anywhere]">
      <span className="font-medium text-ink">{who}</span> {says}
      {because === undefined ? null : <span className="text-ink"> “{because}”</span>}
      <span className="text-faint">
        {' · '}
        {time ?? <Since at={event.at} />}
      </span>
    </p>
  )
}
