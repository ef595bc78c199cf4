import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { TimelineEvent } from '../../contract/tickets.ts'
import type { Mentionable } from '../../domain/attention/mentions.ts'
import type { TicketChange, TicketEvent } from '../../domain/ticket-event.ts'
import type { Visibility } from '../../domain/vocabulary.ts'
import type { Conversation } from '../../domain/writing/conversation.ts'
import type { WritingCheck } from '../../domain/writing/findings.ts'
import { useWorkspace } from '../data/workspace.ts'

const load = async () => {
  const [{ checkWriting }, { conversationOf }, { pastedFrom }] = await Promise.all([
    import('../../domain/writing/findings.ts'),
    import('../../domain/writing/conversation.ts'),
    import('../../domain/writing/internal-text.ts'),
  ])
  return { checkWriting, conversationOf, pastedFrom }
}
type Checker = Awaited<ReturnType<typeof load>>

/** An event of the timeline holds the facts of its change under their own names (contract/tickets.ts). */
const saidOf = ({ version, type, change }: TimelineEvent): Pick<TicketEvent, 'version' | 'change'> => ({
  version,
  change: { ...change, type } as unknown as TicketChange,
})

const NOBODY: readonly Mentionable[] = []

/** How long typing rests before the text is looked at, in milliseconds. */
const RESTS = 150

/** `text`, once it has rested; the empty text at once. */
function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), text === '' ? 0 : RESTS)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

export interface WritingHelp {
  /** What there is to say about the text as it rested last, and that text; undefined until there is one. */
  readonly checked: (WritingCheck & { readonly of: string }) | undefined
  /** The same of the text as it stands this moment; undefined while the check is not there. */
  readonly now: () => WritingCheck | undefined
  /** Where a text that is about to be pasted comes from; undefined for nowhere that is ours alone. */
  readonly from: (pasted: string) => ReturnType<Checker['pastedFrom']>
}

/** Looks at what is being written, in this browser; the check loads when a composer that can send is there. */
export function useWriting(body: string, visibility: Visibility, events: readonly TimelineEvent[]): WritingHelp {
  const [checker, setChecker] = useState<Checker>()
  useEffect(() => {
    // Without it the server checks, and the composer says nothing meanwhile.
    load()
      .then(setChecker)
      .catch(() => {})
  }, [])
  const seen = useDeferredValue(events)
  const conversation = useMemo<Conversation | undefined>(
    () => checker?.conversationOf(seen.map(saidOf)),
    [checker, seen],
  )
  const { data: workspace } = useWorkspace()
  const members = workspace?.members ?? NOBODY
  const rested = useRested(body)
  const checked = useMemo(() => {
    if (!checker || !conversation || rested.trim() === '') return undefined
    return { ...checker.checkWriting({ body: rested, visibility, conversation, members }), of: rested }
  }, [checker, conversation, rested, visibility, members])
  return {
    checked,
    now: () => conversation && checker?.checkWriting({ body, visibility, conversation, members }),
    from: (pasted) => conversation && checker?.pastedFrom(pasted, conversation.internal, conversation.open),
  }
}
