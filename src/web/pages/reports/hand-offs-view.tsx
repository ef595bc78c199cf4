import type { HandOffReport } from '../../../contract/hand-offs.ts'
import { spanText } from '../../components/countdown.ts'
import { useDesk } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { boundsOf } from '../../components/period.ts'
import { PeriodFilter } from '../../components/period-filter.tsx'
import { Since } from '../../components/since.tsx'
import { EmptyState } from '../../components/states.tsx'
import { useHandOffReport } from '../../data/hand-offs.ts'
import { serverNow } from '../../data/server-clock.ts'
import { timeZone } from '../../data/time-zone.ts'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { count } from '../../format.ts'
import { handOffText } from '../../hand-off-text.ts'
import { reportText } from '../../report-text.ts'
import { text } from '../../text.ts'
import type { PromisesSearch, SearchChange } from './promises-search.ts'
import { ReportRow } from './report-row.tsx'

/** The server looks back thirty days unless it is told otherwise. */
const BEGINNING = '1970-01-01T00:00:00.000Z'
const SHAPES = Array.from({ length: 4 }, () => 'h-12 w-full')
const { report: says, kinds } = handOffText

const span = (ms: number | null): string => (ms === null ? text.none : spanText(ms))

interface TableProps {
  readonly rows: HandOffReport['rows']
  readonly teamName: (slug: string) => string
}

/** A row for each receiving team and kind. */
function Table({ rows, teamName }: TableProps) {
  const heads = Object.entries(says.columns)
  return (
    // Scrolls by keyboard though nothing in it may take the focus.
    <section
      aria-label={says.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className="w-full text-left tabular-nums">
        <thead className="text-xs text-soft">
          <tr>
            {heads.map(([name, head], index) => (
              <th key={name} scope="col" className={`px-2 py-1.5 font-medium ${index > 1 ? 'text-right' : ''}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ team, kind, offered, accepted, bounced, bouncedShare, open, medianMs, totalMs }) => {
            const cells = [count(offered), count(accepted), count(bounced), says.percent(bouncedShare), count(open)]
            return (
              <tr key={`${team} ${kind}`} className="border-t border-line">
                <th scope="row" className="px-2 py-1.5 font-medium">
                  {teamName(team)}
                </th>
                <td className="whitespace-nowrap px-2 py-1.5">{kinds[kind]}</td>
                {[...cells, span(medianMs), span(totalMs)].map((cell, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places.
                  <td key={index} className="whitespace-nowrap px-2 py-1.5 text-right">
                    {cell}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface ItemsProps extends Pick<TableProps, 'teamName'> {
  readonly items: HandOffReport['items']
}

/** The offers behind the figures, the latest first; each leads to its ticket. */
function Items({ items, teamName }: ItemsProps) {
  const { nameOf } = useDesk()
  return (
    <ol aria-label={says.list} className="border-t border-line">
      {items.map(({ number, subject, account, kind, team, by, offeredAt, end, waitedMs }) => (
        <ReportRow key={`${number} ${offeredAt}`} number={number} subject={subject} about={[account ?? '']}>
          <span className="min-w-0 text-xs tabular-nums text-soft">
            <span className="block truncate">
              {nameOf(by)} → {teamName(team)} · {kinds[kind]}
            </span>
            <span className="block truncate">
              <Since at={offeredAt} as="moment" /> · {says.ends[end]} · {says.waited(spanText(waitedMs))}
            </span>
          </span>
        </ReportRow>
      ))}
    </ol>
  )
}

interface HandOffsViewProps {
  readonly search: PromisesSearch
  /** Shows the same report otherwise, without a step to go back to. */
  readonly onSearch: (change: SearchChange) => void
}

/** How often tickets changed hands, how long they waited, and how many came back. */
export function HandOffsView({ search, onSearch }: HandOffsViewProps) {
  const { data: workspace } = useWorkspace()
  const { days, from, to } = search
  const bounds = boundsOf({ days, from, to }, serverNow(), timeZone())
  const query = { from: bounds.from ?? BEGINNING, ...(bounds.to === undefined ? {} : { to: bounds.to }) }
  const { data: found, error, isPlaceholderData, refetch } = useHandOffReport(query)
  const teamName = (slug: string) => scopeName(workspace, slug)
  const [emptyTitle, emptySays] = says.none
  return (
    <div className="max-w-5xl">
      <Part title={says.title} says={says.says}>
        <fieldset className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
          <legend className="sr-only">{reportText.filterList}</legend>
          <PeriodFilter name={says.offered} period={{ days, from, to }} onChange={onSearch} />
        </fieldset>
        {found === undefined ? (
          <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
        ) : found.items.length === 0 ? (
          <EmptyState title={emptyTitle} says={emptySays} />
        ) : (
          <div
            aria-busy={isPlaceholderData}
            className={`grid grid-cols-1 gap-4 ${isPlaceholderData ? 'opacity-60' : ''}`}
          >
            <p className="text-soft">
              {says.sums(
                found.total.offered,
                span(found.total.totalMs),
                span(found.total.medianMs),
                found.total.bouncedShare,
              )}
            </p>
            <Table rows={found.rows} teamName={teamName} />
            <Items items={found.items} teamName={teamName} />
            {found.more ? <p className="text-xs text-soft">{says.more}</p> : null}
          </div>
        )}
      </Part>
    </div>
  )
}
