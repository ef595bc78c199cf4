import { Skeleton } from '../../components/states.tsx'
import { text } from '../../text.ts'

/** The shape of a ticket before it is here. */
export function TicketSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-1 flex-col">
      <p role="status" className="sr-only">
        {text.loading}
      </p>
      <div className="grid gap-3 border-b border-line px-4 pb-5 pt-5 lg:px-6">
        <Skeleton className="h-3 w-24" />
        <Skeleton className="h-6 w-2/3" />
        <Skeleton className="h-4 w-1/3" />
      </div>
      <div className="flex flex-1">
        <div className="mx-auto grid w-full max-w-[46rem] content-start gap-4 p-4 lg:p-6">
          <Skeleton className="h-36 w-full rounded-lg" />
          <Skeleton className="h-24 w-full rounded-lg" />
        </div>
        <div className="hidden w-[22rem] content-start gap-3 border-l border-line p-5 lg:grid">
          <Skeleton className="h-8 w-1/2" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-2/3" />
        </div>
      </div>
    </div>
  )
}
