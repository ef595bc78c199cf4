import { Link } from '@tanstack/react-router'
import { text } from '../text.ts'
import { buttonLook } from './button.tsx'
import { EmptyState } from './states.tsx'
import { CONTENT_ID } from './use-focus-return.ts'

interface LostPageProps {
  readonly title?: string
  readonly says?: string
  /** Where one of its kind can be found; the queue when left out. */
  readonly back?: { readonly to: '/calendars'; readonly name: string }
}

/** For an address behind which there is nothing. */
export function LostPage({ title = text.failure.lost, says = text.failure.lostSays, back }: LostPageProps) {
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="grid flex-1 place-content-center outline-none">
      <title>{`${title} · ${text.name}`}</title>
      <EmptyState title={title} says={says} alone>
        {back === undefined ? (
          <Link to="/" search={{}} className={buttonLook('plain')}>
            {text.queue.back}
          </Link>
        ) : (
          <Link to={back.to} className={buttonLook('plain')}>
            {back.name}
          </Link>
        )}
      </EmptyState>
    </main>
  )
}
