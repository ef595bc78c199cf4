import { useState } from 'react'
import type { AccountContact, AccountDetail } from '../../../contract/accounts.ts'
import { accountFormText } from '../../account-form-text.ts'
import { accountsText } from '../../accounts-text.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { useAddContact, useChangeContact, useRemoveContact } from '../../data/accounts.ts'
import { failureText } from '../../data/failure.ts'
import { ReasonField } from '../../verbs/reason-field.tsx'

const { contact: says } = accountsText

interface Typed {
  readonly name: string
  readonly email: string
  readonly title: string
}

interface FieldsProps {
  readonly typed: Typed
  readonly onTyped: (typed: Typed) => void
  /** An erased address stays away. */
  readonly withEmail: boolean
}

function Fields({ typed, onTyped, withEmail }: FieldsProps) {
  return (
    <>
      <TextField
        label={says.name}
        maxLength={200}
        data-autofocus
        value={typed.name}
        onChange={({ target }) => onTyped({ ...typed, name: target.value })}
      />
      {withEmail ? (
        <TextField
          label={says.email}
          type="email"
          maxLength={320}
          value={typed.email}
          onChange={({ target }) => onTyped({ ...typed, email: target.value })}
        />
      ) : null}
      <TextField
        label={says.title}
        maxLength={200}
        required={false}
        value={typed.title}
        onChange={({ target }) => onTyped({ ...typed, title: target.value })}
      />
    </>
  )
}

const said = ({ name, email, title }: Typed) => ({
  name: name.trim(),
  email: email.trim(),
  title: title.trim() === '' ? null : title.trim(),
})

interface AddContactDialogProps {
  readonly account: AccountDetail
  readonly onClose: () => void
}

/** A person whose address tells their account. */
export function AddContactDialog({ account: { slug, name }, onClose }: AddContactDialogProps) {
  const add = useAddContact(slug)
  const { tell } = useMessages()
  const [typed, setTyped] = useState<Typed>({ name: '', email: '', title: '' })
  const [reason, setReason] = useState('')
  function send() {
    const onSuccess = (added: { readonly name: string }) => {
      tell(says.added(added.name))
      onClose()
    }
    add.mutate({ ...said(typed), reason }, { onSuccess })
  }
  return (
    <Dialog title={says.add} about={name} onClose={onClose}>
      <FormFrame
        submit={says.save}
        busy={add.isPending}
        refusal={add.error ? failureText(add.error) : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <Fields typed={typed} onTyped={setTyped} withEmail />
        <ReasonField value={reason} onChange={setReason} />
      </FormFrame>
    </Dialog>
  )
}

interface ChangeContactDialogProps {
  readonly contact: AccountContact
  readonly onRemove: () => void
  readonly onClose: () => void
}

/** Only what is otherwise than before. */
function changesOf(contact: AccountContact, typed: Typed) {
  const { name, email, title } = said(typed)
  return {
    ...(name === contact.name ? {} : { name }),
    ...(contact.email === null || email === contact.email ? {} : { email }),
    ...(title === contact.title ? {} : { title }),
  }
}

/** Name, address and title of a contact, with the reason; and the way to remove it. */
export function ChangeContactDialog({ contact, onRemove, onClose }: ChangeContactDialogProps) {
  const { id, name, email, title } = contact
  const change = useChangeContact(id)
  const { tell } = useMessages()
  const [typed, setTyped] = useState<Typed>({ name, email: email ?? '', title: title ?? '' })
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const changes = changesOf(contact, typed)
  const isSame = Object.keys(changes).length === 0
  function send() {
    setTried(true)
    if (isSame) return
    const onSuccess = (changed: { readonly name: string }) => {
      tell(says.changed(changed.name))
      onClose()
    }
    change.mutate({ ...changes, reason }, { onSuccess })
  }
  const nothing = isTried && isSame ? accountFormText.unchanged : undefined
  return (
    <Dialog title={says.changeLabel(name)} onClose={onClose}>
      <FormFrame
        submit={says.save}
        busy={change.isPending}
        refusal={nothing ?? (change.error ? failureText(change.error) : undefined)}
        onSubmit={send}
        onClose={onClose}
      >
        <Fields typed={typed} onTyped={setTyped} withEmail={email !== null} />
        <ReasonField value={reason} onChange={setReason} />
        <p className="border-t border-line pt-3">
          <Button className="text-late" onClick={onRemove}>
            {says.remove(name)} …
          </Button>
        </p>
      </FormFrame>
    </Dialog>
  )
}

/** Takes a contact from its account. */
export function RemoveContactDialog({ contact, onClose }: Omit<ChangeContactDialogProps, 'onRemove'>) {
  const { id, name, email } = contact
  const remove = useRemoveContact(id)
  const { tell } = useMessages()
  const [reason, setReason] = useState('')
  function send() {
    const onSuccess = () => {
      tell(says.removed(name))
      onClose()
    }
    remove.mutate(reason, { onSuccess })
  }
  return (
    <Dialog title={`${says.remove(name)}?`} says={says.removeSays} about={email ?? undefined} onClose={onClose}>
      <FormFrame
        submit={says.remove(name)}
        busy={remove.isPending}
        refusal={remove.error ? failureText(remove.error) : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <ReasonField value={reason} onChange={setReason} />
      </FormFrame>
    </Dialog>
  )
}
