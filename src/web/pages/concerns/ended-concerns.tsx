import { Button } from '../../components/button.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { concernText } from '../../concern-text.ts'
import { useEndedConcerns } from '../../data/concerns.ts'
import { ConcernList } from './concern-list.tsx'

const { page: says } = concernText
const SHAPES = ['h-28 w-full']

/** What was decided or withdrawn, the last first, and the way to more of it. */
export function EndedConcerns() {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useEndedConcerns()
  if (data === undefined) {
    return <NotYet what={says.endedWhat} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
  }
  return (
    <div className="grid grid-cols-1 gap-3">
      <ConcernList title={says.ended} items={data.pages.flatMap(({ items }) => items)} none={says.noneEnded} />
      {hasNextPage ? (
        <div>
          <Button aria-disabled={isFetchingNextPage} onClick={() => isFetchingNextPage || void fetchNextPage()}>
            {isFetchingNextPage ? says.loadingMore : says.loadMore}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
