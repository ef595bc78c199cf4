/** Places in the line, counted from the stored keys. */
import { type RawBuilder, sql } from 'kysely'
import { must } from '../domain/assert.ts'
import { standing } from '../domain/milestones.ts'
import type { Instant } from '../domain/time.ts'
import type { Mode } from '../domain/vocabulary.ts'
import type { Db, Tenant } from './db.ts'
import { inTeam, keyColumn } from './queue.ts'
import {
  type Counted,
  type Counts,
  countBySurvey,
  followed,
  type News,
  newsAlong,
  refined,
  type Sought,
  type Survey,
  takeSurvey,
} from './survey.ts'
import { keyBytes } from './ticket-row.ts'

/** How many stand before some keys, and how many wait in the line. */
interface Places {
  readonly before: Counts
  readonly all: number
}

/** With fewer waiting tickets they are simply counted. */
const MANY = 5_000

/** The surveys of long lines, by the handle of their workspace. A survey may be old, never wrong: it knows its moment. */
const surveys = new WeakMap<Db, Survey>()
/** The handles of workspaces that are being surveyed. */
const surveying = new WeakSet<Db>()

/** Keeps `survey`, to which `known` was brought; undefined: it has been lost track of. */
async function keep(tenant: Tenant, known: Survey, survey: Survey | undefined): Promise<void> {
  const { db } = tenant
  const kept = survey && (survey.lines === known.lines ? survey : await refined(survey, tenant))
  // Where another count was faster, the next one follows from its survey.
  if (surveys.get(db) !== known) return
  if (kept) surveys.set(db, kept)
  else surveys.delete(db)
}

/** A count by the workspace's survey, which it brings up to date; undefined when there is none to go by. */
async function countByKnownSurvey(tenant: Tenant, team: string | null, sought: Sought): Promise<Counted | undefined> {
  const known = surveys.get(tenant.db)
  if (!known) return undefined
  const counted = await countBySurvey(known, tenant, team, sought)
  await keep(tenant, known, counted?.survey)
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

const NO_KEYS: Sought = { normal: [], hard: [] }

/** How many waiting tickets of the line of `team` (null: the whole company) stand before each of the keys, and how many
 *  wait in all. */
export async function countBefore(tenant: Tenant, team: string | null, keys: Partial<Sought>): Promise<Places> {
  const sought = { ...NO_KEYS, ...keys }
  const counted = await countByKnownSurvey(tenant, team, sought)
  if (counted) return { before: counted.before, all: standing(counted.survey.lines.normal, team) }
  const places = await countAll(tenant, team, sought)
  await surveyIfMany(tenant, places.all)
  return places
}

const waitingIn = (workspace: string, team: string | null): RawBuilder<unknown> =>
  sql`from ticket where workspace_id = ${workspace} and line = 'waiting' ${inTeam(team)}`

/** The same, by walking along the line from its start. */
export async function countAll({ db, workspace }: Tenant, team: string | null, sought: Sought): Promise<Places> {
  const waiting = waitingIn(workspace, team)
  const before = (mode: Mode) => sql`array(
    select (select count(*) ${waiting} and ${keyColumn(mode)} < sought.key)
    from unnest(${sought[mode].map(keyBytes)}::bytea[]) with ordinality as sought(key, nth) order by nth
  )::integer[]`
  const { rows } = await sql<Counts & { all: number }>`
    select (select count(*) ${waiting}) as all, ${before('normal')} as normal, ${before('hard')} as hard
  `.execute(db)
  const { all, normal, hard } = must(rows[0], 'one row')
  return { before: { normal, hard }, all }
}

/** A count that is part of another statement: what it adds there, and what that tells. */
export interface Census {
  /** Common table expressions, the last of which is `counted` with one row and one column, `told`. */
  readonly counted: RawBuilder<unknown>
  /** The count, from what was told. */
  total(told: unknown): Promise<number>
}

/** How many tickets wait in the line of `team` (null: the whole company). */
export function census(tenant: Tenant, team: string | null): Census {
  const known = surveys.get(tenant.db)
  if (!known) {
    return {
      counted: sql`counted as (select to_jsonb(count(*)) as told ${waitingIn(tenant.workspace, team)})`,
      async total(told) {
        const all = Number(told)
        await surveyIfMany(tenant, all)
        return all
      },
    }
  }
  return {
    counted: newsAlong(known, tenant.workspace),
    async total(told) {
      const survey = followed(known, told as News)
      await keep(tenant, known, survey)
      return survey ? standing(survey.lines.normal, team) : (await countBefore(tenant, team, {})).all
    },
  }
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
  const counted = await countByKnownSurvey(tenant, null, NO_KEYS)
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
