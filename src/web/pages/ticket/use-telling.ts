import { useEffect, useRef } from 'react'
import type { TicketDetail } from '../../../contract/tickets.ts'
import { useMessages } from '../../components/messages.tsx'
import { issueText } from '../../issue-text.ts'
import type { ComposeMode } from '../../writing/composer.tsx'
import type { Telling } from './use-arrival.ts'

interface Told {
  readonly ticket: TicketDetail
  readonly telling: Telling | undefined
}

/** Puts the draft about a shipped issue into the reply, once for each wish; it is read and sent by a person. */
export function useTelling({ ticket, telling }: Told, mode: ComposeMode, onDraft: (text: string) => void): void {
  const { tell } = useMessages()
  const done = useRef(0)
  useEffect(() => {
    if (telling === undefined || telling.wish <= done.current || mode !== 'reply') return
    done.current = telling.wish
    const draft = ticket.issues.find(({ number }) => number === telling.issue)?.tell
    if (typeof draft !== 'string') return
    onDraft(draft)
    tell(issueText.ticket.drafted(telling.issue))
  })
}
