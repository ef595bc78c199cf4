import { useEffect, useRef, useState } from 'react'
import type { Session } from '../../contract/access.ts'
import { accessText } from '../access-text.ts'
import { Button } from '../components/button.tsx'
import { CardFrame } from '../components/card-frame.tsx'
import { ErrorState, Skeleton } from '../components/states.tsx'
import { failedWith, failureText } from '../data/failure.ts'
import { useLink, useSession } from '../data/session.ts'
import { useWho } from '../data/who.ts'
import { SignInHost } from './sign-in-host.tsx'

const { signIn } = accessText

interface LinkHostProps {
  readonly secret: string
  /** Where to go once signed in by another way. */
  readonly returnTo: string
  readonly onSignedIn: (session: Session) => void
  /** Leaves the link unused. */
  readonly onGiveUp: () => void
}

const waiting = (
  <CardFrame title={signIn.using} busy>
    <Skeleton className="h-10 w-full rounded-md" />
  </CardFrame>
)

/** Uses the link, once; a spent one leads to the ways to another. */
function Using({ secret, returnTo, onSignedIn, onGiveUp }: LinkHostProps) {
  const { mutateAsync, error, isPending } = useLink()
  const used = useRef(false)
  // A refusal shows below; `error` holds it.
  const take = () => void mutateAsync(secret).then(onSignedIn, () => {})
  useEffect(() => {
    // React may run this twice; the link works once.
    if (used.current) return
    used.current = true
    take()
  })
  if (error === null || isPending) return waiting
  if (failedWith(error, 'link_used')) {
    return <SignInHost title={signIn.failed} says={signIn.says} returnTo={returnTo} refused="link_used" />
  }
  return (
    <CardFrame title={signIn.title}>
      <ErrorState title={signIn.failed} says={failureText(error)} onRetry={take} />
      <Button onClick={onGiveUp}>{signIn.otherwise}</Button>
    </CardFrame>
  )
}

/** Asks before somebody who is signed in becomes somebody else: a link may come from anybody. */
function AskFirst(props: LinkHostProps) {
  const { onSignedIn } = props
  const { data: session, error, refetch } = useSession()
  const [isWanted, setWanted] = useState(false)
  // Kept: once the link is used, somebody is signed in.
  if (!isWanted && failedWith(error, 'not_signed_in')) setWanted(true)
  if (isWanted) return <Using {...props} />
  if (session === undefined) {
    if (error === null) return waiting
    return (
      <CardFrame title={signIn.title}>
        <ErrorState title={signIn.failed} says={failureText(error)} onRetry={() => void refetch()} />
      </CardFrame>
    )
  }
  const { asks } = signIn
  const { name, workspace } = session
  return (
    <CardFrame title={asks.title} says={asks.as(name, workspace.name)}>
      <p className="text-soft text-pretty">{asks.says}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => onSignedIn(session)}>
          {asks.goOn(name)}
        </Button>
        <Button onClick={() => setWanted(true)}>{asks.use}</Button>
      </div>
    </CardFrame>
  )
}

/** Signs in by a one-time link. */
export function LinkHost(props: LinkHostProps) {
  const who = useWho()
  // As it stood when the link was opened: using it changes that.
  const [wasNobody] = useState(who === null)
  return wasNobody ? <Using {...props} /> : <AskFirst {...props} />
}
