import { useId } from 'react'
import { SEGMENTS } from '../../../domain/vocabulary.ts'
import { accountFormText } from '../../account-form-text.ts'
import { accountsText } from '../../accounts-text.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import type { Faults } from '../../data/faults.ts'
import { useAccounts } from '../../data/workspace.ts'
import { terms as words } from '../../terms.ts'
import type { TermsTyped } from './account-typed.ts'

const { account: names } = accountsText
const { terms: says } = accountFormText

interface TermsFieldsProps {
  readonly typed: TermsTyped
  readonly onTyped: (typed: TermsTyped) => void
  readonly faults: Faults
  /** The focus starts here. */
  readonly first?: boolean
}

function Known({ id, words: known }: { readonly id: string; readonly words: readonly (string | null)[] }) {
  const sorted = [...new Set(known)].filter((word) => word !== null).toSorted()
  return (
    <datalist id={id}>
      {sorted.map((word) => (
        <option key={word} value={word} />
      ))}
    </datalist>
  )
}

/** Segment, plan and contract; what other accounts have is suggested. */
export function TermsFields({ typed, onTyped, faults, first = false }: TermsFieldsProps) {
  const { data } = useAccounts('')
  const id = useId()
  const known = data?.items ?? []
  return (
    <>
      <SelectField
        label={names.segment}
        data-autofocus={first}
        value={typed.segment}
        fault={faults.of('segment')}
        onChange={({ target }) => onTyped({ ...typed, segment: target.value })}
      >
        {typed.segment === '' ? <option value="">{says.choose}</option> : null}
        {SEGMENTS.map((segment) => (
          <option key={segment} value={segment}>
            {words.segment[segment]}
          </option>
        ))}
      </SelectField>
      <div className="grid grid-cols-1 items-start gap-4 @md:grid-cols-2">
        <TextField
          label={names.plan}
          note={says.plan}
          list={`${id}-plans`}
          required={false}
          maxLength={60}
          autoComplete="off"
          value={typed.plan}
          fault={faults.of('plan')}
          onChange={({ target }) => onTyped({ ...typed, plan: target.value })}
        />
        <TextField
          label={names.contract}
          note={says.contract}
          list={`${id}-contracts`}
          required={false}
          maxLength={63}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          value={typed.contract}
          fault={faults.of('contract')}
          onChange={({ target }) => onTyped({ ...typed, contract: target.value })}
        />
      </div>
      <Known id={`${id}-plans`} words={known.map(({ plan }) => plan)} />
      <Known id={`${id}-contracts`} words={known.map(({ contract }) => contract)} />
    </>
  )
}
