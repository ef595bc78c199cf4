import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Workspace } from '../../contract/workspace.ts'
import { Dialog } from '../components/dialog.tsx'
import { useMessages } from '../components/messages.tsx'
import { failureText } from '../data/failure.ts'
import { useOpenTicket } from '../data/tickets.ts'
import { useAccounts } from '../data/workspace.ts'
import { ticketText } from '../ticket-text.ts'
import { OpenForm } from '../verbs/open-form.tsx'

interface OpenHostProps {
  readonly workspace: Workspace
  readonly onClose: () => void
}

export function OpenHost({ workspace, onClose }: OpenHostProps) {
  const navigate = useNavigate()
  const open = useOpenTicket()
  const { tell } = useMessages()
  const [query, setQuery] = useState('')
  const accounts = useAccounts(query)
  return (
    <Dialog title={ticketText.open.title} says={ticketText.open.says} onClose={onClose} wide>
      <OpenForm
        teams={workspace.teams}
        team={workspace.you.team}
        accounts={accounts.data?.items ?? []}
        query={query}
        onSearch={setQuery}
        busy={open.isPending}
        refusal={open.error ? failureText(open.error) : undefined}
        onClose={onClose}
        onSubmit={(input) =>
          open.mutate(input, {
            onSuccess: ({ number }) => {
              tell(ticketText.open.done(number))
              onClose()
              void navigate({ to: '/tickets/$number', params: { number: String(number) }, search: {} })
            },
          })
        }
      />
    </Dialog>
  )
}
