/** The log page by page, as far as it is wanted. */
import type { AuditFilters, AuditItem } from '../../contract/audit.ts'
import type { Client } from '../../contract/client.ts'

/** What a server gives at once. */
const LARGEST_PAGE = 200

/** The latest `most` events that are meant; a page may hold none and not be the last one. */
export async function* auditItems(
  client: Client,
  filters: AuditFilters,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<AuditItem> {
  let wanted = most
  let cursor: string | undefined
  do {
    const page = await client.audit({ ...filters, limit: Math.min(wanted, LARGEST_PAGE), cursor })
    yield* page.items
    wanted -= page.items.length
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && wanted > 0)
}
