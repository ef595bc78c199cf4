import { Skeleton } from '../../components/states.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { text } from '../../text.ts'
import { ACTIONS } from './triage-actions.ts'

const rows = Array.from({ length: 9 }, (_, index) => index)

/** Keys of the inbox mean nothing before it is here, least of all what they mean elsewhere. */
const QUIET = Object.fromEntries(
  [...Object.values(ACTIONS).map(({ key }) => key), 'j', 'k', 'x', 'u', 'o', 'i', 'h'].map((key) => [key, () => {}]),
)

/** The shape of the inbox before it is here. */
export function TriageSkeleton() {
  useKeys(QUIET)
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 overflow-hidden">
      <p role="status" className="sr-only">
        {text.loading}
      </p>
      <div className="grid w-full content-start gap-4 border-line p-4 lg:w-80 lg:border-r xl:w-[22rem]">
        {rows.map((row) => (
          <div key={row} className="grid gap-2">
            <Skeleton className="h-4 w-4/5" />
            <Skeleton className="h-3 w-3/5" />
          </div>
        ))}
      </div>
      <div className="hidden flex-1 content-start gap-4 p-6 lg:grid">
        <Skeleton className="h-6 w-2/5" />
        <Skeleton className="h-8 w-3/5" />
        <Skeleton className="h-48 w-full rounded-lg" />
      </div>
    </div>
  )
}
