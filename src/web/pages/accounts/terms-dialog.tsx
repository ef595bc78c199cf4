import { useState } from 'react'
import type { AccountDetail } from '../../../contract/accounts.ts'
import { accountFormText } from '../../account-form-text.ts'
import { useChangeTerms } from '../../data/accounts.ts'
import { termsChanges, typedTerms } from './account-typed.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { TermsFields } from './terms-fields.tsx'

const { terms: says } = accountFormText
const SHOWN = ['segment', 'plan', 'contract']

interface TermsDialogProps {
  readonly account: AccountDetail
  readonly onClose: () => void
}

/** Segment, plan and contract, with the reason; says first what it does to open tickets. */
export function TermsDialog({ account, onClose }: TermsDialogProps) {
  const { waiting, owned, held } = account.tickets
  const [typed, setTyped] = useState(() => typedTerms(account))
  const open = waiting + owned + held
  return (
    <ChangeDialog
      title={says.title(account.name)}
      write={useChangeTerms(account.slug)}
      changes={termsChanges(account, typed)}
      shown={SHOWN}
      follows={open === 0 ? says.noTickets : says.reaches(open)}
      onClose={onClose}
    >
      {(faults) => <TermsFields first typed={typed} onTyped={setTyped} faults={faults} />}
    </ChangeDialog>
  )
}
