import type { Concerns, OpenConcern } from '../../../contract/concerns.ts'
import { useWhereabouts } from '../../components/desk-context.ts'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame, Part } from '../../components/page-frame.tsx'
import { EmptyState } from '../../components/states.tsx'
import { concernText } from '../../concern-text.ts'
import { useConcerns } from '../../data/concerns.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { ConcernRow } from './concern-row.tsx'
import { PathInForce } from './path-in-force.tsx'

const { page: says } = concernText
const SHAPES = ['h-28 w-full max-w-3xl', 'h-28 w-full max-w-3xl', 'h-64 w-full max-w-3xl']

interface ListProps {
  readonly title: string
  readonly items: readonly OpenConcern[]
  readonly none: string
}

function List({ title, items, none }: ListProps) {
  return (
    <Part title={title}>
      {items.length === 0 ? (
        <p className="text-soft">{none}</p>
      ) : (
        <ol className="grid grid-cols-1 rounded-md border border-line">
          {items.map((concern) => (
            <ConcernRow key={`${concern.ticket.number}.${concern.concern}`} concern={concern} />
          ))}
        </ol>
      )}
    </Part>
  )
}

function Filled({ found }: { readonly found: Concerns }) {
  const { items, more, path } = found
  const [title, text] = says.none
  return (
    <div className="grid max-w-3xl grid-cols-1 gap-8">
      {items.length === 0 ? (
        <EmptyState title={title} says={text} />
      ) : (
        <>
          <List title={says.mine} items={items.filter(({ yours }) => yours)} none={says.noneMine} />
          <List title={says.others} items={items.filter(({ yours }) => !yours)} none={says.noneOthers} />
        </>
      )}
      {more ? <p className="text-xs text-soft">{says.more}</p> : null}
      <PathInForce path={path} />
    </div>
  )
}

/** Open concerns, those that wait for the reader first, and the path that they go. */
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
