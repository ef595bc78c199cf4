import type { Priority } from '../../domain/vocabulary.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'

const looks: Readonly<Record<Priority, string>> = {
  p0: 'bg-late-fill text-on-late border-transparent',
  p1: 'bg-soon-tint text-soon border-transparent',
  p2: 'bg-selected text-ink border-transparent',
  p3: 'text-soft border-line',
}

/** Colour falls with the priority; a dashed edge means that nobody has triaged it yet. */
export function PriorityChip({ priority }: { readonly priority: Priority | null }) {
  const look = priority === null ? 'border-dashed border-edge text-soft' : looks[priority]
  return (
    <span
      title={priority === null ? text.untriaged : terms.priority[priority].says}
      className={`inline-flex h-5 min-w-7 shrink-0 items-center justify-center rounded-sm border px-1 text-2xs font-semibold tabular-nums ${look}`}
    >
      {priority === null ? (
        <>
          <span aria-hidden="true">?</span>
          <span className="sr-only">{text.untriaged}</span>
        </>
      ) : (
        terms.priority[priority].label
      )}
    </span>
  )
}
