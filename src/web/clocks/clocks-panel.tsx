import type { ReactNode } from 'react'
import type { TicketClocks } from '../../contract/clocks.ts'
import { clockText } from '../clock-text.ts'
import { Button } from '../components/button.tsx'
import { ChevronRightIcon, CopyIcon } from '../components/icons.tsx'
import { StandingIcon } from '../components/standing-icon.tsx'
import { useTicking } from '../components/ticker.ts'
import { serverNow } from '../data/server-clock.ts'
import { stripText } from '../strip-text.ts'
import { ClockStrips } from './clock-strips.tsx'
import { stateOf } from './strip-state.ts'

interface ClocksPanelProps {
  readonly clocks: TicketClocks
  readonly isOpen: boolean
  /** The place among the clocks that the person came for. */
  readonly wanted: string | undefined
  readonly onOpen: (isOpen: boolean) => void
  readonly nameOf: (handle: string) => string
  /** The explanation, once it is wanted. */
  readonly explanation: ReactNode
  readonly onExplain: () => void
  readonly onCopy: () => void
}

/** One clock in a word, for the folded panel. */
function Glance({ clock, asOf }: { readonly clock: TicketClocks['clocks'][number]; readonly asOf: number }) {
  const says = useTicking((now) => stateOf(clock, asOf, now).says)
  const { standing } = stateOf(clock, asOf, serverNow())
  return (
    <li className="flex min-w-0 items-center gap-1 text-xs">
      <StandingIcon standing={standing} className={`size-3 ${standing === 'breached' ? 'text-late' : 'text-soft'}`} />
      <span className="sr-only">{clockText.standing[standing]}: </span>
      <span className="truncate">
        {clock.title} <span className="text-soft tabular-nums">{says}</span>
      </span>
    </li>
  )
}

/** Every promise of the ticket: in a line while it is folded, as strips and in words when it is open. */
export function ClocksPanel(props: ClocksPanelProps) {
  const { clocks, isOpen, wanted, onOpen, nameOf, explanation, onExplain, onCopy } = props
  const asOf = Date.parse(clocks.asOf)
  return (
    <section aria-label={stripText.title} className="border-b border-line px-4 py-2 lg:px-6">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2>
          <button
            type="button"
            aria-expanded={isOpen}
            onClick={() => onOpen(!isOpen)}
            className="flex h-8 items-center gap-1.5 rounded-sm text-xs font-semibold"
          >
            {stripText.title}
            <ChevronRightIcon className={`size-3.5 text-faint transition-transform ${isOpen ? 'rotate-90' : ''}`} />
          </button>
        </h2>
        {isOpen ? (
          <span className="ml-auto flex gap-1">
            <Button
              look="quiet"
              className="h-7! px-2! text-xs!"
              aria-expanded={explanation !== null}
              onClick={onExplain}
            >
              {stripText.explain}
            </Button>
            <Button
              look="quiet"
              className="h-7! px-2! text-xs!"
              icon={<CopyIcon className="size-3.5" />}
              onClick={onCopy}
            >
              {stripText.copy}
            </Button>
          </span>
        ) : (
          <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-0.5">
            {clocks.clocks.map((clock) => (
              <Glance key={`${clock.metric} ${clock.party} ${clock.cycle}`} clock={clock} asOf={asOf} />
            ))}
          </ul>
        )}
      </div>
      {isOpen ? (
        <div className="grid grid-cols-1 gap-3 pb-2 pt-1">
          <ClockStrips clocks={clocks} wanted={wanted} nameOf={nameOf} />
          {explanation}
        </div>
      ) : null}
    </section>
  )
}
