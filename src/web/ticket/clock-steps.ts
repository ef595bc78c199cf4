/** What each event of a ticket did to its clocks, for the timeline (TML-9). */
import type { ClockView } from '../../contract/clocks.ts'

type Told = ClockView['steps'][number]
/** Warnings and misses are events of their own, and what a reply counts as stands on it. */
const ELSEWHERE = ['warned', 'missed', 'unanswered', 'shifted'] as const satisfies readonly Told['did'][]

/** What an event did to one clock. */
export interface ClockStep extends Pick<Told, 'dueAt'> {
  readonly did: Exclude<Told['did'], (typeof ELSEWHERE)[number]>
  /** Of the clock. */
  readonly title: string
}

const isTold = (did: Told['did']): did is ClockStep['did'] => !ELSEWHERE.some((each) => each === did)

/** The steps of all clocks by the version of the event that did them, in the order of the clocks. */
export function clockStepsOf(
  clocks: readonly Pick<ClockView, 'title' | 'steps'>[],
): ReadonlyMap<number, readonly ClockStep[]> {
  const byEvent = new Map<number, readonly ClockStep[]>()
  for (const { title, steps } of clocks) {
    for (const { did, event, dueAt } of steps) {
      if (event === null || !isTold(did)) continue
      byEvent.set(event, [...(byEvent.get(event) ?? []), { title, did, dueAt }])
    }
  }
  return byEvent
}
