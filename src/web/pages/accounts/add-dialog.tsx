import { useState } from 'react'
import type { Account } from '../../../contract/workspace.ts'
import { accountSlug } from '../../../domain/accounts/account.ts'
import { accountFormText } from '../../account-form-text.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { useAddAccount } from '../../data/accounts.ts'
import { type Faults, faultsOf } from '../../data/faults.ts'
import { useMay } from '../../data/session.ts'
import { arrOf, FIELD_OF_REFUSAL, NO_FILE, NO_MONEY_TYPED, NO_TERMS, newAccount } from './account-typed.ts'
import { FileFields } from './file-fields.tsx'
import { MoneyFields } from './money-fields.tsx'
import { TermsFields } from './terms-fields.tsx'

const { add: says, money } = accountFormText
const SHOWN = ['name', 'slug', 'segment', 'plan', 'contract', 'lifecycle', 'domains', 'people']
const MONEY = ['arr', 'renewsOn', 'churnRisk']

interface AddDialogProps {
  readonly onAdded: (account: Account) => void
  readonly onClose: () => void
}

/** A new account: what it is promised, what is on file and, for who may say it, what it is worth. */
export function AddDialog({ onAdded, onClose }: AddDialogProps) {
  const add = useAddAccount()
  const seesMoney = useMay()('set_money')
  const { tell } = useMessages()
  const [name, setName] = useState('')
  const [own, setOwn] = useState<string>()
  const [terms, setTerms] = useState(NO_TERMS)
  const [file, setFile] = useState(NO_FILE)
  const [worth, setWorth] = useState(NO_MONEY_TYPED)
  const [tried, setTried] = useState<object>()
  const slug = own ?? accountSlug(name)
  const isAmount = arrOf(worth) !== undefined
  const told = faultsOf(add.error, seesMoney ? [...SHOWN, ...MONEY] : SHOWN, FIELD_OF_REFUSAL)
  const faults: Faults =
    tried && !isAmount ? { of: (field) => (field === 'arr' ? money.wrong : told.of(field)), rest: told.rest } : told
  function send() {
    // A new one each time, so that the focus goes to what is wrong again.
    setTried({})
    const account = newAccount({ name, slug, terms, file, money: worth })
    if (account === undefined) return
    const onSuccess = (added: Account) => {
      tell(says.added(added.name))
      onAdded(added)
    }
    add.mutate(account, { onSuccess })
  }
  return (
    <Dialog title={says.title} says={says.says} onClose={onClose}>
      <FormFrame
        submit={says.title}
        busy={add.isPending}
        refusal={faults.rest}
        failed={isAmount ? add.error : tried}
        onSubmit={send}
        onClose={onClose}
      >
        <TextField
          label={says.name}
          data-autofocus
          maxLength={200}
          autoComplete="off"
          value={name}
          fault={faults.of('name')}
          onChange={({ target }) => setName(target.value)}
        />
        <TextField
          label={says.slug}
          note={says.slugSays}
          maxLength={63}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          value={slug}
          fault={faults.of('slug')}
          onChange={({ target }) => setOwn(target.value)}
        />
        <TermsFields typed={terms} onTyped={setTerms} faults={faults} />
        <FileFields typed={file} onTyped={setFile} faults={faults} />
        {seesMoney ? <MoneyFields typed={worth} onTyped={setWorth} faults={faults} /> : null}
      </FormFrame>
    </Dialog>
  )
}
