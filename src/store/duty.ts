/** When members work, when they are away, and how much they have in hand. */
import { sql } from 'kysely'
import type { Absence, AtCapacity, DutyPerson, Region, WorkHours } from '../domain/duty/document.ts'
import type { Tenant } from './db.ts'

/** A member as far as duty goes, with what a change of it writes. */
export interface DutyMember extends DutyPerson {
  readonly id: string
  /** Counts their events. */
  readonly version: number
}

interface Row {
  readonly id: string
  readonly handle: string
  readonly team: string
  readonly version: number
  readonly zone: string | null
  readonly hours: WorkHours['week'] | null
  readonly region: Region | null
  readonly away: readonly Absence[]
  readonly atCapacity: AtCapacity | null
}

const hoursOf = ({ zone, hours, region }: Row): WorkHours | null =>
  zone === null || hours === null || region === null ? null : { zone, week: hours, region }

/** Every member who was not removed, by handle. */
export async function dutyMembers({ db, workspace }: Tenant): Promise<ReadonlyMap<string, DutyMember>> {
  const { rows } = await sql<Row>`
    select id, handle, team, version, zone, hours, region, away, at_capacity as "atCapacity" from member
    where workspace_id = ${workspace} and removed_at is null order by name, handle
  `.execute(db)
  return new Map(
    rows.map((row) => {
      const { id, handle, team, version, away: absences, atCapacity } = row
      return [handle, { id, handle, team, version, hours: hoursOf(row), absences, atCapacity }]
    }),
  )
}

const json = (value: unknown) => (value === null ? sql`null` : sql`${JSON.stringify(value)}::jsonb`)

/** Writes what duty goes by over what was there. */
export async function saveDutyMember({ db, workspace }: Tenant, member: DutyMember): Promise<void> {
  const { id, version, hours, absences, atCapacity } = member
  await sql`
    update member set version = ${version}, zone = ${hours?.zone ?? null}, region = ${hours?.region ?? null},
      hours = ${json(hours?.week ?? null)}, away = ${json(absences)}, at_capacity = ${json(atCapacity)}
    where workspace_id = ${workspace} and id = ${id}
  `.execute(db)
}

/** Open tickets by owner: those whose next step is ours. */
export async function activeByOwner({ db, workspace }: Tenant): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ owner: string; active: number }>`
    select owner, count(*)::int as active from ticket
    where workspace_id = ${workspace} and line = 'owned' and owner is not null group by owner
  `.execute(db)
  return new Map(rows.map(({ owner, active }) => [owner, active]))
}

/** What one member has in hand, and what they have said of it. */
export interface InHandOf {
  readonly team: string
  readonly atCapacity: AtCapacity | null
  /** Open tickets they own. */
  readonly active: number
}

/** Of the member `handle`; undefined for who is none. */
export async function inHandOf({ db, workspace }: Tenant, handle: string): Promise<InHandOf | undefined> {
  const { rows } = await sql<InHandOf>`
    select team, at_capacity as "atCapacity", (
      select count(*)::int from ticket where workspace_id = ${workspace} and line = 'owned' and owner = ${handle}
    ) as active
    from member where workspace_id = ${workspace} and handle = ${handle} and removed_at is null
  `.execute(db)
  return rows[0]
}

/** Whether the member `handle` takes no new tickets, and since when; null when they do. */
export async function atCapacityOf({ db, workspace }: Tenant, handle: string): Promise<AtCapacity | null> {
  const { rows } = await sql<Pick<InHandOf, 'atCapacity'>>`
    select at_capacity as "atCapacity" from member where workspace_id = ${workspace} and handle = ${handle}
  `.execute(db)
  return rows[0]?.atCapacity ?? null
}
