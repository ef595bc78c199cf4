/** Gives the demo company its hours, its rota and its absences; once. */
import type { Clockwork } from '../actions/create-workspace.ts'
import { absencePlanned, capacitySet, type HoursDesk, hoursSet } from '../actions/keep-hours.ts'
import { policyAdded } from '../actions/publish-policy.ts'
import { checkDutyRota } from '../domain/duty/check.ts'
import type { Instant } from '../domain/time.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { dutyMembers } from '../store/duty.ts'
import { appendFacts } from '../store/events.ts'
import { savePolicies } from '../store/policies.ts'
import { DEMO_AT_CAPACITY, DEMO_HOURS, demoAbsences, demoRota } from './demo/duty.ts'

/** Publishes the rota as the first version, in force from `now`. */
async function publishRota(tx: Tenant, { now, newId }: Clockwork): Promise<void> {
  const version = {
    name: 'duty' as const,
    slug: 'support',
    version: 1,
    effectiveFrom: now,
    publishedAt: now,
    document: checkDutyRota(demoRota(now)),
    by: 'ada',
    reason: 'three shifts that follow the sun',
    applied: false,
  }
  await appendFacts(tx, [policyAdded(version, newId(), now)], now)
  await savePolicies(tx, [version])
}

async function keepHours(desk: HoursDesk, tx: Tenant): Promise<void> {
  const { now } = desk
  for (const [handle, hours] of Object.entries(DEMO_HOURS)) await hoursSet(desk, tx, handle, hours)
  for (const [handle, absence] of Object.entries(demoAbsences(now))) await absencePlanned(desk, tx, handle, absence)
  const { handle, note } = DEMO_AT_CAPACITY
  await capacitySet(desk, tx, handle, { atCapacity: true, note, until: null })
}

/** As of `now`; adds nothing when somebody has hours already. */
export async function loadDemoDuty(tenant: Tenant, now: Instant, newId: () => string): Promise<void> {
  await inTransaction(tenant, async (tx) => {
    const known = [...(await dutyMembers(tx)).values()].some(({ hours }) => hours !== null)
    if (known) return
    const asking = { handle: 'ada', role: 'owner', scopes: null, now } as const
    await keepHours({ now, asking, newId, origin: undefined }, tx)
    await publishRota(tx, { now, newId })
  })
}
