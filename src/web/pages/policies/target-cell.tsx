import { useState } from 'react'
import type { CalendarSummary } from '../../../contract/calendars.ts'
import type { Metric } from '../../../domain/sla/document.ts'
import { clockText } from '../../clock-text.ts'
import { AlertIcon } from '../../components/icons.tsx'
import { policyText } from '../../policy-text.ts'
import type { Target } from './policy-edit.ts'
import { TargetForm } from './target-form.tsx'

interface TargetCellProps {
  readonly metric: Metric
  readonly rule: string
  readonly target: Target | null | undefined
  readonly calendars: readonly CalendarSummary[]
  readonly fault: string | undefined
  readonly onTarget: (target: Target | undefined) => void
}

const says = policyText.target

/** What of a target is not plain. */
function asides({ mode, dayEnds, calendar, warnAt = [] }: Target): string[] {
  return [
    mode === 'elapsed_roll' ? policyText.mode.elapsed_roll.label.toLowerCase() : '',
    dayEnds === undefined ? '' : policyText.dayEnds[dayEnds],
    calendar ?? '',
    warnAt.length === 0 ? '' : says.warnings(warnAt),
  ].filter(Boolean)
}

/** One promise of a rule, or the place for one. */
export function TargetCell({ metric, rule, target, calendars, fault, onTarget }: TargetCellProps) {
  const [open, setOpen] = useState(false)
  const name = clockText.metric[metric]
  const words = target ? policyText.amount(target.amount, target.unit) : says.none
  const more = target ? asides(target) : []
  return (
    <>
      <button
        type="button"
        aria-label={target ? says.change(name, [words, ...more].join(', ')) : says.promise(name)}
        title={[words, ...more, fault].filter(Boolean).join(', ')}
        onClick={() => setOpen(true)}
        className={`grid min-h-9 w-full content-center rounded-md border px-2 py-1 text-left hover:bg-hover pointer-coarse:min-h-11 ${fault === undefined ? 'border-line' : 'border-late text-late'} ${target ? '' : 'border-dashed text-faint'}`}
      >
        <span className="text-2xs text-soft xl:hidden">{name}</span>
        <span className="flex items-center gap-1 whitespace-nowrap text-xs tabular-nums">
          {fault === undefined ? null : <AlertIcon className="size-3" />}
          {target ? policyText.amountShort(target.amount, target.unit) : '–'}
        </span>
        {more.length === 0 ? null : <span className="truncate text-2xs text-soft">{more.join(' · ')}</span>}
      </button>
      {open ? (
        <TargetForm
          metric={metric}
          rule={rule}
          target={target ?? undefined}
          calendars={calendars}
          fault={fault}
          onTarget={onTarget}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
