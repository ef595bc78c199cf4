/** What a timeline says of its messages beside their own words. */
import { REPLY_WEIGHTS, type ReplyWeight } from '../domain/vocabulary.ts'
import type { TimelineEvent } from './tickets.ts'

type Told = Pick<TimelineEvent, 'version' | 'type' | 'change'>

const weightIn = ({ change }: Told): ReplyWeight | undefined => REPLY_WEIGHTS.find((weight) => weight === change.weight)

/** What each public reply counts as, by the version of its event: as last judged, else as its author said. */
export function weightsOf(events: readonly Told[]): ReadonlyMap<number, ReplyWeight> {
  const weights = new Map<number, ReplyWeight>()
  for (const event of events) {
    const weight = weightIn(event)
    const reply = event.type === 'reply_judged' ? Number(event.change.reply) : event.version
    if (weight !== undefined) weights.set(reply, weight)
  }
  return weights
}

/** Versions of the messages that are said to need no answer. */
export function waivedOf(events: readonly Told[]): ReadonlySet<number> {
  return new Set(events.filter(({ type }) => type === 'answer_waived').map(({ change }) => Number(change.message)))
}
