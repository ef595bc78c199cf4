import type { TicketDetail } from '../../../contract/tickets.ts'
import { Button } from '../../components/button.tsx'
import { GlobeIcon } from '../../components/icons.tsx'
import { useMove } from '../../data/duty.ts'
import { dutyText } from '../../duty-text.ts'
import { handOffText } from '../../hand-off-text.ts'

const { move: says } = dutyText

interface MoveNoteProps {
  readonly ticket: TicketDetail
  readonly nameOf: (handle: string) => string
  /** Offers it there; undefined for those who may not. */
  readonly onHandOff: (() => void) | undefined
}

/** Says that a ticket is held where everybody sleeps, and where it would have more attention. */
export function MoveNote({ ticket, nameOf, onHandOff }: MoveNoteProps) {
  const { number, owner, lease, status } = ticket
  const held = (owner ?? lease?.by ?? null) !== null && status !== 'solved' && status !== 'closed'
  const { data } = useMove(number, held)
  const advice = data?.advice
  if (!held || advice?.move !== 'propose' || advice.to === null) return null
  const there = data?.attention.find(({ region }) => region === advice.to)?.atWork ?? []
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-panel px-4 py-2 lg:px-6">
      <span className="text-soft">
        <GlobeIcon />
      </span>
      <p className="min-w-0 flex-1 basis-48 text-soft text-pretty">
        <span className="font-medium text-ink">{says.title(advice.to)}</span> {advice.because}{' '}
        {there.length === 0 ? '' : says.atWork(dutyText.names(there.map(nameOf)))}{' '}
        {advice.firstResponseFirst ? says.first : ''} {advice.askCustomer ? says.ask : ''}
      </p>
      {onHandOff === undefined || advice.firstResponseFirst ? null : (
        <Button onClick={onHandOff}>{handOffText.move}</Button>
      )}
    </div>
  )
}
