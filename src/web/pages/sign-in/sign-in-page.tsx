import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import type { Session } from '../../../contract/access.ts'
import { returnPath } from '../../../domain/access/return-to.ts'
import { secretIn } from '../../access/sign-in-address.ts'
import { LinkHost, SignInHost } from '../../access/sign-in-host.tsx'
import { accessText } from '../../access-text.ts'

const route = getRouteApi('/sign-in')
const { signIn } = accessText

/** Where nobody is signed in: by the provider, or by a one-time link whose secret stands after the `#`. */
export function SignInPage() {
  const { returnTo, refused, workspace } = route.useSearch()
  const { hash } = useLocation()
  const navigate = route.useNavigate()
  const [secret, setSecret] = useState(() => secretIn(hash))
  const to = returnPath(returnTo)
  const signedIn = useCallback(
    // A customer's contact has a place of their own.
    ({ role }: Session) => void navigate({ href: role === 'contact' ? '/portal' : to, replace: true }),
    [navigate, to],
  )
  if (secret !== undefined) {
    return (
      <LinkHost
        key={secret}
        secret={secret}
        onSignedIn={signedIn}
        onGiveUp={() => {
          setSecret(undefined)
          void navigate({ to: '/sign-in', search: {}, hash: '', replace: true })
        }}
      />
    )
  }
  return <SignInHost title={signIn.title} says={signIn.says} returnTo={to} workspace={workspace} refused={refused} />
}
