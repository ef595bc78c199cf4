/**
 * Surveys of a workspace's line: where milestones stand, and how many tickets wait between them, at a known moment of the
 * log. A count reads, in one statement and so at one moment, the steps that became visible since and the tickets between
 * a milestone and the key: exact, whoever writes meanwhile, and no dearer in a long line than in a short one.
 */
import { type RawBuilder, sql } from 'kysely'
import { must } from '../domain/assert.ts'
import {
  afterSteps,
  divided,
  EMPTY_LINE,
  longStretch,
  type Milestones,
  type Part,
  type Step,
  standing,
  stretchOf,
} from '../domain/milestones.ts'
import type { RankKey } from '../domain/rank.ts'
import { MODES, type Mode } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'
import type { Snapshot } from './feed.ts'
import { keyBytes } from './ticket-row.ts'

export interface Survey {
  readonly at: Snapshot
  readonly lines: Readonly<Record<Mode, Milestones>>
}

/** Type of the workspace's event after which stored places are not what the steps before it led to. */
export const PROJECTIONS_REBUILT = 'projections_rebuilt'

/** Tickets between two milestones of a fresh survey. */
const STRETCH = 256
/** A stretch that has grown beyond this is surveyed again. */
const LONG_STRETCH = 4 * STRETCH
/** Past this many events a fresh survey is cheaper than to follow them. */
const MOST_EVENTS = 5_000

/** Sorts before, and after, every key: keys are at most 24 bytes. */
const [START, END] = ['', 'ff'.repeat(32)] as [RankKey, RankKey]

const column = (mode: Mode) => sql.raw(`key_${mode}`)

type PartRow = readonly [part: number, team: string, waiting: number, start: string | null]

/** The waiting tickets from `from` up to, not including, `to`, in parts of STRETCH. */
const partsBetween = (workspace: string, mode: Mode, from: RankKey, to: RankKey): RawBuilder<unknown> => sql`(
  select coalesce(jsonb_agg(jsonb_build_array(part, team, waiting, start) order by part), '[]') from (
    select (nth - 1) / ${STRETCH}::integer as part, team, count(*) as waiting,
      max(case when (nth - 1) % ${STRETCH}::integer = 0 then encode(key, 'hex') end) as start
    from (
      select team, ${column(mode)} as key, row_number() over (order by ${column(mode)}) as nth from ticket
      where workspace_id = ${workspace} and line = 'waiting'
        and ${column(mode)} >= ${keyBytes(from)} and ${column(mode)} < ${keyBytes(to)}
    ) placed
    group by part, team
  ) parted
)`

function partsOf(rows: readonly PartRow[]): Part[] {
  const parts: { start: RankKey; standing: Map<string, number> }[] = []
  for (const [index, team, waiting, start] of rows) {
    const part = parts[index] ?? { start: START, standing: new Map<string, number>() }
    parts[index] = part
    if (start !== null) part.start = start as RankKey
    part.standing.set(team, waiting)
  }
  return parts
}

/** Surveys the whole line in both modes; its cost grows with the line. */
export async function takeSurvey({ db, workspace }: Tenant): Promise<Survey> {
  const { rows } = await sql<{ at: Snapshot } & Record<Mode, PartRow[]>>`
    select pg_current_snapshot()::text as at,
      ${partsBetween(workspace, 'normal', START, END)} as normal, ${partsBetween(workspace, 'hard', START, END)} as hard
  `.execute(db)
  const { at, normal, hard } = must(rows[0], 'one row')
  return { at, lines: { normal: divided(EMPTY_LINE, 0, partsOf(normal)), hard: divided(EMPTY_LINE, 0, partsOf(hard)) } }
}

type StepRow = readonly [by: 1 | -1, team: string, normal: string, hard: string]

export interface News {
  readonly at: Snapshot
  /** The survey cannot be followed from where it was taken. */
  readonly lost: boolean
  readonly steps: readonly StepRow[]
}

/** What happened in the line since `at`: each step takes a key where the ticket waits then, and leaves the one before. */
const news = (workspace: string, at: Snapshot): RawBuilder<unknown> => sql`
  fresh as materialized (
    select stream, stream_id, version, type from event
    where workspace_id = ${workspace} and xid >= pg_snapshot_xmin(${at}::pg_snapshot)
      and not pg_visible_in_snapshot(xid, ${at}::pg_snapshot)
    -- In the order of the index: without it the planner, who knows nothing of snapshots, reads the whole log.
    order by xid limit ${MOST_EVENTS + 1}
  ), news as (
    select pg_current_snapshot()::text as at,
      (select count(*) > ${MOST_EVENTS} or coalesce(bool_or(type = ${PROJECTIONS_REBUILT}), false) from fresh)
        or pg_snapshot_xmax(${at}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as lost,
      coalesce((
        select jsonb_agg(jsonb_build_array(step.by, step.team, encode(step.key_normal, 'hex'), encode(step.key_hard, 'hex')))
        from fresh
        -- The limits keep the planner from walking through all of place_change for events it believes to be many.
        cross join lateral (
          select place.ticket_id, place.version, place.line, place.team, place.key_normal, place.key_hard
          from place_change place
          where place.workspace_id = ${workspace} and place.ticket_id = fresh.stream_id
            and place.version = fresh.version
          limit 1
        ) taken
        cross join lateral (
          select 1 as by, taken.line, taken.team, taken.key_normal, taken.key_hard
          union all (
            select -1, place.line, place.team, place.key_normal, place.key_hard from place_change place
            where place.workspace_id = ${workspace} and place.ticket_id = taken.ticket_id
              and place.version < taken.version
            order by place.version desc limit 1
          )
        ) step
        where fresh.stream = 'ticket' and step.line = 'waiting'
      ), '[]') as steps
  )`

/** The news as one value, for a statement that reads something else beside them. */
export const newsAlong = ({ at }: Survey, workspace: string): RawBuilder<unknown> =>
  sql`${news(workspace, at)}, counted as (select to_jsonb(news) as told from news)`

/** The survey brought to the moment of the news; undefined when it has been lost track of. */
export function followed({ lines }: Survey, { at, lost, steps }: News): Survey | undefined {
  if (lost) return undefined
  if (steps.length === 0) return { at, lines }
  const moved = (mode: Mode) =>
    afterSteps(
      lines[mode],
      steps.map(([by, team, normal, hard]): Step => ({ by, team, key: (mode === 'hard' ? hard : normal) as RankKey })),
    )
  return { at, lines: { normal: moved('normal'), hard: moved('hard') } }
}

/** A number for each of some keys, in both modes. */
export type Counts = Readonly<Record<Mode, readonly number[]>>
/** Keys of both modes, before which is counted. */
export type Sought = Readonly<Record<Mode, readonly RankKey[]>>

/** What is counted, and the survey brought to the moment at which it was. */
export interface Counted {
  readonly before: Counts
  readonly survey: Survey
}

/** How many tickets of the line of `team` (null: the whole company) stand before each of the keys; undefined when the
 *  survey has been lost track of. */
export async function countBySurvey(
  survey: Survey,
  { db, workspace }: Tenant,
  team: string | null,
  sought: Sought,
): Promise<Counted | undefined> {
  const inTeam = team === null ? sql`` : sql`and team = ${team}`
  const stretchesOf = (mode: Mode) => sought[mode].map((key) => stretchOf(survey.lines[mode], key))
  const stretches = { normal: stretchesOf('normal'), hard: stretchesOf('hard') }
  const inside = (mode: Mode) => {
    const milestones = stretches[mode].map((stretch) => survey.lines[mode].keys[stretch - 1] ?? START)
    return sql`array(
      select (
        select count(*) from ticket where workspace_id = ${workspace} and line = 'waiting' ${inTeam}
          and ${column(mode)} >= sought.milestone and ${column(mode)} < sought.key
      )
      from unnest(${milestones.map(keyBytes)}::bytea[], ${sought[mode].map(keyBytes)}::bytea[])
        with ordinality as sought(milestone, key, nth)
      order by nth
    )::integer[]`
  }
  const { rows } = await sql<News & Counts>`
    with ${news(workspace, survey.at)}
    select news.at, news.lost, news.steps, ${inside('normal')} as normal, ${inside('hard')} as hard from news
  `.execute(db)
  const found = must(rows[0], 'one row')
  const current = followed(survey, found)
  if (!current) return undefined
  const beforeIn = (mode: Mode) =>
    stretches[mode].map((stretch, index) => {
      return standing(current.lines[mode], team, stretch) + must(found[mode][index], 'one count for each key')
    })
  return { before: { normal: beforeIn('normal'), hard: beforeIn('hard') }, survey: current }
}

/** The survey with a stretch that has grown too long surveyed again; itself when there is none, or track was lost. */
export async function refined(survey: Survey, { db, workspace }: Tenant): Promise<Survey> {
  const long = MODES.map((mode) => ({ mode, stretch: longStretch(survey.lines[mode], LONG_STRETCH) }))
  const { mode, stretch } = long.find((each) => each.stretch !== undefined) ?? {}
  if (mode === undefined || stretch === undefined) return survey
  const { keys } = survey.lines[mode]
  const [from, to] = [keys[stretch - 1] ?? START, keys[stretch] ?? END]
  const { rows } = await sql<News & { parts: PartRow[] }>`
    with ${news(workspace, survey.at)}
    select news.at, news.lost, news.steps, ${partsBetween(workspace, mode, from, to)} as parts from news
  `.execute(db)
  const found = must(rows[0], 'one row')
  const current = followed(survey, found)
  if (!current) return survey
  const line = divided(current.lines[mode], stretch, partsOf(found.parts))
  return { ...current, lines: { ...current.lines, [mode]: line } }
}
