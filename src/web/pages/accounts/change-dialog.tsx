import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Account } from '../../../contract/workspace.ts'
import { accountFormText } from '../../account-form-text.ts'
import { Dialog } from '../../components/dialog.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { type Faults, faultsOf } from '../../data/faults.ts'
import { ReasonField } from '../../verbs/reason-field.tsx'
import { FIELD_OF_REFUSAL } from './account-typed.ts'

interface ChangeDialogProps<Changes extends object> {
  readonly title: string
  readonly write: UseMutationResult<Account, unknown, Changes & { readonly reason: string }>
  /** What is otherwise than before. */
  readonly changes: Changes
  /** Fields beside which a fault can stand. */
  readonly shown: readonly string[]
  /** What will follow, in a sentence. */
  readonly follows?: string | undefined
  /** What is wrong with what is typed, by field; nothing is sent until it is right. */
  readonly wrong?: Readonly<Record<string, string>> | undefined
  readonly onClose: () => void
  readonly children: (faults: Faults) => ReactNode
}

/** Changes something of an account, with the reason. */
export function ChangeDialog<Changes extends object>(props: ChangeDialogProps<Changes>) {
  const { title, write, changes, shown, follows, wrong, onClose, children } = props
  const { tell } = useMessages()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState<object>()
  const isSame = Object.keys(changes).length === 0
  const told = faultsOf(write.error, [...shown, 'reason'], FIELD_OF_REFUSAL)
  const faults: Faults = tried && wrong ? { of: (field) => wrong[field] ?? told.of(field), rest: told.rest } : told
  function send() {
    // A new one each time, so that the focus goes to what is wrong again.
    setTried({})
    if (wrong || isSame) return
    const onSuccess = ({ name }: Account) => {
      tell(accountFormText.saved(name))
      onClose()
    }
    write.mutate({ ...changes, reason }, { onSuccess })
  }
  const nothing = tried && isSame && !wrong ? accountFormText.unchanged : undefined
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame
        submit={accountFormText.save}
        busy={write.isPending}
        refusal={nothing ?? faults.rest}
        failed={wrong ? tried : write.error}
        notice={follows === undefined ? null : <p className="text-xs text-soft text-pretty">{follows}</p>}
        onSubmit={send}
        onClose={onClose}
      >
        {children(faults)}
        <ReasonField value={reason} onChange={setReason} fault={faults.of('reason')} />
      </FormFrame>
    </Dialog>
  )
}
