import { useState } from 'react'
import type { Team } from '../../../contract/workspace.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { useAddMember } from '../../data/access.ts'
import { failureText } from '../../data/failure.ts'
import { SLUG_PATTERN } from '../../rules/slug.ts'
import { settingsText } from '../../settings-text.ts'
import { MemberFields, type MemberTyped } from './member-fields.tsx'
import { handleFor } from './people.ts'

const { people: says } = settingsText

interface AddMemberDialogProps {
  readonly teams: readonly Team[]
  readonly mayNameOwners: boolean
  /** Those that are taken. */
  readonly handles: ReadonlySet<string>
  readonly onClose: () => void
}

/** A new member, who comes in by the address given here. */
export function AddMemberDialog({ teams, mayNameOwners, handles, onClose }: AddMemberDialogProps) {
  const add = useAddMember()
  const { tell } = useMessages()
  const [typed, setTyped] = useState<MemberTyped>({
    name: '',
    email: '',
    role: 'engineer',
    team: teams[0]?.slug ?? '',
  })
  const [own, setOwn] = useState<string>()
  const handle = own ?? handleFor(typed.name, handles)
  function send() {
    const { email, ...member } = typed
    add.mutate(
      { ...member, handle, email: email.trim() === '' ? null : email.trim() },
      {
        onSuccess: ({ name }) => {
          tell(says.added(name))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={says.add} says={says.says} onClose={onClose}>
      <FormFrame
        submit={says.add}
        busy={add.isPending}
        refusal={add.error ? failureText(add.error) : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <MemberFields typed={typed} onTyped={setTyped} teams={teams} mayNameOwners={mayNameOwners} />
        <TextField
          label={says.handle}
          title={says.handleSays}
          maxLength={63}
          pattern={SLUG_PATTERN}
          autoComplete="off"
          value={handle}
          fault={handles.has(handle) ? says.handleTaken : undefined}
          onChange={({ target }) => setOwn(target.value)}
        />
        <p className="text-xs text-soft">{says.handleSays}</p>
      </FormFrame>
    </Dialog>
  )
}
