import type { RefObject } from 'react'
import { ticketText } from '../../ticket-text.ts'

const { jumps: says } = ticketText.page

interface PageJumpsProps {
  /** Where the messages stand. */
  readonly conversation: RefObject<HTMLElement | null>
  /** What stands below them. */
  readonly details: RefObject<HTMLElement | null>
}

function goTo(place: HTMLElement | null): void {
  place?.scrollIntoView({ block: 'start' })
  place?.focus({ preventScroll: true })
}

/** On a narrow screen, where all stands in one column: leads to its two parts from wherever one is. */
export function PageJumps({ conversation, details }: PageJumpsProps) {
  const last = () => [...(conversation.current?.querySelectorAll('article') ?? [])].at(-1)?.closest('li')
  const jumps = [
    [says.last, () => goTo(last() ?? conversation.current)],
    [says.details, () => goTo(details.current)],
  ] as const
  return (
    <nav
      aria-label={says.name}
      className="sticky top-0 z-10 flex h-10 shrink-0 items-center gap-1 border-b border-line bg-canvas px-2 lg:hidden print:hidden"
    >
      {jumps.map(([name, onClick]) => (
        <button
          key={name}
          type="button"
          onClick={onClick}
          className="h-9 rounded-md px-2 text-xs font-medium text-soft hover:bg-hover hover:text-ink"
        >
          {name}
        </button>
      ))}
    </nav>
  )
}
