import { useEffect, useRef } from 'react'
import type { Session } from '../../contract/access.ts'
import { accessText, refusedText } from '../access-text.ts'
import { Button } from '../components/button.tsx'
import { CardFrame } from '../components/card-frame.tsx'
import { ErrorState, Skeleton } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { useLink, useSignInWays } from '../data/session.ts'
import { text } from '../text.ts'
import { SignInCard } from './sign-in-card.tsx'

const { signIn } = accessText

interface SignInHostProps {
  readonly title: string
  readonly says: string
  readonly returnTo: string
  /** The workspace that the address names. */
  readonly workspace?: string | undefined
  /** Code of the provider's return. */
  readonly refused?: string | undefined
}

/** Asks whoever is not signed in to do so. */
export function SignInHost({ title, says, returnTo, workspace, refused }: SignInHostProps) {
  const ways = useSignInWays(workspace)
  return (
    <CardFrame title={title} says={says} busy={ways.isLoading}>
      {ways.data ? (
        <SignInCard
          ways={ways.data}
          returnTo={returnTo}
          refusal={refused === undefined ? undefined : refusedText(refused)}
        />
      ) : ways.error ? (
        <ErrorState
          title={text.failure.titled(signIn.title.toLowerCase())}
          says={failureText(ways.error)}
          onRetry={() => void ways.refetch()}
        />
      ) : (
        <Skeleton className="h-10 w-full rounded-md" />
      )}
    </CardFrame>
  )
}

interface LinkHostProps {
  readonly secret: string
  readonly onSignedIn: (session: Session) => void
  readonly onGiveUp: () => void
}

/** Uses a one-time link, once. */
export function LinkHost({ secret, onSignedIn, onGiveUp }: LinkHostProps) {
  const { mutateAsync, error } = useLink()
  const used = useRef(false)
  useEffect(() => {
    // React may run this twice; the link works once.
    if (used.current) return
    used.current = true
    // A refusal shows below; `error` holds it.
    mutateAsync(secret).then(onSignedIn, () => {})
  }, [mutateAsync, secret, onSignedIn])
  return (
    <CardFrame title={error ? signIn.title : signIn.using} busy={!error}>
      {error ? (
        <ErrorState title={text.failure.broken} says={failureText(error)} />
      ) : (
        <Skeleton className="h-10 w-full rounded-md" />
      )}
      {error ? <Button onClick={onGiveUp}>{signIn.again}</Button> : null}
    </CardFrame>
  )
}
