import { useState } from 'react'
import type { AccountContact, AccountDetail } from '../../../contract/accounts.ts'
import { accountsText } from '../../accounts-text.ts'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { PlusIcon } from '../../components/icons.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useHeld } from '../../data/session.ts'
import { AddContactDialog, ChangeContactDialog, RemoveContactDialog } from './contact-dialogs.tsx'

const { account: says, contact: words } = accountsText

type Open =
  | { readonly is: 'add' }
  | { readonly is: 'change'; readonly contact: AccountContact }
  | { readonly is: 'remove'; readonly contact: AccountContact }

interface DialogsProps {
  readonly open: Open | undefined
  readonly account: AccountDetail
  readonly onOpen: (open: Open | undefined) => void
}

function Dialogs({ open, account, onOpen }: DialogsProps) {
  if (open === undefined) return null
  const close = () => onOpen(undefined)
  switch (open.is) {
    case 'add':
      return <AddContactDialog account={account} onClose={close} />
    case 'change': {
      const { contact } = open
      return (
        <ChangeContactDialog contact={contact} onRemove={() => onOpen({ is: 'remove', contact })} onClose={close} />
      )
    }
    case 'remove':
      return <RemoveContactDialog contact={open.contact} onClose={close} />
  }
}

/** Its people whose addresses are known, and changing them. */
export function ContactList({ account }: { readonly account: AccountDetail }) {
  const [open, setOpen] = useState<Open>()
  const held = useHeld()('change_accounts')
  return (
    <Part
      title={says.contacts}
      actions={
        <Button icon={<PlusIcon />} held={held} onClick={() => setOpen({ is: 'add' })}>
          {words.add}
        </Button>
      }
    >
      {account.contacts.length === 0 ? (
        <p className="text-soft">{says.noContacts}</p>
      ) : (
        <ul className="border-t border-line">
          {account.contacts.map((contact) => (
            <li key={contact.id} className="flex items-center gap-2.5 border-b border-line px-1 py-2">
              <Avatar name={contact.name} />
              <span className="grid min-w-0 flex-1 gap-x-4 sm:grid-cols-2 sm:items-center">
                <span className="min-w-0 [overflow-wrap:anywhere]">
                  {contact.name}
                  {contact.title === null ? null : <span className="block text-xs text-soft">{contact.title}</span>}
                </span>
                <span className="min-w-0 text-soft [overflow-wrap:anywhere]">{contact.email ?? says.erased}</span>
              </span>
              {held === undefined ? (
                <Button aria-label={words.changeLabel(contact.name)} onClick={() => setOpen({ is: 'change', contact })}>
                  {words.change}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Dialogs open={open} account={account} onOpen={setOpen} />
    </Part>
  )
}
