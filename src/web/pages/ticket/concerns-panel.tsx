import type { Concern } from '../../../contract/concerns.ts'
import { Button } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { concernText } from '../../concern-text.ts'
import { ConcernActions } from '../../concerns/concern-actions.tsx'
import { concernAnchor } from '../../concerns/concern-anchor.ts'
import { ConcernRecord } from '../../concerns/concern-record.tsx'
import { useTicketConcerns } from '../../data/concerns.ts'
import { useHeld } from '../../data/session.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { CONCERNS_ID } from './concern-note.tsx'
import { useConcernArrival } from './use-concern-arrival.ts'

const { panel: says } = concernText

interface AllProps {
  readonly number: number
  readonly items: readonly Concern[]
}

/** Open ones in sight, ended ones at hand. */
function All({ number, items }: AllProps) {
  const open = items.filter(({ state }) => state === 'open')
  const ended = items.filter(({ state }) => state !== 'open')
  const list = (concerns: readonly Concern[]) => (
    <ul className="grid grid-cols-1 gap-4">
      {concerns.map((concern) => (
        <li
          key={concern.concern}
          id={concernAnchor(concern.concern)}
          tabIndex={-1}
          className="scroll-mt-14 border-t border-line pt-3 outline-offset-4 first:border-0 first:pt-0"
        >
          <ConcernRecord concern={concern}>
            <ConcernActions number={number} concern={concern} />
          </ConcernRecord>
        </li>
      ))}
    </ul>
  )
  return (
    <>
      {open.length === 0 ? null : list(open)}
      {ended.length === 0 ? null : (
        <details open={open.length === 0}>
          <summary className="pb-2 text-xs text-soft underline underline-offset-2 hover:text-ink">
            {says.ended(ended.length)}
          </summary>
          {list(ended)}
        </details>
      )}
    </>
  )
}

/** On what people disagree about a ticket, and how far that is. */
export function ConcernsPanel({ ticket }: { readonly ticket: TicketRead }) {
  const { start } = useDesk()
  const held = useHeld()
  const { number, status, concerns } = ticket
  const isAny = (concerns ?? []).length > 0
  const { data: found, error, refetch } = useTicketConcerns(ticket, isAny)
  useConcernArrival(found !== undefined)
  return (
    <div id={CONCERNS_ID} className="grid grid-cols-1 gap-3">
      {isAny ? null : <p className="text-soft">{says.none}</p>}
      {isAny && found === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={['h-40 w-full']} />
      ) : null}
      {isAny && found !== undefined ? <All number={number} items={found.items} /> : null}
      {status === 'closed' ? null : (
        <div>
          <Button onClick={() => start('raise-concern', number)} held={held('raise_concerns')}>
            {says.raise}
          </Button>
        </div>
      )}
    </div>
  )
}
