import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PortalHome } from '../../../contract/portal.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { CardFrame } from '../../components/card-frame.tsx'
import { Mark } from '../../components/mark.tsx'
import { useMessages } from '../../components/messages.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { CONTENT_ID } from '../../components/use-focus-return.ts'
import { failedWith, failureText } from '../../data/failure.ts'
import { usePortal } from '../../data/portal.ts'
import { useSession, useSignOut } from '../../data/session.ts'
import { useTimeZone } from '../../data/time-zone.ts'
import { useOut } from '../../data/who.ts'
import { portalText } from '../../portal-text.ts'
import { text } from '../../text.ts'

const SHAPES = ['h-8 w-60', 'h-16 w-full', 'h-16 w-full']

interface PortalFrameProps {
  readonly title: string
  readonly children: (home: PortalHome) => ReactNode
}

/** Whose page it is, and the way out. */
function Head({ home }: { readonly home: PortalHome | undefined }) {
  const { mutate: signOut } = useSignOut()
  const { refuse } = useMessages()
  return (
    <header className="border-b border-line bg-panel">
      <div className="mx-auto flex h-14 max-w-3xl items-center gap-3 px-4">
        <Link to="/portal" className="flex min-w-0 flex-1 items-center gap-2 font-semibold">
          <Mark />
          <span className="truncate">{home === undefined ? text.name : portalText.of(home.workspace)}</span>
        </Link>
        {home === undefined ? null : (
          <span className="hidden min-w-0 truncate text-soft sm:block">
            {home.contact.name} · {home.account}
          </span>
        )}
        <Button onClick={() => signOut(null, { onError: (error) => refuse(failureText(error)) })}>
          {portalText.signOut}
        </Button>
      </div>
    </header>
  )
}

/** A screen for a customer's contact. */
export function PortalFrame({ title, children }: PortalFrameProps) {
  useTimeZone()
  // Says who is signed in, which may be a member by now.
  useSession()
  const why = useOut()
  const { data: home, error, refetch } = usePortal()
  if (why !== undefined) {
    const [head, says] =
      why === 'left' ? [portalText.leftTitle, portalText.left] : [portalText.outTitle, portalText.out]
    return (
      <CardFrame title={head} says={says}>
        {null}
      </CardFrame>
    )
  }
  return (
    <div className="flex h-dvh flex-col overflow-y-auto">
      <Head home={home} />
      <main id={CONTENT_ID} tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-6 outline-none">
        <title>{`${title} · ${home === undefined ? text.name : portalText.of(home.workspace)}`}</title>
        {home === undefined ? (
          <NotYet what={portalText.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
        ) : (
          children(home)
        )}
        {/* A member looked at the address of the portal. */}
        {failedWith(error, 'not_allowed') ? (
          <p className="flex justify-center">
            <Link to="/" search={{}} className={buttonLook('primary')}>
              {portalText.toQueue}
            </Link>
          </p>
        ) : null}
      </main>
    </div>
  )
}
