/** What keeps a reply from being sent (WRI-4, WRI-11). */
import { Refusal } from '../refusal.ts'
import type { Conversation } from './conversation.ts'
import { repeatedNotes } from './internal-text.ts'
import { unfilledIn } from './placeholders.ts'

/** Places that a sentence names. */
const MOST_TOLD = 8

/** @throws Refusal `placeholder_unfilled` with every place that is left */
export function refuseUnfilled(body: string): void {
  const places = unfilledIn(body)
  if (places.length === 0) return
  const names = [...new Set(places.map(({ name }) => `{{${name}}}`))]
  const told = names.length > MOST_TOLD ? `${names.slice(0, MOST_TOLD).join(', ')} and others` : names.join(', ')
  const text = `Not filled in: ${told}. Write what belongs there, or take it out; what is meant as it stands goes between backticks.`
  throw new Refusal('placeholder_unfilled', text, { placeholders: places.map(({ name, at }) => ({ name, at })) })
}

/** @throws Refusal `reply_repeats_note` with what stands in which note */
export function refuseRepeated(body: string, { internal, open }: Conversation): void {
  const repeated = repeatedNotes(body, internal, open)
  const [first] = repeated
  if (!first) return
  const said = body.slice(first.at.start, first.at.end)
  const text = `“${said}” stands in an internal note (event ${first.version}). Take it out, or confirm that the customer may read it.`
  throw new Refusal('reply_repeats_note', text, {
    repeats: repeated.map(({ at, version }) => ({ at, event: version, text: body.slice(at.start, at.end) })),
  })
}
