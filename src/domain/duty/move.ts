/** Whether a ticket should move to another region. Rules: DUT-15 to DUT-17. */
import { must } from '../assert.ts'
import { HOUR, type Instant, later, type Millis } from '../time.ts'
import type { Priority } from '../vocabulary.ts'
import { type People, REGIONS, type Region } from './document.ts'
import { atWorkBetween, isAtWork } from './hours.ts'

/** How far ahead a region's attention is summed up. */
const ATTENTION_AHEAD: Millis = 4 * HOUR

/** What a region can give a ticket now. */
export interface Attention {
  readonly region: Region
  /** Handles of its people at work now. */
  readonly atWork: readonly string[]
  /** Time all its people together are at work in the next four hours. */
  readonly ahead: Millis
}

/** What of a ticket decides where it should be. */
export interface MoveQuestion {
  readonly priority: Priority | null
  /** Of whoever holds it; null when nobody does, or nobody knows where they are. */
  readonly region: Region | null
  /** Whether the customer had a first answer. */
  readonly answered: boolean
  /** Whether somebody still works on it: p2 and p3 may then stay. */
  readonly progressing: boolean
  readonly customerAsks: boolean
}

export type MoveAdvice =
  | {
      readonly move: 'propose'
      readonly to: Region
      /** The promise of a first response is kept before anything moves. */
      readonly firstResponseFirst: boolean
      /** Another region would give as much: the customer may say. */
      readonly askCustomer: boolean
      readonly because: string
    }
  | { readonly move: 'keep'; readonly because: string }

/** What each region can give now: those of the team who are not away, most attention first. */
export function attentionAt(people: People, team: string, at: Instant): Attention[] {
  const ofTeam = [...people.values()].filter((person) => person.team === team)
  const end = later(at, ATTENTION_AHEAD)
  const all = REGIONS.map((region): Attention => {
    const there = ofTeam.filter(({ hours }) => hours?.region === region)
    const spans = there.flatMap((person) => atWorkBetween(person, at, end))
    return {
      region,
      atWork: there.filter((person) => isAtWork(person, at)).map(({ handle }) => handle),
      ahead: spans.reduce((sum, span) => sum + Math.min(span.end, end) - Math.max(span.start, at), 0),
    }
  })
  return all.toSorted((a, b) => b.ahead - a.ahead || b.atWork.length - a.atWork.length)
}

const isAwake = ({ atWork }: Attention): boolean => atWork.length > 0
const isUrgent = (priority: Priority): boolean => priority === 'p0' || priority === 'p1'

/** Why it should stay, whatever other regions could give; undefined when they should be looked at. */
function reasonToKeep({ priority, progressing, customerAsks }: MoveQuestion, here: Attention): string | undefined {
  if (priority === null) return 'It is not triaged yet. Triage it first.'
  if (customerAsks) return undefined
  if (isUrgent(priority)) {
    if (isAwake(here)) return `Somebody in ${here.region} is at work, so it has direct attention where it is.`
    return undefined
  }
  if (progressing) return `It is ${priority} and progresses, so it may wait for its holder, unless the customer asks.`
  return isAwake(here) ? `It is ${priority}, and somebody in ${here.region} is at work.` : undefined
}

/** What to do with a ticket that somebody holds; null where no region is known to hold it (TV-73). */
export function moveAdvice(question: MoveQuestion, attention: readonly Attention[]): MoveAdvice | null {
  const { region, priority, answered, customerAsks } = question
  if (region === null) return null
  const here = must(
    attention.find((each) => each.region === region),
    'every region is looked at',
  )
  const stays = reasonToKeep(question, here)
  if (stays !== undefined) return { move: 'keep', because: stays }
  const [best, second] = attention.filter((each) => each.region !== region && isAwake(each))
  if (!best) return { move: 'keep', because: 'Nobody of the team is at work in another region now.' }
  const why = customerAsks ? 'The customer asks for it' : `It is ${priority}, and nobody in ${region} is at work`
  return {
    move: 'propose',
    to: best.region,
    firstResponseFirst: !answered,
    askCustomer: second?.ahead === best.ahead,
    because: `${why}. ${best.region} gives the most direct attention: ${best.atWork.length} at work now.`,
  }
}
