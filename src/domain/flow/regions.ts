/** Who is at work in each region now, and who comes next: what a move between time zones is decided by (HOF-13). */
import type { DutyPerson, People, Region } from '../duty/document.ts'
import { atWorkBetween, isAtWork } from '../duty/hours.ts'
import { attentionAt } from '../duty/move.ts'
import { DAY, type Instant, instantOf, later, type Millis } from '../time.ts'

/** How far ahead somebody's coming is looked for. */
const AHEAD: Millis = 7 * DAY

export interface RegionNow {
  readonly region: Region
  /** Handles of the team's people there who are at work now. */
  readonly atWork: readonly string[]
  /** Time they together are at work in the next four hours. */
  readonly ahead: Millis
  /** Who comes to work next; null when nobody does within a week. */
  readonly next: { readonly at: Instant; readonly handles: readonly string[] } | null
}

function comingOf(person: DutyPerson, at: Instant): Instant | null {
  if (isAtWork(person, at)) return null
  return atWorkBetween(person, at, later(at, AHEAD)).find(({ start }) => start > at)?.start ?? null
}

function nextIn(people: readonly DutyPerson[], at: Instant): RegionNow['next'] {
  const comings = people.flatMap((person) => {
    const start = comingOf(person, at)
    return start === null ? [] : [{ start, handle: person.handle }]
  })
  if (comings.length === 0) return null
  const first = instantOf(Math.min(...comings.map(({ start }) => start)))
  return { at: first, handles: comings.filter(({ start }) => start === first).map(({ handle }) => handle) }
}

/** Each region in which somebody of the team works, most attention first. */
export function regionsNow(people: People, team: string, at: Instant): RegionNow[] {
  const ofTeam = [...people.values()].filter((person) => person.team === team)
  return attentionAt(people, team, at).flatMap(({ region, atWork, ahead }) => {
    const there = ofTeam.filter(({ hours }) => hours?.region === region)
    return there.length === 0 ? [] : [{ region, atWork, ahead, next: nextIn(there, at) }]
  })
}
