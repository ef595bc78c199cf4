/** What of a ticket's events a reply is checked against (WRI-8, WRI-11). */
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import type { ReplyWeight } from '../vocabulary.ts'
import type { InternalText } from './internal-text.ts'
import type { CustomerMessage } from './questions.ts'

export interface Conversation {
  /** The customer's messages since our last public response that nobody said need no answer. */
  readonly unanswered: readonly CustomerMessage[]
  readonly internal: readonly InternalText[]
  /** What the customer has read or written. */
  readonly open: readonly string[]
  /** Whether anybody reads what is answered in public (WRI-15). */
  readonly isRead: boolean
}

export const NOTHING_SAID: Conversation = { unanswered: [], internal: [], open: [], isRead: true }

type Said = Pick<TicketEvent, 'version' | 'change'>

const judgements = (events: readonly Said[]): ReadonlyMap<number, ReplyWeight> =>
  new Map(events.flatMap(({ change }) => (change.type === 'reply_judged' ? [[change.reply, change.weight]] : [])))

/** Version of the last reply that counts as a response, as it was judged last; 0 without one. */
function lastResponse(events: readonly Said[]): number {
  const judged = judgements(events)
  const response = events.findLast(({ version, change }) => {
    if (change.type === 'responded') return true
    return change.type === 'replied' && (judged.get(version) ?? change.weight) === 'response'
  })
  return response?.version ?? 0
}

function internalText(change: TicketChange): string | null {
  if (change.type === 'noted') return change.body
  return change.type === 'held' || change.type === 'also_affects' ? change.note : null
}

/** Somebody of the customer is known, has written, or a colleague asked for them and hears of it. */
const reads = ({ change }: Said): boolean =>
  change.type === 'received' ||
  (change.type === 'opened' &&
    (change.contact !== null || change.segment === 'internal' || change.kind === 'presales' || change.kind === 'task'))

/** The conversation that `events` of one ticket make, in stream order. */
export function conversationOf(events: readonly Said[]): Conversation {
  const since = lastResponse(events)
  const waived = new Set(events.flatMap(({ change }) => (change.type === 'answer_waived' ? [change.message] : [])))
  const theirs = events.flatMap(({ version, change }) =>
    change.type === 'opened' || change.type === 'received' ? [{ version, text: change.body }] : [],
  )
  return {
    unanswered: theirs.filter(({ version }) => version > since && !waived.has(version)),
    internal: events.flatMap(({ version, change }) => {
      const text = internalText(change)
      return text === null ? [] : [{ version, text }]
    }),
    open: [
      ...theirs.map(({ text }) => text),
      ...events.flatMap(({ change }) => (change.type === 'replied' ? [change.body] : [])),
    ],
    isRead: events.some(reads),
  }
}
