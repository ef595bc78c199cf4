import type { PriorityChanges } from '../../../contract/reports.ts'
import { useDesk } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { OneOf } from '../../components/one-of.tsx'
import { Part } from '../../components/page-frame.tsx'
import { boundsOf } from '../../components/period.ts'
import { PeriodFilter } from '../../components/period-filter.tsx'
import { EmptyState } from '../../components/states.tsx'
import { serverNow } from '../../data/server-clock.ts'
import { usePriorityChanges } from '../../data/severity.ts'
import { timeZone } from '../../data/time-zone.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { reportText } from '../../report-text.ts'
import { PriorityChangeList } from './priority-change-list.tsx'
import type { PromisesSearch, SearchChange } from './promises-search.ts'

/** The server looks back thirty days unless it is told otherwise. */
const BEGINNING = '1970-01-01T00:00:00.000Z'
const SHAPES = Array.from({ length: 4 }, () => 'h-16 w-full')
const { priorities: says, empty } = reportText

const ONLY: readonly PriorityChanges['only'][] = ['near_breach', 'lowered', 'all']
const choices = ONLY.map((only) => ({ value: only, label: says.only[only] }))

interface PrioritiesViewProps {
  readonly search: PromisesSearch
  /** Shows the same report otherwise, without a step to go back to. */
  readonly onSearch: (change: SearchChange) => void
}

/** Priorities that were changed, with what was left of the promise that ran. */
export function PrioritiesView({ search, onSearch }: PrioritiesViewProps) {
  const { nameOf } = useDesk()
  const { data: workspace } = useWorkspace()
  const { days, from, to, only = 'near_breach' } = search
  const bounds = boundsOf({ days, from, to }, serverNow(), timeZone())
  const query = { from: bounds.from ?? BEGINNING, only, ...(bounds.to === undefined ? {} : { to: bounds.to }) }
  const { data: found, error, isPlaceholderData, refetch } = usePriorityChanges(query)
  const [emptyTitle, emptySays] = empty.priorities
  return (
    <div className="max-w-5xl">
      <Part title={says.title} says={says.says}>
        <fieldset className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
          <legend className="sr-only">{reportText.filterList}</legend>
          <OneOf
            name={says.which}
            value={only}
            choices={choices}
            onChange={(value) => onSearch({ only: ONLY.find((each) => each === value) })}
          />
          <PeriodFilter name={says.made} period={{ days, from, to }} onChange={onSearch} />
        </fieldset>
        {found === undefined ? (
          <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
        ) : (
          <div
            aria-busy={isPlaceholderData}
            className={`grid grid-cols-1 gap-2 ${isPlaceholderData ? 'opacity-60' : ''}`}
          >
            <p className="text-xs tabular-nums text-soft">{says.counts(found)}</p>
            {found.items.length === 0 ? (
              <EmptyState title={emptyTitle} says={emptySays} />
            ) : (
              <PriorityChangeList
                changes={found.items}
                nameOf={nameOf}
                teamName={(slug) => scopeName(workspace, slug)}
              />
            )}
            {found.more ? <p className="text-xs text-soft">{says.more}</p> : null}
          </div>
        )}
      </Part>
    </div>
  )
}
