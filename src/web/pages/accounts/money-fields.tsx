import { CHURN_RISKS } from '../../../domain/vocabulary.ts'
import { accountFormText } from '../../account-form-text.ts'
import { accountsText } from '../../accounts-text.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import type { Faults } from '../../data/faults.ts'
import { terms } from '../../terms.ts'
import type { MoneyTyped } from './account-typed.ts'

const { account: names } = accountsText
const { money: says } = accountFormText

interface MoneyFieldsProps {
  readonly typed: MoneyTyped
  readonly onTyped: (typed: MoneyTyped) => void
  readonly faults: Faults
  /** The focus starts here. */
  readonly first?: boolean
}

/** Revenue, renewal, and how likely it leaves. */
export function MoneyFields({ typed, onTyped, faults, first = false }: MoneyFieldsProps) {
  return (
    <>
      <div className="grid grid-cols-[minmax(0,1fr)_9rem] items-start gap-4">
        <TextField
          label={names.arr}
          data-autofocus={first}
          inputMode="decimal"
          required={false}
          maxLength={24}
          autoComplete="off"
          value={typed.arr}
          fault={faults.of('arr')}
          onChange={({ target }) => onTyped({ ...typed, arr: target.value })}
        />
        <TextField
          label={says.currency}
          required={false}
          placeholder="EUR"
          maxLength={3}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          value={typed.currency}
          onChange={({ target }) => onTyped({ ...typed, currency: target.value.toUpperCase() })}
        />
      </div>
      <div className="grid grid-cols-1 items-start gap-4 @md:grid-cols-2">
        <TextField
          label={names.renewsOn}
          type="date"
          required={false}
          value={typed.renewsOn}
          fault={faults.of('renewsOn')}
          onChange={({ target }) => onTyped({ ...typed, renewsOn: target.value })}
        />
        <SelectField
          label={names.churnRisk}
          required={false}
          value={typed.churnRisk}
          fault={faults.of('churnRisk')}
          onChange={({ target }) => onTyped({ ...typed, churnRisk: target.value })}
        >
          <option value="">{says.notKnown}</option>
          {CHURN_RISKS.map((risk) => (
            <option key={risk} value={risk}>
              {terms.churnRisk[risk]}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  )
}
