/** What the audit is read of: events of people, denials, and a chain over them. */
import { recordAccess } from '../../src/actions/record-access.ts'
import { seal } from '../../src/actions/seal.ts'
import { MINUTE } from '../../src/domain/time.ts'
import { appendFacts } from '../../src/store/events.ts'
import type { TestCompany } from './company.ts'

/** Seals everything that is in the log. */
export const sealed = ({ tenant }: TestCompany): Promise<boolean> =>
  seal({ tenant, stopped: () => false, pause: async () => {} })

/** Something that `actor` was not let do. */
export const denied = (company: TestCompany, actor: string): Promise<void> =>
  recordAccess(
    company.tenant,
    { type: 'denied', actor, via: 'session 1', address: '192.0.2.7', facts: { method: 'GET', route: '/api/v1/audit' } },
    company,
  )

/** Events of ada, numbered from 1, three of them in a minute; every tenth is of type `tenth`. */
export async function filled(company: TestCompany, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) {
    const { now, tenant } = company
    const type = n % 10 === 0 ? 'tenth' : 'other'
    const placed = { stream: 'access', streamId: company.newId(), version: 1, type, at: now, actor: 'ada' } as const
    await appendFacts(tenant, [{ ...placed, change: { type, n } }], now)
    if (n % 3 === 0) company.wait(MINUTE)
  }
}
