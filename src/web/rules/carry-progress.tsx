import type { Recompute } from '../../contract/calendars.ts'
import { CheckIcon } from '../components/icons.tsx'
import { ruleText } from '../rule-text.ts'

const { publishing: says } = ruleText

/** How many open tickets go by the new version already. */
export function CarryProgress({ recompute }: { readonly recompute: Recompute }) {
  const { total, done, running } = recompute
  if (!running) {
    return (
      <p role="status" className="flex items-center gap-2">
        <CheckIcon className="size-4" />
        {says.done}
      </p>
    )
  }
  return (
    <div className="grid gap-1.5">
      <div
        role="progressbar"
        aria-label={says.label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1.5 overflow-hidden rounded-full bg-selected"
      >
        <div
          className="h-full rounded-full bg-inverse transition-[width] duration-500"
          style={{ width: `${(done / Math.max(total, 1)) * 100}%` }}
        />
      </div>
      <p className="text-xs tabular-nums text-soft">{says.running(done, total)}</p>
    </div>
  )
}
