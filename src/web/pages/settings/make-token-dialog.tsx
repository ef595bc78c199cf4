import { useState } from 'react'
import type { MadeToken } from '../../../contract/access.ts'
import { SCOPES, type Scope } from '../../../domain/access/permissions.ts'
import { accessText } from '../../access-text.ts'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMakeToken } from '../../data/access.ts'
import { failureText } from '../../data/failure.ts'
import { settingsText } from '../../settings-text.ts'

const { tokens: says } = settingsText
const EXPIRIES = ['7', '30', '90', '365', 'never'] as const

interface ScopesProps {
  readonly chosen: readonly Scope[]
  readonly onChange: (chosen: Scope[]) => void
}

/** Which scopes a token has, each with what it lets it do. */
function Scopes({ chosen, onChange }: ScopesProps) {
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-xs font-medium text-soft">{says.scopes}</legend>
      {SCOPES.map((scope) => {
        const { label, says: means } = accessText.scopes[scope]
        return (
          <label
            key={scope}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line px-2.5 py-2 hover:bg-hover has-checked:border-ink has-checked:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus"
          >
            <input
              type="checkbox"
              checked={chosen.includes(scope)}
              onChange={({ target }) =>
                onChange(SCOPES.filter((each) => (each === scope ? target.checked : chosen.includes(each))))
              }
              className="mt-1 size-3.5 shrink-0 accent-ink focus-visible:outline-none"
            />
            <span className="min-w-0 flex-1">
              <span className="font-medium">{label}</span>
              <span className="block text-xs text-soft">{means}</span>
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

interface MakeTokenDialogProps {
  readonly onMade: (token: MadeToken) => void
  readonly onClose: () => void
}

/** A token for a program: its name, what it may do, and until when. */
export function MakeTokenDialog({ onMade, onClose }: MakeTokenDialogProps) {
  const make = useMakeToken()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>(['read'])
  const [expiry, setExpiry] = useState<string>('90')
  const [isTried, setTried] = useState(false)
  function send() {
    setTried(true)
    if (scopes.length === 0) return
    const expiresInDays = expiry === 'never' ? null : Number(expiry)
    make.mutate({ name, scopes: [...scopes], expiresInDays }, { onSuccess: onMade })
  }
  const fault = isTried && scopes.length === 0 ? says.noScopes : undefined
  return (
    <Dialog title={says.make} says={says.says} onClose={onClose}>
      <FormFrame
        submit={says.make}
        busy={make.isPending}
        refusal={fault ?? (make.error ? failureText(make.error) : undefined)}
        onSubmit={send}
        onClose={onClose}
      >
        <TextField
          label={says.name}
          placeholder={says.nameHint}
          maxLength={100}
          data-autofocus
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Scopes chosen={scopes} onChange={setScopes} />
        <SelectField label={says.expires} value={expiry} onChange={({ target }) => setExpiry(target.value)}>
          {EXPIRIES.map((each) => (
            <option key={each} value={each}>
              {says.expiries[each]}
            </option>
          ))}
        </SelectField>
        {expiry === 'never' ? <p className="text-xs text-soon">{says.neverSays}</p> : null}
      </FormFrame>
    </Dialog>
  )
}
