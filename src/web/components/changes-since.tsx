import type { RefObject } from 'react'
import { ticketText } from '../ticket-text.ts'
import { Button } from './button.tsx'
import { EventLine } from './event-line.tsx'
import type { Happened } from './event-sentence.ts'

interface ChangesSinceProps {
  readonly since: readonly (Happened & { readonly version: number; readonly at: string })[]
  readonly nameOf: (handle: string) => string
  /** Sends all the same; left out where another button does. */
  readonly onAnyway?: () => void
  /** Goes back to the text, with what happened seen. */
  readonly onEdit?: () => void
  /** The answer that does nothing yet. */
  readonly safe?: RefObject<HTMLButtonElement | null>
}

/** What a writer had not seen when the server turned their write down. */
export function ChangesSince({ since, nameOf, onAnyway, onEdit, safe }: ChangesSinceProps) {
  const { title, says, unseen, anyway, edit } = ticketText.stale
  return (
    <section
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !onEdit) return
        event.preventDefault()
        event.stopPropagation()
        onEdit()
      }}
      className="grid grid-cols-1 gap-1.5 rounded-md bg-soon-tint px-3 py-2.5"
    >
      <div role="alert" className="grid grid-cols-1 gap-1.5">
        <p className="font-medium text-soon">{title}</p>
        <p className="text-xs text-soft">{since.length === 0 ? unseen : says(since.length)}</p>
        <div
          tabIndex={since.length > 0 ? 0 : undefined}
          className="grid max-h-[22dvh] grid-cols-1 gap-1.5 overflow-y-auto"
        >
          {since.map((event) => (
            <EventLine key={event.version} event={event} nameOf={nameOf} />
          ))}
        </div>
      </div>
      {onAnyway === undefined ? null : (
        <div className="flex flex-wrap gap-2 pt-1">
          <Button ref={safe} onClick={onEdit}>
            {edit}
          </Button>
          <Button look="quiet" onClick={onAnyway} className="text-ink">
            {anyway}
          </Button>
        </div>
      )}
    </section>
  )
}
