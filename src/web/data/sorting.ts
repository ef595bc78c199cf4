/** Where tickets could go, how the rules do, and the tags there are. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RoutingPolicy } from '../../contract/routing.ts'
import type { TagPolicy } from '../../contract/tags.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

interface RoutingSaving {
  readonly document: RoutingPolicy
  readonly reason: string
  readonly effectiveFrom: string | undefined
  /** The newest version that was seen. */
  readonly base: number
}

/** Tags change rarely. */
const FRESH = 60_000

/** Where the ticket could go as it stands in this version. */
export function useRoutes({ number, version }: { readonly number: number; readonly version: number }) {
  const client = useClient()
  return useQuery({ queryKey: keys.routes(number, version), queryFn: () => client.routes(number) })
}

/** Nothing is asked while it is not wanted. */
export function useTags(wanted = true) {
  const client = useClient()
  return useQuery({ queryKey: keys.tags, queryFn: client.tags, staleTime: FRESH, enabled: wanted })
}

export function useTagVersions() {
  const client = useClient()
  return useQuery({ queryKey: keys.tagVersions, queryFn: () => client.triagePolicies('tags') })
}

export function usePublishTags() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ document, reason, base }: { document: TagPolicy; reason: string; base: number }) =>
      client.publishTriagePolicy({ name: 'tags' }, { document, reason }, { ifVersion: base }),
    // Not waited for: what is read anew replaces the screen that hears of the success.
    onSuccess: () => void cache.invalidateQueries({ queryKey: keys.tags }),
  })
}

export function useRoutingVersions() {
  const client = useClient()
  return useQuery({ queryKey: keys.routingVersions, queryFn: () => client.triagePolicies('routing') })
}

export function usePublishRouting() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ base, ...input }: RoutingSaving) =>
      client.publishTriagePolicy({ name: 'routing' }, input, { ifVersion: base }),
    // Not waited for: what is read anew replaces the screen that hears of the success.
    onSuccess: () => {
      for (const queryKey of [keys.routingVersions, keys.routingReport, keys.allRoutes]) {
        void cache.invalidateQueries({ queryKey })
      }
    },
  })
}

export function useRoutingReport() {
  const client = useClient()
  return useQuery({ queryKey: keys.routingReport, queryFn: client.routingReport })
}
