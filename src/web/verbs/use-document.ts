import { useState } from 'react'
import type { TicketDetail } from '../../contract/tickets.ts'
import { useWorkspace } from '../data/workspace.ts'
import { lacksIssue, newDocument, sentDocument } from './document-draft.ts'

/** What is said of the document in a form; `send` goes on unless an issue is still to be chosen. */
export function useDocument(ticket: TicketDetail) {
  const { data: workspace } = useWorkspace()
  const [draft, setDraft] = useState(() => newDocument(ticket, workspace?.you.handle ?? ''))
  const [tried, setTried] = useState<object>()
  return {
    fields: {
      draft,
      onChange: setDraft,
      about: ticket.subject,
      lacks: tried !== undefined && lacksIssue(draft),
    },
    /** What the form failed with, so that the focus goes there. */
    failed: tried,
    send: (go: (document: ReturnType<typeof sentDocument>) => void) => {
      if (lacksIssue(draft)) setTried({})
      else go(sentDocument(draft))
    },
  }
}
