import type { ListedConcern } from '../../../contract/concerns.ts'
import { Part } from '../../components/page-frame.tsx'
import { useWorkspace } from '../../data/workspace.ts'
import { ConcernRow } from './concern-row.tsx'

interface ConcernListProps {
  readonly title: string
  readonly items: readonly ListedConcern[]
  readonly none: string
}

/** A part of the page with its concerns. */
export function ConcernList({ title, items, none }: ConcernListProps) {
  const you = useWorkspace().data?.you.handle ?? ''
  return (
    <Part title={title}>
      {items.length === 0 ? (
        <p className="text-soft">{none}</p>
      ) : (
        <ol className="grid grid-cols-1 rounded-md border border-line">
          {items.map((concern) => (
            <ConcernRow key={`${concern.ticket.number}.${concern.concern}`} concern={concern} you={you} />
          ))}
        </ol>
      )}
    </Part>
  )
}
