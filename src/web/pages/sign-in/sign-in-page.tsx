import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { Session } from '../../../contract/access.ts'
import { returnPath } from '../../../domain/access/return-to.ts'
import { LinkHost } from '../../access/link-host.tsx'
import { secretIn } from '../../access/sign-in-address.ts'
import { SignInHost } from '../../access/sign-in-host.tsx'
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
  useEffect(() => {
    if (hash === '') return
    const found = secretIn(hash)
    if (found !== undefined) setSecret(found)
    // A secret stays neither in the address bar nor in what the browser remembers, whatever becomes of it.
    void navigate({ to: '/sign-in', search: true, hash: '', replace: true })
  }, [hash, navigate])
  if (secret !== undefined) {
    return (
      <LinkHost
        key={secret}
        secret={secret}
        returnTo={to}
        onSignedIn={signedIn}
        onGiveUp={() => setSecret(undefined)}
      />
    )
  }
  return <SignInHost title={signIn.title} says={signIn.says} returnTo={to} workspace={workspace} refused={refused} />
}
