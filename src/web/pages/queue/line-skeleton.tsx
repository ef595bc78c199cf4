import { Skeleton } from '../../components/states.tsx'
import { text } from '../../text.ts'

const rows = Array.from({ length: 12 }, (_, index) => index)

/** The shape of a line before it is here. */
export function LineSkeleton() {
  return (
    <div aria-busy="true" className="flex-1 overflow-hidden px-4 pt-4 lg:px-6">
      <p role="status" className="sr-only">
        {text.loading}
      </p>
      <Skeleton className="mb-6 h-56 w-full rounded-lg sm:h-48" />
      {rows.map((row) => (
        <div key={row} className="flex h-10 items-center gap-4">
          <Skeleton className="h-3 w-8" />
          <Skeleton className="h-5 w-7" />
          <Skeleton className="h-3 flex-1" />
          <Skeleton className="h-3 w-20" />
        </div>
      ))}
    </div>
  )
}
