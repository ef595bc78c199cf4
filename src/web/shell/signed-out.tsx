import { type Query, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { SignInHost } from '../access/sign-in-host.tsx'
import { accessText } from '../access-text.ts'
import { keys } from '../data/keys.ts'
import type { Out } from '../data/who.ts'

const { signIn } = accessText
const heads: Readonly<Record<Out, readonly [title: string, says: string]>> = {
  never: [signIn.title, signIn.says],
  ended: [signIn.endedTitle, signIn.ended],
  left: [signIn.title, signIn.left],
}

/** In the place of every screen once nobody is signed in: nothing read before is kept, the address and drafts are. */
export function SignedOut({ why }: { readonly why: Out }) {
  const { href } = useLocation()
  const cache = useQueryClient()
  const [title, says] = heads[why]
  useEffect(() => {
    // All but how to come in, which is being read.
    const others = { predicate: ({ queryKey }: Query) => queryKey[0] !== keys.signInWays(undefined)[0] }
    void cache.cancelQueries(others)
    cache.removeQueries(others)
  }, [cache])
  return <SignInHost title={title} says={says} returnTo={why === 'left' ? '/' : href} />
}
