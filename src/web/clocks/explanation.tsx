import type { ClocksExplained } from '../../contract/clocks.ts'
import { Refused, Skeleton } from '../components/states.tsx'
import { zoneName } from '../components/zones.ts'
import { failureText } from '../data/failure.ts'
import { stripText } from '../strip-text.ts'

interface ExplanationProps {
  /** Undefined while it loads. */
  readonly explained: ClocksExplained | undefined
  readonly error: unknown
}

function Said({ title, says }: { readonly title: string; readonly says: string }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-xs font-medium text-soft">{title}</h3>
      <p className="whitespace-pre-wrap rounded-md border border-line bg-panel px-3 py-2 [overflow-wrap:anywhere]">
        {says}
      </p>
    </section>
  )
}

/** All clocks of the ticket in words, once for us and once for the customer. */
export function Explanation({ explained, error }: ExplanationProps) {
  if (!explained) return error ? <Refused says={failureText(error)} /> : <Skeleton className="h-24 w-full" />
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-xs text-soft">{stripText.zone(zoneName(explained.timeZone))}</p>
      <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
        <Said title={stripText.forColleague} says={explained.forColleague} />
        <Said title={stripText.forCustomer} says={explained.forCustomer} />
      </div>
    </div>
  )
}
