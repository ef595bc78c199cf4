import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../contract/client.ts'
import type { PortalDetail, PortalHome, PortalSeverity, PortalTicket } from '../../contract/portal.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { useOut, useWho } from './who.ts'

/** Nobody tells a contact's page of changes, so it asks this often, in milliseconds. */
const PACE = 30_000

/** Whether somebody is known to be signed in: for nobody nothing is asked. */
function useIsIn(): boolean {
  const who = useWho()
  return useOut() === undefined && who !== null
}

export function usePortal() {
  const client = useClient()
  const isIn = useIsIn()
  return useQuery<PortalHome>({
    queryKey: keys.portalHome,
    queryFn: client.portal,
    enabled: isIn,
    refetchInterval: PACE,
  })
}

export function usePortalTicket(number: number | undefined) {
  const client = useClient()
  const isIn = useIsIn()
  return useQuery<PortalDetail>({
    queryKey: keys.portalTicket(number ?? 0),
    queryFn: () => client.portalTicket(number ?? 0),
    enabled: isIn && number !== undefined,
    refetchInterval: PACE,
  })
}

type Opening = Parameters<Client['openPortalTicket']>[0]

export function useOpenPortalTicket() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<PortalTicket, unknown, Opening>({
    mutationFn: client.openPortalTicket,
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.portal }),
  })
}

/** Writes to a ticket; to a closed one the answer is another ticket, which follows it. */
export function useWritePortalMessage(number: number) {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<PortalTicket, unknown, string>({
    mutationFn: (body) => client.writePortalMessage(number, { body }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.portal }),
  })
}

export function usePortalSeverity(number: number) {
  const client = useClient()
  const isIn = useIsIn()
  return useQuery<PortalSeverity>({
    queryKey: keys.portalSeverity(number),
    queryFn: () => client.portalSeverity(number),
    enabled: isIn,
  })
}

/** Says how bad it is; nothing of the ticket moves. */
export function useSaySeverity(number: number) {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<PortalTicket, unknown, Parameters<Client['saySeverity']>[1]>({
    mutationFn: (input) => client.saySeverity(number, input),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.portalSeverity(number) }),
  })
}
