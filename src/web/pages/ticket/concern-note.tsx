import { Button } from '../../components/button.tsx'
import { ConcernIcon } from '../../components/icons.tsx'
import { concernText } from '../../concern-text.ts'
import { useTicketConcerns } from '../../data/concerns.ts'
import type { TicketRead } from '../../data/ticket-read.ts'

const { note: says, panel } = concernText

/** Where the panel of concerns is found on the page. */
export const CONCERNS_ID = 'concerns'

/** Unfolds the panel, which is folded on a narrow screen, and goes there. */
function goToPanel(): void {
  const panelOf = document.getElementById(CONCERNS_ID)?.closest('details')
  if (!panelOf) return
  panelOf.open = true
  panelOf.scrollIntoView({ block: 'start' })
  panelOf.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true })
}

interface ConcernNoteProps {
  readonly ticket: TicketRead
  readonly you: string
  readonly nameOf: (handle: string) => string
}

/** Says that people disagree while they do, where it stands, and for whom it waits. */
export function ConcernNote({ ticket, you, nameOf }: ConcernNoteProps) {
  const open = (ticket.concerns ?? []).filter(({ state }) => state === 'open')
  const { data: found } = useTicketConcerns(ticket, open.length > 0)
  const [first] = open
  if (first === undefined) return null
  const waiting = found?.items.flatMap(({ waitsFor }) => waitsFor) ?? []
  const step = found?.items.find(({ concern }) => concern === first.concern)?.path.find(({ id }) => id === first.step)
  const waits = waiting.includes(you) ? panel.waitsForYou : panel.waits([...new Set(waiting)].map(nameOf))
  return (
    <section
      aria-label={says.label}
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-panel px-4 py-2 lg:px-6"
    >
      <span className="text-soft">
        <ConcernIcon />
      </span>
      <p className="min-w-0 flex-1 basis-48 text-soft [overflow-wrap:anywhere]">
        <span className="font-medium text-ink">
          {open.length === 1 ? says.open(first.about) : says.several(open.length)}
        </span>{' '}
        {open.length === 1 && step !== undefined ? says.at(step.name) : ''} {waiting.length === 0 ? '' : `${waits}.`}{' '}
        {says.moves}
      </p>
      <Button onClick={goToPanel}>{says.see}</Button>
    </section>
  )
}
