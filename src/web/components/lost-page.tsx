import { Link } from '@tanstack/react-router'
import { text } from '../text.ts'
import { ticketText } from '../ticket-text.ts'
import { buttonLook } from './button.tsx'
import { EmptyState } from './states.tsx'
import { CONTENT_ID } from './use-focus-return.ts'

interface LostPageProps {
  readonly title?: string
  readonly says?: string
}

/** For an address behind which there is nothing. */
export function LostPage({ title = text.failure.lost, says = text.failure.lostSays }: LostPageProps) {
  return (
    <main id={CONTENT_ID} tabIndex={-1} className="grid flex-1 place-content-center outline-none">
      <title>{`${title} · ${text.name}`}</title>
      <EmptyState title={title} says={says} alone>
        <Link to="/" search={{}} className={buttonLook('plain')}>
          {ticketText.page.back}
        </Link>
      </EmptyState>
    </main>
  )
}
