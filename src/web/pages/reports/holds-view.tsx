import { useDesk } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { boundsOf } from '../../components/period.ts'
import { PeriodFilter } from '../../components/period-filter.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useFlaggedHolds } from '../../data/reports.ts'
import { serverNow } from '../../data/server-clock.ts'
import { timeZone } from '../../data/time-zone.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { reportText } from '../../report-text.ts'
import { AsOf } from './as-of.tsx'
import { HoldList } from './hold-list.tsx'
import type { PromisesSearch, SearchChange } from './promises-search.ts'

/** The server looks back thirty days unless it is told otherwise. */
const BEGINNING = '1970-01-01T00:00:00.000Z'

interface HoldsViewProps {
  readonly search: PromisesSearch
  readonly onSearch: (change: SearchChange) => void
}

const { holds: says, empty } = reportText
const SHAPES = Array.from({ length: 4 }, () => 'h-16 w-full')

/** Holds that somebody should look at. */
export function HoldsView({ search, onSearch }: HoldsViewProps) {
  const { nameOf } = useDesk()
  const { data: workspace } = useWorkspace()
  const { days, from, to } = search
  const bounds = boundsOf({ days, from, to }, serverNow(), timeZone())
  const query = { from: bounds.from ?? BEGINNING, to: bounds.to }
  const { data: holds, error, isPlaceholderData, isFetching, refetch } = useFlaggedHolds(query)
  const [emptyTitle, emptySays] = empty.holds
  const { items, total } = holds ?? { items: [], total: 0 }
  return (
    <div className="max-w-5xl">
      <Part title={says.title} says={says.says}>
        <fieldset className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
          <legend className="sr-only">{reportText.filterList}</legend>
          <PeriodFilter period={{ days, from, to }} onChange={onSearch} />
          <AsOf at={holds?.asOf} busy={isFetching} onRefresh={() => void refetch()} />
        </fieldset>
        {holds === undefined ? (
          <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
        ) : total === 0 && !isPlaceholderData ? (
          <EmptyState title={emptyTitle} says={emptySays} />
        ) : (
          <div
            aria-busy={isPlaceholderData}
            className={`grid grid-cols-1 gap-2 ${isPlaceholderData ? 'opacity-60' : ''}`}
          >
            <p className="text-xs tabular-nums text-soft">{says.shown(items.length, total)}</p>
            <HoldList holds={items} nameOf={nameOf} teamName={(slug) => scopeName(workspace, slug)} />
          </div>
        )}
      </Part>
    </div>
  )
}
