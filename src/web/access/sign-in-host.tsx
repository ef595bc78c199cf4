import { accessText, refusedText } from '../access-text.ts'
import { CardFrame } from '../components/card-frame.tsx'
import { ErrorState, Skeleton } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { useSignInWays } from '../data/session.ts'
import { text } from '../text.ts'
import { SignInCard } from './sign-in-card.tsx'

const { signIn } = accessText

interface SignInHostProps {
  readonly title: string
  readonly says: string
  readonly returnTo: string
  /** The workspace that the address names. */
  readonly workspace?: string | undefined
  /** Code of the provider's return, or of a link that was refused. */
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
