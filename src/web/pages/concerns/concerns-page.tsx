import type { Concerns } from '../../../contract/concerns.ts'
import { useWhereabouts } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { concernText } from '../../concern-text.ts'
import { useConcerns } from '../../data/concerns.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { ConcernList } from './concern-list.tsx'
import { EndedConcerns } from './ended-concerns.tsx'
import { PathInForce } from './path-in-force.tsx'

const { page: says } = concernText
const SHAPES = ['h-28 w-full max-w-3xl', 'h-28 w-full max-w-3xl', 'h-64 w-full max-w-3xl']

function Filled({ found }: { readonly found: Concerns }) {
  const { items, more, path } = found
  const [title, text] = says.none
  return (
    <div className="grid grid-cols-1 gap-8">
      {/* Across the page, whose middle it stands in; the rest is read in a column. */}
      {items.length === 0 ? <EmptyState title={title} says={text} /> : null}
      <div className="grid max-w-3xl grid-cols-1 gap-8">
        {items.length === 0 ? null : (
          <>
            <ConcernList title={says.mine} items={items.filter(({ yours }) => yours)} none={says.noneMine} />
            <ConcernList title={says.others} items={items.filter(({ yours }) => !yours)} none={says.noneOthers} />
          </>
        )}
        {more ? <p className="text-xs text-soft">{says.more}</p> : null}
        <EndedConcerns />
        <PathInForce path={path} />
      </div>
    </div>
  )
}

/** Open concerns, those that wait for the reader first; what was decided; and the path that they go. */
export function ConcernsPage() {
  const { data: found, error, refetch } = useConcerns()
  useTimeZone()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  return (
    <PageFrame title={says.title} says={says.says}>
      {found === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : (
        <Filled found={found} />
      )}
    </PageFrame>
  )
}
