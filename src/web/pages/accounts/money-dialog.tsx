import { useState } from 'react'
import type { AccountDetail } from '../../../contract/accounts.ts'
import { accountFormText } from '../../account-form-text.ts'
import { useSetMoney } from '../../data/accounts.ts'
import { arrOf, moneyChanges, typedMoney } from './account-typed.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { MoneyFields } from './money-fields.tsx'

const { money: says } = accountFormText
const SHOWN = ['arr', 'renewsOn', 'churnRisk']
const NO_AMOUNT = { arr: says.wrong }

interface MoneyDialogProps {
  readonly account: AccountDetail
  readonly onClose: () => void
}

/** Revenue, renewal and churn risk, with the reason. */
export function MoneyDialog({ account, onClose }: MoneyDialogProps) {
  const [typed, setTyped] = useState(() => typedMoney(account))
  return (
    <ChangeDialog
      title={says.title(account.name)}
      write={useSetMoney(account.slug)}
      changes={moneyChanges(account, typed)}
      shown={SHOWN}
      wrong={arrOf(typed) === undefined ? NO_AMOUNT : undefined}
      onClose={onClose}
    >
      {(faults) => <MoneyFields first typed={typed} onTyped={setTyped} faults={faults} />}
    </ChangeDialog>
  )
}
