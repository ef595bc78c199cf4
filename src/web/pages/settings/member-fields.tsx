import type { Team } from '../../../contract/workspace.ts'
import { ROLES, type Role } from '../../../domain/vocabulary.ts'
import { SelectField, TextField } from '../../components/field.tsx'
import { settingsText } from '../../settings-text.ts'
import { terms } from '../../terms.ts'

const { people: says } = settingsText

/** What can be said of a member, as it is typed. */
export interface MemberTyped {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly team: string
}

interface MemberFieldsProps {
  readonly typed: MemberTyped
  readonly onTyped: (typed: MemberTyped) => void
  readonly teams: readonly Team[]
  readonly mayNameOwners: boolean
}

export const roleOf = (value: string, otherwise: Role): Role => ROLES.find((role) => role === value) ?? otherwise

/** Name, address, role and team. */
export function MemberFields({ typed, onTyped, teams, mayNameOwners }: MemberFieldsProps) {
  const isOwner = typed.role === 'owner'
  return (
    <>
      <TextField
        label={says.name}
        maxLength={200}
        data-autofocus
        value={typed.name}
        onChange={({ target }) => onTyped({ ...typed, name: target.value })}
      />
      <TextField
        label={says.email}
        type="email"
        maxLength={320}
        required={false}
        value={typed.email}
        onChange={({ target }) => onTyped({ ...typed, email: target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={says.role}
          value={typed.role}
          disabled={isOwner && !mayNameOwners}
          onChange={({ target }) => onTyped({ ...typed, role: roleOf(target.value, typed.role) })}
        >
          {ROLES.map((role) => (
            <option key={role} value={role} disabled={role === 'owner' && !mayNameOwners}>
              {terms.role[role]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={says.team}
          value={typed.team}
          onChange={({ target }) => onTyped({ ...typed, team: target.value })}
        >
          {teams.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {mayNameOwners ? null : <p className="text-xs text-soft">{says.ownersOnly}</p>}
    </>
  )
}
