import { Link } from '@tanstack/react-router'
import { GROUPINGS, type Grouping } from '../../../domain/clock/attainment.ts'
import { METRICS } from '../../../domain/sla/document.ts'
import { clockText } from '../../clock-text.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { OneOf } from '../../components/one-of.tsx'
import { boundsOf } from '../../components/period.ts'
import { PeriodFilter } from '../../components/period-filter.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useAttainment } from '../../data/reports.ts'
import { serverNow } from '../../data/server-clock.ts'
import { useMay } from '../../data/session.ts'
import { timeZone } from '../../data/time-zone.ts'
import { reportText } from '../../report-text.ts'
import { AsOf } from './as-of.tsx'
import { AttainmentTable } from './attainment-table.tsx'
import { groupName } from './group-name.ts'
import { PromisesHost } from './promises-host.tsx'
import { type PromisesSearch, promisesSearch, type SearchChange } from './promises-search.ts'

const isGrouping = (value: string): value is Grouping => GROUPINGS.some((each) => each === value)

const SHAPES = Array.from({ length: 5 }, () => 'h-8 w-full max-w-xl')

interface AttainmentViewProps {
  readonly search: PromisesSearch
  readonly onSearch: (change: SearchChange) => void
}

/** How many promises were kept, in groups, and the promises behind each count. */
export function AttainmentView({ search, onSearch }: AttainmentViewProps) {
  const may = useMay()
  const offered = GROUPINGS.filter((each) => each !== 'account' || may('read_names'))
  const by = offered.find((each) => each === search.by) ?? 'priority'
  const { metric = 'first_response', key, outcome = 'breached', days, from, to } = search
  const asked = { metric, by, ...boundsOf({ days, from, to }, serverNow(), timeZone()) }
  const { data: counts, error, isPlaceholderData, isFetching, refetch } = useAttainment(asked)
  const [emptyTitle, emptySays] = reportText.empty.attainment
  const isEmpty = counts?.rows.length === 0 && !isPlaceholderData
  const row = counts?.rows.find((each) => each.key === key)
  const behind = key === undefined ? counts?.total : row
  const group = key === undefined ? reportText.table.all : groupName(by, row ?? { key, name: key })
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="grid grid-cols-1 gap-2.5">
        <nav aria-label={reportText.metricList} className="-mx-2 flex flex-wrap gap-0.5">
          {METRICS.map((each) => (
            <Link
              key={each}
              to="/reports/promises"
              search={promisesSearch({ ...search, metric: each })}
              activeOptions={{ exact: true }}
              className="flex h-7 items-center whitespace-nowrap rounded-md px-2 text-soft hover:bg-hover hover:text-ink aria-[current]:bg-selected aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-9"
            >
              {clockText.metric[each]}
            </Link>
          ))}
        </nav>
        <fieldset className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
          <legend className="sr-only">{reportText.filterList}</legend>
          <OneOf
            name={reportText.byName}
            value={by}
            choices={offered.map((value) => ({ value, label: reportText.by[value] }))}
            // The groups of another grouping have other keys.
            onChange={(value) => isGrouping(value) && onSearch({ by: value, key: undefined })}
          />
          <PeriodFilter period={{ days, from, to }} onChange={onSearch} />
          <AsOf at={counts?.asOf} busy={isFetching} onRefresh={() => void refetch()} />
        </fieldset>
      </div>
      {counts === undefined ? (
        <NotYet what={reportText.table.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : isEmpty ? (
        <EmptyState title={emptyTitle} says={emptySays} />
      ) : (
        <div className="grid grid-cols-1 items-start gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,37rem)_minmax(0,1fr)]">
          <AttainmentTable key={by} counts={counts} search={search} isOld={isPlaceholderData} />
          <PromisesHost query={{ ...asked, key, outcome }} group={group} of={behind?.[outcome] ?? 0} />
        </div>
      )}
    </div>
  )
}
