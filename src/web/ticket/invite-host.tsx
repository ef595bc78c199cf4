import { useState } from 'react'
import type { TicketAccount } from '../../contract/shape.ts'
import type { TicketDetail } from '../../contract/tickets.ts'
import { Button } from '../components/button.tsx'
import { CopyButton } from '../components/copy-button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Refused } from '../components/states.tsx'
import { usePortalLink } from '../data/access.ts'
import { failureText } from '../data/failure.ts'
import { useMay } from '../data/session.ts'
import { datedText } from '../format.ts'
import { ticketText } from '../ticket-text.ts'

const { invite: says } = ticketText

interface InviteDialogProps {
  readonly account: TicketAccount
  readonly name: string
  readonly email: string
  readonly onClose: () => void
}

/** Makes the link when asked to, and shows it this once. */
function InviteDialog({ account, name, email, onClose }: InviteDialogProps) {
  const { data: link, error, isPending, mutate } = usePortalLink(account.slug)
  return (
    <Dialog title={says.title} says={says.says} about={`${name} · ${email}`} onClose={onClose}>
      <div className="grid grid-cols-1 gap-3 px-5 py-4">
        {error ? <Refused says={failureText(error)} /> : null}
        {link === undefined ? (
          <p className="text-soft">{says.before}</p>
        ) : (
          <>
            <div className="flex items-center gap-2">
              <input
                readOnly
                aria-label={says.link}
                value={link.url}
                onFocus={({ target }) => target.select()}
                className="h-8 min-w-0 flex-1 rounded-md border border-edge bg-panel px-2.5 font-mono text-xs"
              />
              <CopyButton label={says.copy} value={link.url} />
            </div>
            <p className="text-xs text-soft">{says.until(datedText(link.expiresAt))}</p>
          </>
        )}
      </div>
      <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">
        {link === undefined ? (
          <Button
            look="primary"
            data-autofocus
            aria-disabled={isPending}
            onClick={() => isPending || mutate({ name, email })}
          >
            {says.make}
          </Button>
        ) : (
          <Button look="primary" onClick={onClose}>
            {says.done}
          </Button>
        )}
      </footer>
    </Dialog>
  )
}

/** Invites the contact of a ticket to the portal; nothing where there is nobody to invite, or it is not ours to do. */
export function InviteHost({ ticket }: { readonly ticket: Pick<TicketDetail, 'account' | 'contact'> }) {
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const { account, contact } = ticket
  if (account === null || contact === null || contact.email === null || !may('invite_contacts')) return null
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="block rounded-sm text-xs text-soft underline underline-offset-2 hover:text-ink"
      >
        {says.title}
      </button>
      {isOpen ? (
        <InviteDialog account={account} name={contact.name} email={contact.email} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}
