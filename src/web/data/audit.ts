import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AuditChain, AuditFilters, AuditPage } from '../../contract/audit.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Events that fit, what was recorded last first, page by page. */
export function useAudit(filters: AuditFilters) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keys.auditOf(filters),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }): Promise<AuditPage> => client.audit({ ...filters, cursor: pageParam }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

export function useAuditChain() {
  const client = useClient()
  return useQuery<AuditChain>({ queryKey: keys.auditChain, queryFn: client.auditChain })
}
