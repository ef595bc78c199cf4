import { text } from '../text.ts'
import { Button } from './button.tsx'
import { ErrorState } from './states.tsx'
import { CONTENT_ID } from './use-focus-return.ts'

/** Instead of a screen that threw: a file that did not come, or a bug of ours, said plainly. */
export function BrokenPage({ error }: { readonly error: unknown }) {
  // A module that cannot be fetched is reported as a TypeError.
  const says = error instanceof TypeError && /fetch|import/i.test(error.message) ? text.failure.part : text.failure.page
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="grid flex-1 place-content-center justify-items-center outline-none">
      <ErrorState title={text.failure.broken} says={says} alone />
      <Button onClick={() => window.location.reload()}>{text.failure.reload}</Button>
    </main>
  )
}
