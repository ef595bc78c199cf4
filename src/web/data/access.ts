/** Sessions, tokens, devices, members and how a workspace signs its people in. */
import { type QueryKey, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  MadeToken,
  MemberRow,
  Permissions,
  Provider,
  SessionRow,
  TokenRow,
  WaitingDevice,
} from '../../contract/access.ts'
import type { Client } from '../../contract/client.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

export type Whose = 'me' | 'all'
type Input<Call extends keyof Client> = Parameters<Extract<Client[Call], (...args: never[]) => unknown>>[0]

/** A write after which some answers are read anew. */
function useWrite<Answer, Wanted>(write: (wanted: Wanted) => Promise<Answer>, ...stale: readonly QueryKey[]) {
  const cache = useQueryClient()
  return useMutation<Answer, unknown, Wanted>({
    mutationFn: write,
    onSuccess: async () => {
      await Promise.all(stale.map((queryKey) => cache.invalidateQueries({ queryKey })))
    },
  })
}

export function useSessions(of: Whose) {
  const client = useClient()
  return useQuery({ queryKey: keys.sessionsOf(of), queryFn: () => client.sessions({ of }) })
}

/** Ends sessions one after the other; of each that could not be ended the first reason is told. */
export function useEndSessions() {
  const client = useClient()
  return useWrite(async (rows: readonly Pick<SessionRow, 'id'>[]) => {
    for (const { id } of rows) await client.endSessionOf(id)
  }, keys.sessions)
}

export function useTokens(of: Whose) {
  const client = useClient()
  return useQuery({ queryKey: keys.tokensOf(of), queryFn: () => client.tokens({ of }) })
}

export function useMakeToken() {
  const client = useClient()
  return useWrite<MadeToken, Input<'makeToken'>>(client.makeToken, keys.tokens)
}

export function useRevokeToken() {
  const client = useClient()
  return useWrite(({ id }: Pick<TokenRow, 'id'>) => client.revokeToken(id), keys.tokens)
}

/** What asks to be let in under a code; nothing is asked while there is none. */
export function useWaitingDevice(code: string | undefined) {
  const client = useClient()
  return useQuery<WaitingDevice>({
    queryKey: keys.device(code ?? ''),
    queryFn: () => client.lookDevice({ code: code ?? '' }),
    enabled: code !== undefined,
    // A code is looked up once: once answered it is not there any more.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}

export function useAnswerDevice() {
  const client = useClient()
  return useWrite(client.answerDevice, keys.tokens)
}

export function useMembers() {
  const client = useClient()
  return useQuery({ queryKey: keys.members, queryFn: client.members })
}

const PEOPLE = [keys.members, keys.workspace, keys.session] as const

export function useAddMember() {
  const client = useClient()
  return useWrite<MemberRow, Input<'addMember'>>(client.addMember, ...PEOPLE)
}

/** What of a member becomes otherwise, and why. */
export type MemberChange = Parameters<Client['changeMember']>[1]

export function useChangeMember(handle: string) {
  const client = useClient()
  return useWrite((change: MemberChange) => client.changeMember(handle, change), ...PEOPLE)
}

export function useRemoveMember(handle: string) {
  const client = useClient()
  return useWrite((reason: string) => client.removeMember(handle, { reason }), ...PEOPLE)
}

export function usePermissions() {
  const client = useClient()
  return useQuery<Permissions>({ queryKey: keys.permissions, queryFn: client.permissions, staleTime: 600_000 })
}

export function useProvider() {
  const client = useClient()
  return useQuery<Provider>({ queryKey: keys.provider, queryFn: client.provider })
}

export type ProviderInput = Input<'setProvider'>

export function useSetProvider() {
  const client = useClient()
  return useWrite<Provider, ProviderInput>(client.setProvider, keys.provider)
}

export function useRemoveProvider() {
  const client = useClient()
  return useWrite((reason: string) => client.removeProvider({ reason }), keys.provider)
}

/** A one-time link into the portal for a contact of an account. */
export function usePortalLink(account: string) {
  const client = useClient()
  return useWrite((contact: Parameters<Client['portalLink']>[1]) => client.portalLink(account, contact))
}
