/** Calls about the log; their shapes come when they are first needed. */
import type { AuditFilters, AuditQuery } from './audit.ts'
import type { FileCaller } from './client.ts'
import { queryText } from './query-text.ts'

const audit = () => import('./audit.ts')

/** Where the log is read as JSON lines, as a download. */
export const auditExportAddress = (filters: AuditFilters = {}): string => `/api/v1/audit/export${queryText(filters)}`

/** Part of the client; see there. */
export function auditCalls({ get, getBytes }: Pick<FileCaller, 'get' | 'getBytes'>) {
  return {
    audit: async (query: AuditQuery = {}) => get((await audit()).AuditPage, `/audit${queryText(query)}`),
    auditExport: (filters: AuditFilters = {}) => getBytes(auditExportAddress(filters)),
    auditChain: async () => get((await audit()).AuditChain, '/audit/chain'),
  }
}
