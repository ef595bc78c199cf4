import { useEffect, useRef } from 'react'
import type { AttainmentTicketsQuery } from '../../../contract/reports.ts'
import type { Fate } from '../../../domain/clock/attainment.ts'
import { Button } from '../../components/button.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { EmptyState } from '../../components/states.tsx'
import { usePromises } from '../../data/reports.ts'
import { reportText } from '../../report-text.ts'
import { PromiseList } from './promise-list.tsx'

interface PromisesHostProps {
  readonly query: AttainmentTicketsQuery & { readonly outcome: Fate }
  /** What the group is called. */
  readonly group: string
  /** How many there are. */
  readonly of: number
}

const { list: says } = reportText
const SHAPES = Array.from({ length: 4 }, () => 'h-12 w-full')

/** Puts the focus on the head of the list once another count was chosen, and the list in sight. */
function useChosen(count: string) {
  const title = useRef<HTMLHeadingElement>(null)
  const before = useRef(count)
  useEffect(() => {
    if (before.current === count) return
    before.current = count
    title.current?.focus({ preventScroll: true })
    // Below the table on a narrow screen; where it stands beside it, it stays where it is.
    const top = title.current?.getBoundingClientRect().top ?? 0
    if (top < 0 || top > window.innerHeight / 2) title.current?.scrollIntoView({ block: 'start' })
  }, [count])
  return title
}

/** Reads the promises behind the chosen count. */
export function PromisesHost({ query, group, of }: PromisesHostProps) {
  const { metric = 'first_response', key, outcome } = query
  const title = useChosen(`${key} ${outcome}`)
  const { data: items, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePromises(query)
  const [emptyTitle, emptySays] = reportText.empty.listed
  return (
    // As high as a screen while it loads, so that its head can be scrolled to the top.
    <section className={`grid grid-cols-1 content-start gap-2 ${items === undefined ? 'min-h-dvh' : ''}`}>
      <div>
        <h2 ref={title} tabIndex={-1} className="w-fit scroll-mt-3 text-base font-semibold [overflow-wrap:anywhere]">
          {says.title(group, reportText.fates[outcome])}
        </h2>
        <p className="text-xs text-soft">{says.says}</p>
      </div>
      {items === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : items.length === 0 ? (
        <EmptyState title={emptyTitle} says={emptySays} />
      ) : (
        <>
          <PromiseList items={items} metric={metric} outcome={outcome} />
          <div className="flex items-center gap-3">
            <span className="text-xs tabular-nums text-soft">
              {says.shown(items.length, Math.max(of, items.length))}
            </span>
            {hasNextPage ? (
              <Button
                aria-disabled={isFetchingNextPage}
                onClick={() => isFetchingNextPage || void fetchNextPage()}
                className={isFetchingNextPage ? 'opacity-60' : ''}
              >
                {says.more}
              </Button>
            ) : null}
          </div>
        </>
      )}
    </section>
  )
}
