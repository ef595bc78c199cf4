/** Personal data: erasing a person, and how long data is kept. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Client } from '../../contract/client.ts'
import type { ErasePerson, ErasureCount, ErasureDone, PreviewErasure } from '../../contract/erasure.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** What would be erased of a person. */
export function usePreviewErasure() {
  const client = useClient()
  return useMutation<ErasureCount, unknown, PreviewErasure>({ mutationFn: client.previewErasure })
}

/** Erases a person; nothing read before holds. */
export function useErasePerson() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<ErasureDone, unknown, ErasePerson>({
    mutationFn: client.erasePerson,
    onSuccess: () => void cache.invalidateQueries(),
  })
}

export function useRetention() {
  const client = useClient()
  return useQuery({ queryKey: keys.retention, queryFn: client.retentionVersions })
}

export type RetentionDraft = Parameters<Client['previewRetention']>[0]

/** What a day's work under a draft would take. */
export function usePreviewRetention() {
  const client = useClient()
  return useMutation({ mutationFn: (draft: RetentionDraft) => client.previewRetention(draft) })
}

/** Keeps a draft as the next version. */
export function usePublishRetention() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (wanted: RetentionDraft & { readonly reason: string }) => client.publishRetention(wanted),
    onSuccess: () => cache.invalidateQueries({ queryKey: keys.retention }),
  })
}
