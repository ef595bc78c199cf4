/** Where tickets could go, how the rules do, and the tags there are. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TagPolicy } from '../../contract/tags.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Tags change rarely. */
const FRESH = 60_000

/** Where the ticket could go as it stands in this version. */
export function useRoutes({ number, version }: { readonly number: number; readonly version: number }) {
  const client = useClient()
  return useQuery({ queryKey: keys.routes(number, version), queryFn: () => client.routes(number) })
}

export function useTags() {
  const client = useClient()
  return useQuery({ queryKey: keys.tags, queryFn: client.tags, staleTime: FRESH })
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
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.tags }),
  })
}

export function useRoutingVersions() {
  const client = useClient()
  return useQuery({ queryKey: keys.routingVersions, queryFn: () => client.triagePolicies('routing') })
}

export function useRoutingReport() {
  const client = useClient()
  return useQuery({ queryKey: keys.routingReport, queryFn: client.routingReport })
}
