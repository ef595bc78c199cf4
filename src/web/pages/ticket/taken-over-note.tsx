import type { TicketDetail, TimelineEvent } from '../../../contract/tickets.ts'
import { Button } from '../../components/button.tsx'
import { ReplyIcon } from '../../components/icons.tsx'
import { handOffText } from '../../hand-off-text.ts'

const { taken: says } = handOffText

interface TakenOverNoteProps {
  readonly ticket: TicketDetail
  readonly events: readonly TimelineEvent[]
  readonly you: string
  readonly nameOf: (handle: string) => string
  /** Puts the draft into the reply. */
  readonly onDraft: (slug: string) => void
}

/** Who handed the ticket to `you`, as long as you have not written to its customer; undefined otherwise. */
function handedBy({ ticket, events, you }: Pick<TakenOverNoteProps, 'ticket' | 'events' | 'you'>) {
  const last = events.findLastIndex(({ type }) => type === 'handoff_accepted')
  const accepted = events[last]
  if (ticket.owner !== you || accepted?.actor !== you) return undefined
  if (events.slice(last).some(({ type }) => type === 'replied')) return undefined
  return events.slice(0, last).findLast(({ type }) => type === 'handoff_offered')
}

/** Offers the first message of whoever took a ticket over: it restates what they were told. */
export function TakenOverNote({ ticket, events, you, nameOf, onDraft }: TakenOverNoteProps) {
  const offer = handedBy({ ticket, events, you })
  if (!offer) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line px-4 py-2 lg:px-6">
      <p className="min-w-0 flex-1 basis-48 text-soft">{says.says(nameOf(offer.actor))}</p>
      <Button
        icon={<ReplyIcon />}
        onClick={() => onDraft(offer.change.kind === 'to_support' ? 'taking-over' : 'taken-over')}
      >
        {says.draft}
      </Button>
    </div>
  )
}
