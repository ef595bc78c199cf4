import { useId } from 'react'
import { LIFECYCLES, POSTS } from '../../../domain/accounts/account.ts'
import { accountFormText } from '../../account-form-text.ts'
import { accountsText } from '../../accounts-text.ts'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import type { Faults } from '../../data/faults.ts'
import { useWorkspace } from '../../data/workspace.ts'
import type { FileTyped } from './account-typed.ts'

const { posts, account: names, lifecycle } = accountsText
const { file: says } = accountFormText

interface FileFieldsProps {
  readonly typed: FileTyped
  readonly onTyped: (typed: FileTyped) => void
  readonly faults: Faults
}

/** Lifecycle, mail domains and who looks after it. */
export function FileFields({ typed, onTyped, faults }: FileFieldsProps) {
  const { data: workspace } = useWorkspace()
  const members = useId()
  return (
    <>
      <SelectField
        label={names.lifecycle}
        required={false}
        value={typed.lifecycle}
        fault={faults.of('lifecycle')}
        onChange={({ target }) => onTyped({ ...typed, lifecycle: target.value })}
      >
        <option value="">{says.notSaid}</option>
        {LIFECYCLES.map((each) => (
          <option key={each} value={each}>
            {lifecycle[each]}
          </option>
        ))}
      </SelectField>
      <TextArea
        label={names.domains}
        help={says.domainsSay}
        required={false}
        autoCapitalize="off"
        spellCheck={false}
        value={typed.domains}
        fault={faults.of('domains')}
        onChange={({ target }) => onTyped({ ...typed, domains: target.value })}
      />
      <fieldset className="grid gap-4">
        <legend className="sr-only">{names.people}</legend>
        {POSTS.map((post, index) => (
          <TextField
            key={post}
            label={posts[post]}
            list={members}
            required={false}
            maxLength={200}
            autoComplete="off"
            value={typed.people[post]}
            fault={index === 0 ? faults.of('people') : undefined}
            onChange={({ target }) => onTyped({ ...typed, people: { ...typed.people, [post]: target.value } })}
          />
        ))}
        <p className="text-xs text-soft">{says.who}</p>
        <datalist id={members}>
          {workspace?.members.map(({ handle, name }) => (
            <option key={handle} value={handle}>
              {name}
            </option>
          ))}
        </datalist>
      </fieldset>
    </>
  )
}
