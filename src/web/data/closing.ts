import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { DocumentReportQuery } from '../../contract/documents.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** For which reasons a ticket may be closed; read anew each time it is asked. */
export function useClosing(number: number) {
  const client = useClient()
  return useQuery({ queryKey: keys.closing(number), queryFn: () => client.closing(number), refetchOnMount: 'always' })
}

/** How many questions existing documents answer; counted anew when somebody asks. */
export function useDocumentReport(query: DocumentReportQuery) {
  const client = useClient()
  return useQuery({
    queryKey: keys.documentReport(query),
    queryFn: () => client.documentReport(query),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
