/** Working hours, absences and "at capacity" of a member, each change an event of the member's own stream (DUT-2). */
import { must } from '../domain/assert.ts'
import { WEEKDAYS } from '../domain/calendar/document.ts'
import { absenceSpan, zoneOfPerson } from '../domain/duty/absence.ts'
import { checkWorkHours } from '../domain/duty/check.ts'
import type { Absence, WorkHours } from '../domain/duty/document.ts'
import { isAtCapacity } from '../domain/duty/load.ts'
import { withAbsence } from '../domain/duty/plan-absence.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { type DutyMember, dutyMembers, saveDutyMember } from '../store/duty.ts'
import { appendFacts } from '../store/events.ts'
import { workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'

/** As much of a desk as the hours of members take. */
export type HoursDesk = Pick<Desk, 'now' | 'asking' | 'origin' | 'newId'>
type Present = (member: DutyMember) => Answer

interface Decided {
  readonly after: Omit<DutyMember, 'version'>
  readonly change: { readonly type: string } & Readonly<Record<string, unknown>>
}
type Decide = (member: DutyMember, everybody: ReadonlyMap<string, DutyMember>) => Decided

/** Changes the member `handle` as `decide` says, in the caller's transaction. @throws Refusal `member_not_found` */
async function changed(desk: HoursDesk, tx: Tenant, handle: string, decide: Decide): Promise<DutyMember> {
  // Held, so that two absences planned at once cannot name each other as backups.
  await workspaceState(tx, 'lock')
  const everybody = await dutyMembers(tx)
  const before = everybody.get(handle)
  if (!before) throw new Refusal('member_not_found', `There is no member "${handle}". Check the handle.`)
  const { after, change } = decide(before, everybody)
  const member = { ...after, version: before.version + 1 }
  const { now, asking, origin } = desk
  const placed = { stream: 'member', streamId: member.id, version: member.version, type: change.type } as const
  await appendFacts(tx, [{ ...placed, at: now, actor: asking.handle, change, origin }], now)
  await saveDutyMember(tx, member)
  return member
}

const written = ({ zone, region, week }: WorkHours): string =>
  JSON.stringify([zone, region, ...WEEKDAYS.map((day) => week[day] ?? [])])

/** Says when a member works, in the caller's transaction. @throws Refusal `hours_invalid`, `hours_unchanged` */
export const hoursSet = (desk: HoursDesk, tx: Tenant, handle: string, given: WorkHours): Promise<DutyMember> =>
  changed(desk, tx, handle, (member) => {
    const hours = checkWorkHours(given)
    if (member.hours !== null && written(member.hours) === written(hours)) {
      throw new Refusal('hours_unchanged', 'These are the hours already. Change a window, the zone or the region.')
    }
    const { zone, week, region } = hours
    return { after: { ...member, hours }, change: { type: 'hours_set', zone, hours: week, region } }
  })

/** Plans an absence, in the caller's transaction. @throws Refusal `absence_invalid`, `backup_unfit` */
export const absencePlanned = (
  desk: HoursDesk,
  tx: Tenant,
  handle: string,
  given: Omit<Absence, 'id'>,
): Promise<DutyMember> =>
  changed(desk, tx, handle, (member, everybody) => {
    const absence = { id: desk.newId(), ...given }
    if (absenceSpan(absence, zoneOfPerson(member)).end <= desk.now) {
      throw new Refusal('absence_invalid', 'It is over already. Plan times to come.')
    }
    const { absences } = withAbsence(everybody, member, absence)
    return { after: { ...member, absences }, change: { type: 'absence_planned', absence } }
  })

/** Who is back ends their absence now; one that has not begun is taken back. */
function without(
  member: DutyMember,
  id: string,
  now: Instant,
): { absences: readonly Absence[]; endedAt: string | null } {
  const found = must(
    member.absences.find((absence) => absence.id === id),
    'it was looked for',
  )
  const begun = absenceSpan(found, zoneOfPerson(member)).start < now
  const endedAt = begun ? isoOf(now) : null
  return { absences: withoutAbsence(member.absences, id, endedAt), endedAt }
}

/** `absences` with one taken out, or ended at `endedAt` where it had begun. */
export const withoutAbsence = (absences: readonly Absence[], id: string, endedAt: string | null): readonly Absence[] =>
  absences.flatMap((absence) => {
    if (absence.id !== id) return [absence]
    return endedAt === null ? [] : [{ ...absence, to: endedAt }]
  })

/** Cancels what is left of an absence, in the caller's transaction. @throws Refusal `absence_not_found` */
export const absenceCancelled = (desk: HoursDesk, tx: Tenant, handle: string, id: string): Promise<DutyMember> =>
  changed(desk, tx, handle, (member) => {
    const zone = zoneOfPerson(member)
    const present = member.absences.some((each) => each.id === id && absenceSpan(each, zone).end > desk.now)
    if (!present) {
      throw new Refusal('absence_not_found', 'There is no such absence, or it is over. Look at the list again.')
    }
    const { absences, endedAt } = without(member, id, desk.now)
    return { after: { ...member, absences }, change: { type: 'absence_cancelled', absence_id: id, ended_at: endedAt } }
  })

/** What a member says of their capacity. */
export interface CapacitySaid {
  readonly atCapacity: boolean
  readonly note: string | null
  readonly until: Instant | null
}

/** Since when they have said so, without a break. */
const saidSince = ({ atCapacity }: DutyMember, now: Instant): string =>
  atCapacity !== null && isAtCapacity(atCapacity, now) ? atCapacity.since : isoOf(now)

function refuseUnsayable({ atCapacity }: DutyMember, { atCapacity: full, until }: CapacitySaid, now: Instant): void {
  if (!full && !isAtCapacity(atCapacity, now)) {
    throw new Refusal('capacity_unchanged', 'They take new tickets already. There is nothing to take back.')
  }
  if (full && until !== null && until <= now) {
    throw new Refusal('capacity_until_past', 'That time has passed. Give one to come, or none.')
  }
}

/** "No new tickets until I say", or that they take some again, in the caller's transaction.
 *  @throws Refusal `capacity_unchanged`, `capacity_until_past` */
export const capacitySet = (desk: HoursDesk, tx: Tenant, handle: string, said: CapacitySaid): Promise<DutyMember> =>
  changed(desk, tx, handle, (member) => {
    refuseUnsayable(member, said, desk.now)
    const { atCapacity: full, note, until } = said
    const since = saidSince(member, desk.now)
    const atCapacity = full ? { since, note, until: until === null ? null : isoOf(until) } : null
    return { after: { ...member, atCapacity }, change: { type: 'capacity_set', at_capacity: atCapacity } }
  })

/** Runs one of the above in a transaction of its own, once. @throws Repeated */
export const keptOnce = (
  desk: Desk,
  work: (tx: Tenant) => Promise<DutyMember>,
  present: Present,
): Promise<DutyMember> => onceInTransaction(desk, work, present)
