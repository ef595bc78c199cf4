/** Places in the line, counted from the stored keys. */
import { sql } from 'kysely'
import { standing } from '../domain/milestones.ts'
import type { RankKey } from '../domain/rank.ts'
import type { Instant } from '../domain/time.ts'
import type { Db, Tenant } from './db.ts'
import type { Line } from './queue.ts'
import { type Counted, countBySurvey, refined, type Survey, takeSurvey } from './survey.ts'
import { keyBytes } from './ticket-row.ts'

/** Places of some keys, and how many wait in the line. */
interface Places {
  readonly before: readonly number[]
  readonly all: number
}

/** With fewer waiting tickets they are simply counted. */
const MANY = 5_000

/** The surveys of long lines, by the handle of their workspace. A survey may be old, never wrong: it knows its moment. */
const surveys = new WeakMap<Db, Survey>()
/** The handles of workspaces that are being surveyed. */
const surveying = new WeakSet<Db>()

/** A count by the workspace's survey, which it brings up to date; undefined when there is none to go by. */
async function countByKnownSurvey(tenant: Tenant, line: Line, keys: readonly RankKey[]): Promise<Counted | undefined> {
  const { db } = tenant
  const known = surveys.get(db)
  if (!known) return undefined
  const counted = await countBySurvey(known, tenant, line, keys)
  const survey =
    counted && (counted.survey.lines === known.lines ? counted.survey : await refined(counted.survey, tenant))
  // Where another count was faster, the next one follows from its survey.
  if (surveys.get(db) !== known) return counted
  if (survey) surveys.set(db, survey)
  else surveys.delete(db)
  return counted
}

/** Surveys the workspace when `waiting` tickets are too many to be counted one by one. */
async function surveyIfMany({ db, workspace }: Tenant, waiting: number): Promise<void> {
  if (waiting <= MANY || surveys.has(db) || surveying.has(db)) return
  surveying.add(db)
  try {
    surveys.set(db, await takeSurvey({ db, workspace }))
  } finally {
    surveying.delete(db)
  }
}

/** How many waiting tickets of the line stand before each of `keys`, and how many wait in all. */
export async function countBefore(tenant: Tenant, line: Line, keys: readonly RankKey[]): Promise<Places> {
  const counted = await countByKnownSurvey(tenant, line, keys)
  if (counted) return { before: counted.before, all: standing(counted.survey.lines[line.mode], line.team) }
  const places = await countAll(tenant, line, keys)
  await surveyIfMany(tenant, places.all)
  return places
}

/** The same, by walking along the line from its start. */
export async function countAll({ db, workspace }: Tenant, line: Line, keys: readonly RankKey[]): Promise<Places> {
  const column = sql.raw(line.mode === 'hard' ? 'key_hard' : 'key_normal')
  const waiting = sql`
    from ticket where workspace_id = ${workspace} and line = 'waiting' ${line.team === null ? sql`` : sql`and team = ${line.team}`}`
  const { rows } = await sql<Places>`
    select (select count(*) ${waiting}) as all, array(
      select (select count(*) ${waiting} and ${column} < sought.key)
      from unnest(${keys.map(keyBytes)}::bytea[]) with ordinality as sought(key, nth) order by nth
    )::integer[] as before
  `.execute(db)
  return rows[0] ?? { before: [], all: 0 }
}

/** A step of a ticket's way through the line, with its place in its team's normal order at that moment. */
export interface PlaceStep {
  readonly version: number
  readonly at: Instant
  readonly type: string
  readonly waiting: boolean
  readonly place: number | null
}

/** The latest `limit` steps of a ticket, oldest first. The place counts who waited before it at that instant (LOG-3). */
export async function placeSteps({ db, workspace }: Tenant, ticketId: string, limit: number): Promise<PlaceStep[]> {
  const { rows } = await sql<PlaceStep>`
    select step.version, step.at, step.type, step.line = 'waiting' as waiting,
      case when step.line = 'waiting' then 1 + (
        select count(*) from place_change other
        where other.workspace_id = ${workspace} and other.line = 'waiting' and other.team = step.team
          and other.ticket_id <> step.ticket_id
          and other.key_normal < step.key_normal and other.at <= step.at and (other.until is null or other.until > step.at)
      ) end as place
    from place_change step
    where step.workspace_id = ${workspace} and step.ticket_id = ${ticketId}
    order by step.version desc limit ${limit}
  `.execute(db)
  return rows.toReversed()
}

/** How many tickets wait in each team that has any. */
export async function waitingByTeam(tenant: Tenant): Promise<ReadonlyMap<string, number>> {
  const { db, workspace } = tenant
  const counted = await countByKnownSurvey(tenant, { team: null, mode: 'normal' }, [])
  if (counted) {
    const { normal } = counted.survey.lines
    const teams = [...normal.standing.keys()].map((team): [string, number] => [team, standing(normal, team)])
    return new Map(teams.filter(([, waiting]) => waiting > 0))
  }
  const { rows } = await sql<{ team: string; waiting: number }>`
    select team, count(*) as waiting from ticket where workspace_id = ${workspace} and line = 'waiting' group by team
  `.execute(db)
  await surveyIfMany(
    tenant,
    rows.reduce((sum, { waiting }) => sum + waiting, 0),
  )
  return new Map(rows.map(({ team, waiting }) => [team, waiting]))
}
