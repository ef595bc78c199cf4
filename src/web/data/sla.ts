import { useMutation, useQuery } from '@tanstack/react-query'
import type { TrySla } from '../../contract/policies.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

export function useSla() {
  const client = useClient()
  return useQuery({ queryKey: keys.sla, queryFn: client.slaVersions })
}

/** What a ticket with these facts would be promised. */
export function useTrySla() {
  const client = useClient()
  return useMutation({ mutationFn: (facts: TrySla) => client.trySla(facts) })
}
