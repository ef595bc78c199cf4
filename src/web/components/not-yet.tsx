import { failureText } from '../data/failure.ts'
import { text } from '../text.ts'
import { ErrorState, Skeleton } from './states.tsx'

interface NotYetProps {
  /** What is read, as it follows "Could not load". */
  readonly what: string
  readonly error: unknown
  readonly onRetry: () => void
  /** The classes of what will stand there, one below the other. */
  readonly shapes: readonly string[]
}

/** What stands where a report would while it is read, or when it could not be. */
export function NotYet({ what, error, onRetry, shapes }: NotYetProps) {
  if (error) return <ErrorState title={text.failure.titled(what)} says={failureText(error)} onRetry={onRetry} />
  return (
    <div aria-busy="true" className="grid grid-cols-1 gap-3">
      <p role="status" className="sr-only">
        {text.loading}
      </p>
      {shapes.map((shape, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places.
        <Skeleton key={index} className={shape} />
      ))}
    </div>
  )
}
