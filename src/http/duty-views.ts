/** Hours, absences and duty as they go over the wire. */
import type { Desk } from '../actions/desk.ts'
import type { AbsenceRow, Duty, DutyGap, DutyTeam, DutyMember as MemberView, RotaRow } from '../contract/duty.ts'
import { absenceSpan, standIn, zoneOfPerson } from '../domain/duty/absence.ts'
import { type Board, boardOf, type Gap } from '../domain/duty/board.ts'
import { ACTIVE_LIMIT, type DutyPerson, type DutyRota, type People } from '../domain/duty/document.ts'
import { atWorkBetween, isAtWork } from '../domain/duty/hours.ts'
import { isAtCapacity, loadNotice } from '../domain/duty/load.ts'
import type { Duty as Span } from '../domain/duty/rota.ts'
import type { Policies } from '../domain/policies.ts'
import { DAY, type Instant, isoOf, later, type Millis } from '../domain/time.ts'
import { type Version, versionAt } from '../domain/version.ts'
import { inHandOf } from '../store/duty.ts'

/** How far ahead a member's next coming or going is looked for. */
const AHEAD: Millis = 15 * DAY

/** What a view of duty is made of. */
export interface DutyFacts {
  readonly people: People
  readonly active: ReadonlyMap<string, number>
  readonly policies: Policies
  readonly at: Instant
}

/** The versions of a team's rota, oldest first. */
export const rotaOf = ({ rotas }: Policies, team: string): readonly Version<DutyRota>[] =>
  Object.hasOwn(rotas, team) ? (rotas[team] ?? []) : []

/** What `handle` should hear who has just taken a ticket, or leased one: that is `more`, which counts already.
 *  Nothing when all is well (DUT-14). */
export async function noticeOfTaking(
  { tenant, policies, now }: Pick<Desk, 'tenant' | 'policies' | 'now'>,
  handle: string,
  more = 0,
): Promise<{ readonly notice?: string }> {
  const found = await inHandOf(tenant, handle)
  if (!found) return {}
  const { team, active, atCapacity } = found
  const notice = loadNotice({ active: active + more, limit: limitOf(policies, team, now), atCapacity, now })
  return notice === null ? {} : { notice }
}

/** Active tickets that a member of `team` should have at most. */
const limitOf = (policies: Policies, team: string, at: Instant): number =>
  versionAt(rotaOf(policies, team), at)?.document.activeLimit ?? ACTIVE_LIMIT

function absenceViews({ people, at }: DutyFacts, person: DutyPerson): AbsenceRow[] {
  const zone = zoneOfPerson(person)
  const views = person.absences.flatMap((absence): AbsenceRow[] => {
    const { start, end } = absenceSpan(absence, zone)
    if (end <= at) return []
    const { id, from, to, backup, note } = absence
    const now = start <= at
    const there = standIn(people, person.handle, now ? at : start) ?? null
    return [{ id, from, to, startsAt: isoOf(start), endsAt: isoOf(end), backup, standIn: there, note, now }]
  })
  return views.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
}

function changesAt(person: DutyPerson, at: Instant): Instant | null {
  const [first] = atWorkBetween(person, at, later(at, AHEAD))
  if (!first) return null
  return first.start > at ? first.start : first.end
}

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** A member with their hours, absences and load. */
export function memberView(facts: DutyFacts, person: DutyPerson): MemberView {
  const { at, active, policies } = facts
  const { handle, team, hours, atCapacity } = person
  return {
    handle,
    team,
    zone: hours?.zone ?? null,
    region: hours?.region ?? null,
    week: hours && Object.fromEntries(Object.entries(hours.week).map(([day, windows]) => [day, [...windows]])),
    atWork: isAtWork(person, at),
    changesAt: iso(changesAt(person, at)),
    absences: absenceViews(facts, person),
    atCapacity: atCapacity !== null && isAtCapacity(atCapacity, at) ? atCapacity : null,
    active: active.get(handle) ?? 0,
    limit: limitOf(policies, team, at),
  }
}

/** A time in which fewer are on than wanted. */
export const gapView = ({ start, end, kind, block, on, wanted }: Gap): DutyGap => ({
  from: isoOf(start),
  to: isoOf(end),
  kind,
  block,
  on,
  wanted,
})

/** One duty of a rota. */
export const dutyView = ({ block, date, start, end, wanted, on, missing }: Span): RotaRow => ({
  block,
  date,
  from: isoOf(start),
  to: isoOf(end),
  wanted,
  on: [...on],
  missing: [...missing],
})

function teamView({ policies, at }: DutyFacts, team: string, board: Board): DutyTeam {
  const version = versionAt(rotaOf(policies, team), at)
  const { now, atWork, next, nextArrival, gaps } = board
  return {
    team,
    rota: version ? { name: version.document.name, zone: version.document.zone, version: version.version } : null,
    now: now.map(({ until, ...on }) => ({ ...on, until: isoOf(until) })),
    atWork: [...atWork],
    next: next && { at: isoOf(next.at), on: [...next.on] },
    nextArrival: nextArrival && { at: isoOf(nextArrival.at), handles: [...nextArrival.handles] },
    gaps: gaps.map(gapView),
  }
}

/** Who is on now, who is next and when the next person arrives, of `teams` (DUT-10). */
export function dutyAnswer(facts: DutyFacts, teams: readonly string[]): Duty {
  const { people, policies, at } = facts
  const boards = teams.map((team) => boardOf({ team, versions: rotaOf(policies, team), people }, at))
  const shown = [...people.values()].filter(({ team }) => teams.includes(team))
  return {
    at: isoOf(at),
    teams: teams.flatMap((team, index) => {
      const board = boards[index]
      return board ? [teamView(facts, team, board)] : []
    }),
    people: shown.map((person) => memberView(facts, person)),
  }
}
