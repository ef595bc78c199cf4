import { useState } from 'react'
import type { MemberRow } from '../../../contract/access.ts'
import type { Team } from '../../../contract/workspace.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { type MemberChange, useChangeMember } from '../../data/access.ts'
import { failureText } from '../../data/failure.ts'
import { settingsText } from '../../settings-text.ts'
import { ReasonField } from '../../verbs/reason-field.tsx'
import { MemberFields, type MemberTyped } from './member-fields.tsx'

const { people: says } = settingsText

interface ChangeMemberDialogProps {
  readonly member: MemberRow
  readonly isYou: boolean
  readonly teams: readonly Team[]
  readonly mayNameOwners: boolean
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Only what is otherwise than before. */
function changesOf(member: MemberRow, typed: MemberTyped): Omit<MemberChange, 'reason'> {
  const email = typed.email.trim() === '' ? null : typed.email.trim()
  return {
    ...(typed.name.trim() === member.name ? {} : { name: typed.name.trim() }),
    ...(email === member.email ? {} : { email }),
    ...(typed.role === member.role ? {} : { role: typed.role }),
    ...(typed.team === member.team ? {} : { team: typed.team }),
  }
}

/** Role, team, name and address of a member, with the reason; and the way to remove them. */
export function ChangeMemberDialog(props: ChangeMemberDialogProps) {
  const { member, isYou, teams, mayNameOwners, onRemove, onClose } = props
  const { handle, name, email, role, team } = member
  const change = useChangeMember(handle)
  const { tell } = useMessages()
  const [typed, setTyped] = useState<MemberTyped>({ name, email: email ?? '', role, team })
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const changes = changesOf(member, typed)
  const isSame = Object.keys(changes).length === 0
  function send() {
    setTried(true)
    if (isSame) return
    change.mutate(
      { ...changes, reason },
      {
        onSuccess: (changed) => {
          tell(says.changed(changed.name))
          onClose()
        },
      },
    )
  }
  const nothing = isTried && isSame ? says.unchanged : undefined
  const mayRemove = !isYou && (role !== 'owner' || mayNameOwners)
  return (
    <Dialog title={says.changeLabel(name)} about={handle} onClose={onClose}>
      <FormFrame
        submit={says.save}
        busy={change.isPending}
        refusal={nothing ?? (change.error ? failureText(change.error) : undefined)}
        onSubmit={send}
        onClose={onClose}
      >
        <MemberFields typed={typed} onTyped={setTyped} teams={teams} mayNameOwners={mayNameOwners} />
        <ReasonField value={reason} onChange={setReason} />
        <p className="border-t border-line pt-3">
          <Button
            className="text-late"
            held={mayRemove ? undefined : isYou ? says.yourself : says.ownersOnly}
            onClick={onRemove}
          >
            {says.removeTitle(name).replace('?', '')} …
          </Button>
        </p>
      </FormFrame>
    </Dialog>
  )
}
