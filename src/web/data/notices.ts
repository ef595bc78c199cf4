/** What one is told by mail, and what the next digest would say. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { NoticeSettings, Notices } from '../../contract/notices.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { learnServerTime } from './server-clock.ts'

/** Read again this often, in milliseconds: nothing tells of a mail that went out. */
const MINUTE = 60_000

export function useNotices() {
  const client = useClient()
  return useQuery({ queryKey: keys.notices, queryFn: () => client.notices(), refetchInterval: MINUTE })
}

export function useSetNotices() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<Notices, unknown, NoticeSettings>({
    mutationFn: client.setNotices,
    onSuccess: (notices) => {
      cache.setQueryData(keys.notices, notices)
      return cache.invalidateQueries({ queryKey: keys.digest })
    },
  })
}

export function useDigest() {
  const client = useClient()
  return useQuery({
    queryKey: keys.digest,
    queryFn: async () => {
      const digest = await client.digest()
      learnServerTime(digest.asOf)
      return digest
    },
    refetchInterval: MINUTE,
  })
}
