import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { serverNow } from '../data/server-clock.ts'
import { type Happened, sentenceOf } from './event-sentence.ts'
import { issueParts } from './issue-parts.ts'
import { Since } from './since.tsx'

interface EventLineProps {
  /** In place of when it happened. */
  readonly time?: ReactNode
  readonly event: Happened & { readonly at: string }
  readonly nameOf: (handle: string) => string
}

/** Something small that happened, in one line; an issue it tells of is led to. */
export function EventLine({ event, nameOf, time }: EventLineProps) {
  const { who, says, because } = sentenceOf(event, nameOf, serverNow())
  const parts = issueParts(event, says)
  return (
    <p className="min-w-0 text-xs text-soft [overflow-wrap:anywhere]">
      <span className="font-medium text-ink">{who}</span>{' '}
      {parts === undefined ? (
        says
      ) : (
        <>
          {parts.before}
          <Link
            to="/issues/$number"
            params={{ number: String(parts.number) }}
            className="rounded-sm underline underline-offset-2 hover:text-ink"
          >
            {parts.name}
          </Link>
          {parts.after}
        </>
      )}
      {because === undefined ? null : <span className="text-ink"> “{because}”</span>}
      <span className="text-faint">
        {' · '}
        {time ?? <Since at={event.at} />}
      </span>
    </p>
  )
}
