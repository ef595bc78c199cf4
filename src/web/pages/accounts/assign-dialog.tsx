import { useState } from 'react'
import type { AssignedSender, UnknownSender } from '../../../contract/accounts.ts'
import { accountsText } from '../../accounts-text.ts'
import { AccountMenu } from '../../components/account-menu.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { ChevronDownIcon } from '../../components/icons.tsx'
import { useMessages } from '../../components/messages.tsx'
import { useAssignSender } from '../../data/accounts.ts'
import { failureText } from '../../data/failure.ts'
import { useMay } from '../../data/session.ts'
import { useAccounts } from '../../data/workspace.ts'
import { ReasonField } from '../../verbs/reason-field.tsx'
import { senderName, senderOf } from './sender-name.ts'

const { senders: says } = accountsText

interface Named {
  readonly slug: string
  readonly name: string
}

interface WhoseProps {
  readonly account: Named | undefined
  readonly onChoose: (account: Named | undefined) => void
}

function Whose({ account, onChoose }: WhoseProps) {
  const [query, setQuery] = useState('')
  const { data } = useAccounts(query)
  return (
    <div className="grid gap-1">
      <span className="text-xs font-medium text-soft">{says.account}</span>
      <AccountMenu
        accounts={data?.items ?? []}
        query={query}
        onSearch={setQuery}
        chosen={account?.slug}
        none={says.choose}
        onChoose={onChoose}
        trigger={(props) => (
          <button
            type="button"
            {...props}
            data-autofocus=""
            className="flex h-9 w-full items-center justify-between gap-2 rounded-md border border-edge bg-canvas px-2.5"
          >
            <span className="sr-only">{says.account}: </span>
            <span className={`truncate ${account === undefined ? 'text-faint' : ''}`}>
              {account?.name ?? says.choose}
            </span>
            <ChevronDownIcon className="size-3.5 text-faint" />
          </button>
        )}
      />
    </div>
  )
}

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

interface Kept {
  readonly addContact: boolean
  readonly addDomain: boolean
}

interface KeepsProps {
  readonly sender: UnknownSender
  readonly kept: Kept
  readonly onKept: (kept: Kept) => void
}

/** What is to be remembered of the sender. */
function Keeps({ sender, kept, onKept }: KeepsProps) {
  const { domain } = sender
  const may = useMay()
  return (
    <div className="grid gap-1.5">
      <Keep
        label={says.keepContact(sender)}
        checked={kept.addContact}
        onChange={(addContact) => onKept({ ...kept, addContact })}
      />
      {domain !== null && may('change_accounts') && (
        <Keep
          label={says.keepDomain(domain)}
          checked={kept.addDomain}
          onChange={(addDomain) => onKept({ ...kept, addDomain })}
        />
      )}
    </div>
  )
}

interface SenderDialogProps {
  readonly sender: UnknownSender
  readonly onClose: () => void
}

/** Says whose all open tickets of a sender are, and what is to be remembered of it. */
export function AssignDialog({ sender, onClose }: SenderDialogProps) {
  const { guess, tickets } = sender
  const assign = useAssignSender()
  const { tell } = useMessages()
  const [account, setAccount] = useState<Named | undefined>(guess?.account)
  const [kept, setKept] = useState<Kept>({ addContact: true, addDomain: false })
  const [typed, setTyped] = useState<string>()
  const [isTried, setTried] = useState(false)
  const guessed = account?.slug === guess?.account.slug ? guess?.because : undefined
  const reason = typed ?? guessed ?? ''
  function send() {
    setTried(true)
    if (account === undefined) return
    const onSuccess = ({ tickets: done }: AssignedSender) => {
      tell(says.done(done.length, account.name))
      onClose()
    }
    assign.mutate({ ...senderOf(sender), account: account.slug, ...kept, reason }, { onSuccess })
  }
  const missing = isTried && account === undefined ? says.chooseFirst : undefined
  return (
    <Dialog title={says.dialog(senderName(sender))} says={says.dialogSays(tickets)} onClose={onClose}>
      <FormFrame
        submit={says.assign}
        busy={assign.isPending}
        refusal={missing ?? (assign.error ? failureText(assign.error) : undefined)}
        onSubmit={send}
        onClose={onClose}
      >
        <Whose account={account} onChoose={setAccount} />
        <Keeps sender={sender} kept={kept} onKept={setKept} />
        <ReasonField
          value={reason}
          onChange={setTyped}
          note={guessed !== undefined && typed === undefined ? says.fromGuess : undefined}
        />
      </FormFrame>
    </Dialog>
  )
}

/** Says that a sender belongs to no account. */
export function NobodyDialog({ sender, onClose }: SenderDialogProps) {
  const assign = useAssignSender()
  const { tell } = useMessages()
  const [reason, setReason] = useState('')
  function send() {
    const onSuccess = ({ tickets: done }: AssignedSender) => {
      tell(says.doneNone(done.length))
      onClose()
    }
    assign.mutate({ ...senderOf(sender), account: null, reason }, { onSuccess })
  }
  return (
    <Dialog title={says.dialogNone(senderName(sender))} says={says.noneSays(sender.tickets)} onClose={onClose}>
      <FormFrame
        submit={says.none}
        busy={assign.isPending}
        refusal={assign.error ? failureText(assign.error) : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <ReasonField value={reason} onChange={setReason} />
      </FormFrame>
    </Dialog>
  )
}
