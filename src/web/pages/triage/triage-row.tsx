import { memo } from 'react'
import { ClockBadge } from '../../components/clock-badge.tsx'
import { CheckIcon } from '../../components/icons.tsx'
import type { TriageRead } from '../../data/triage.ts'
import { dateText } from '../../format.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { triageText } from '../../triage-text.ts'

interface TriageRowProps {
  readonly row: TriageRead
  /** 1 for the first. */
  readonly position: number
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly onChoose: (number: number) => void
  readonly onOpen: (number: number) => void
  readonly onToggle: (number: number) => void
}

function Chip({ says, isWarning = false }: { readonly says: string; readonly isWarning?: boolean }) {
  return (
    <span
      className={`shrink-0 rounded-sm border px-1 text-2xs ${isWarning ? 'border-soon/40 text-soon' : 'border-line text-soft'}`}
    >
      {says}
    </span>
  )
}

function Chips({ row }: { readonly row: TriageRead }) {
  const { proposed, matchedBy, missing, snoozedUntil, tags } = row
  return (
    <span className="flex min-w-0 items-center gap-1 overflow-hidden">
      {proposed === null ? null : <Chip says={`→ ${proposed.priority}`} />}
      {matchedBy === 'nobody' ? <Chip says={triageText.unknown} isWarning /> : null}
      {missing.length === 0 ? null : <Chip says={triageText.missing(missing.length)} isWarning />}
      {snoozedUntil === null ? null : (
        <Chip says={triageText.snoozedUntil(dateText(snoozedUntil, Date.parse(row.updatedAt)))} />
      )}
      <span className="truncate text-2xs text-faint">{tags.join(' ')}</span>
    </span>
  )
}

/** One ticket to triage in three short lines: what, from whom, and what there is to know at a glance. */
export const TriageRowView = memo(function TriageRowView(props: TriageRowProps) {
  const { row, position, isCurrent, isSelected, onChoose, onOpen, onToggle } = props
  const { number, subject, account, contact, segment, kind } = row
  const from = [account?.name ?? contact?.name, terms.segment[segment], terms.kind[kind]].filter(Boolean).join(' · ')
  return (
    <tr
      data-triage={number}
      tabIndex={isCurrent ? 0 : -1}
      aria-rowindex={position}
      aria-selected={isSelected}
      aria-current={isCurrent ? 'true' : undefined}
      onFocus={() => onChoose(number)}
      onClick={() => onOpen(number)}
      className={`grid cursor-default scroll-my-2 grid-cols-[2rem_minmax(0,1fr)_auto] border-b border-line py-2 pr-3 -outline-offset-2! lg:pr-4 ${isCurrent ? 'bg-selected' : 'hover:bg-hover'}`}
    >
      <td className="flex justify-center">
        {/* biome-ignore lint/a11y/useSemanticElements: a field would take the keys of the list to itself. */}
        <button
          type="button"
          role="checkbox"
          tabIndex={-1}
          aria-checked={isSelected}
          aria-label={triageText.select(number)}
          onClick={(event) => {
            event.stopPropagation()
            onToggle(number)
          }}
          className={`mt-0.5 flex size-4 items-center justify-center rounded-sm border pointer-coarse:size-6 ${isSelected ? 'border-ink bg-inverse text-on-inverse' : 'border-edge text-transparent'}`}
        >
          <CheckIcon className="size-3" />
        </button>
      </td>
      <td className="grid min-w-0 gap-0.5">
        <span className="truncate font-medium">{subject}</span>
        <span className="truncate text-xs text-soft">
          <span className="tabular-nums text-faint">{text.ticketName(number)}</span> {from}
        </span>
        <Chips row={row} />
      </td>
      <td className="pl-2 text-right text-xs">
        <ClockBadge clock={row.triage ?? row.clock} />
      </td>
    </tr>
  )
})
