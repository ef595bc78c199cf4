import { ticketText } from '../ticket-text.ts'
import { EventLine } from './event-line.tsx'
import type { Happened } from './event-sentence.ts'

interface ChangesSinceProps {
  readonly since: readonly (Happened & { readonly version: number; readonly at: string })[]
  readonly nameOf: (handle: string) => string
}

/** What a writer had not seen when the server turned their write down. */
export function ChangesSince({ since, nameOf }: ChangesSinceProps) {
  const { title, says, unseen } = ticketText.stale
  return (
    <div role="alert" className="grid grid-cols-1 gap-1.5 rounded-md bg-soon-tint px-3 py-2.5">
      <p className="font-medium text-soon">{title}</p>
      <p className="text-xs text-soft">{since.length === 0 ? unseen : says(since.length)}</p>
      {since.map((event) => (
        <div key={event.version} className="line-clamp-3">
          <EventLine event={event} nameOf={nameOf} />
        </div>
      ))}
    </div>
  )
}
