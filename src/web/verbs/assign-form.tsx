import { useState } from 'react'
import type { VerbInput } from '../../contract/tickets.ts'
import { AccountMenu } from '../components/account-menu.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { ChevronDownIcon } from '../components/icons.tsx'
import { useMay } from '../data/session.ts'
import { useAccounts } from '../data/workspace.ts'
import { ticketText } from '../ticket-text.ts'
import { ReasonField } from './reason-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const { assign } = ticketText

interface KeepProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

function Keep({ label, checked, onChange }: KeepProps) {
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        className="mt-1 size-3.5 accent-ink"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span className="min-w-0 break-words">{label}</span>
    </label>
  )
}

/** Says whose ticket it is, and what is to be remembered of its sender. */
export function AssignForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'assign-account'>>) {
  const [query, setQuery] = useState('')
  const [account, setAccount] = useState<{ readonly slug: string; readonly name: string }>()
  const [addContact, setAddContact] = useState(false)
  const [addDomain, setAddDomain] = useState(false)
  const may = useMay()
  const [reason, setReason] = useState('')
  const { data } = useAccounts(query)
  const email = ticket.contact?.email ?? null
  const keeps = account === undefined ? {} : { addContact, addDomain }
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit({ account: account?.slug ?? null, reason, ...keeps })}>
      <div className="grid gap-1">
        <span className="text-xs font-medium text-soft">{assign.account}</span>
        <AccountMenu
          accounts={data?.items ?? []}
          query={query}
          onSearch={setQuery}
          chosen={account?.slug}
          none={assign.none}
          onChoose={(chosen) => setAccount(chosen)}
          trigger={(props) => (
            <button
              type="button"
              {...props}
              data-autofocus=""
              className="flex h-9 w-full items-center justify-between gap-2 rounded-md border border-edge bg-canvas px-2.5"
            >
              <span className="sr-only">{assign.account}: </span>
              <span className="truncate">{account?.name ?? assign.none}</span>
              <ChevronDownIcon className="size-3.5 text-faint" />
            </button>
          )}
        />
      </div>
      {account !== undefined && email !== null && (
        <div className="grid gap-1.5">
          <Keep label={assign.contact(email)} checked={addContact} onChange={setAddContact} />
          {may('change_accounts') && <Keep label={assign.domain(email)} checked={addDomain} onChange={setAddDomain} />}
        </div>
      )}
      <ReasonField value={reason} onChange={setReason} />
    </FormFrame>
  )
}
