import { useState } from 'react'
import type { AccountDetail, ChangeFacts } from '../../../contract/accounts.ts'
import { accountFormText } from '../../account-form-text.ts'
import { TextField } from '../../components/field.tsx'
import { useChangeFacts } from '../../data/accounts.ts'
import { fileChanges, typedFile } from './account-typed.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { FileFields } from './file-fields.tsx'

const { file: says } = accountFormText
const SHOWN = ['name', 'lifecycle', 'domains', 'people']

interface AccountDialogProps {
  readonly account: AccountDetail
  readonly onClose: () => void
}

/** Name, mail domains, lifecycle and who looks after it, with the reason. */
export function FactsDialog({ account, onClose }: AccountDialogProps) {
  const [name, setName] = useState(account.name)
  const [typed, setTyped] = useState(() => typedFile(account))
  const changes: Omit<ChangeFacts, 'reason'> = {
    ...(name.trim() === account.name ? {} : { name: name.trim() }),
    ...fileChanges(account, typed),
  }
  return (
    <ChangeDialog
      title={says.title(account.name)}
      write={useChangeFacts(account.slug)}
      changes={changes}
      shown={SHOWN}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <TextField
            label={says.name}
            data-autofocus
            maxLength={200}
            value={name}
            fault={faults.of('name')}
            onChange={({ target }) => setName(target.value)}
          />
          <FileFields typed={typed} onTyped={setTyped} faults={faults} />
        </>
      )}
    </ChangeDialog>
  )
}
