/** Who is signed in, what they may do, and changing that. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Session, SignInWays } from '../../contract/access.ts'
import type { Permission } from '../../domain/access/permissions.ts'
import { accessText } from '../access-text.ts'
import { mayDo, mayTry } from './allowed.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { forgetDrafts, signedOut } from './who.ts'

export function useSession() {
  const client = useClient()
  return useQuery<Session>({ queryKey: keys.session, queryFn: client.session, staleTime: 60_000 })
}

/** Whether whoever is signed in may do something, for what is offered. */
export function useMay(): (permission: Permission) => boolean {
  const { data } = useSession()
  return (permission) => mayDo(data, permission)
}

/** The same for keys and links, which do not wait until it is known. */
export function useMayTry(): (permission: Permission) => boolean {
  const { data } = useSession()
  return useCallback((permission) => mayTry(data, permission), [data])
}

/** Why whoever is signed in may not do what they tried, likewise. */
export function useForbidden(): (permission: Permission) => string | undefined {
  const may = useMayTry()
  return useCallback((permission) => (may(permission) ? undefined : accessText.mayNot(permission)), [may])
}

/** Why whoever is signed in may not do something, for a control that stays in sight; undefined when they may. */
export function useHeld(): (permission: Permission) => string | undefined {
  const { data } = useSession()
  return useCallback(
    (permission) => {
      if (mayDo(data, permission)) return undefined
      return data === undefined ? accessText.notKnown : accessText.mayNot(permission)
    },
    [data],
  )
}

/** How one may come in here; of `workspace`, when the address names it. */
export function useSignInWays(workspace: string | undefined) {
  const client = useClient()
  return useQuery<SignInWays>({
    queryKey: keys.signInWays(workspace),
    queryFn: () => client.signInWays({ workspace }),
  })
}

/** Signs in with the secret of a one-time link. */
export function useLink() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<Session, unknown, string>({
    mutationFn: (secret) => client.takeLink({ secret }),
    onSuccess: (session) => {
      cache.clear()
      cache.setQueryData(keys.session, session)
    },
  })
}

/** Goes over to another workspace or, on a laptop, to another member. */
export function useSwitchSession() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<Session, unknown, { workspace: string; member?: string }>({
    mutationFn: client.switchSession,
    onSuccess: (session) => {
      // Another member sees other things, another workspace has other tickets: nothing read before holds.
      forgetDrafts()
      cache.setQueryData(keys.session, session)
      return cache.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.session[0] })
    },
  })
}

/** Ends the session here; gives the address to go on to at the provider, when there is one. */
export function useSignOut() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<string | null, unknown, string | null>({
    mutationFn: async (signOutAt) => {
      await client.endSession()
      return signOutAt
    },
    onSuccess: (signOutAt) => {
      forgetDrafts()
      signedOut('person')
      cache.clear()
      if (signOutAt !== null) window.location.assign(signOutAt)
    },
  })
}
