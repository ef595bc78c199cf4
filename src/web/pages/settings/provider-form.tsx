import { useState } from 'react'
import type { Provider } from '../../../contract/access.ts'
import type { Team } from '../../../contract/workspace.ts'
import { ROLES, type Role } from '../../../domain/vocabulary.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { CloseIcon, PlusIcon } from '../../components/icons.tsx'
import { Refused } from '../../components/states.tsx'
import type { ProviderInput } from '../../data/access.ts'
import { settingsText } from '../../settings-text.ts'
import { terms } from '../../terms.ts'
import { roleOf } from './member-fields.tsx'

const { provider: says, people } = settingsText
const KEPT_OUT = 'none'

/** One row of the groups; `id` only keeps rows apart while they are edited. */
interface GroupTyped {
  readonly id: number
  readonly group: string
  readonly role: Role
  readonly team: string
}

interface GroupsProps {
  readonly groups: readonly GroupTyped[]
  readonly teams: readonly Team[]
  readonly onGroups: (groups: readonly GroupTyped[]) => void
}

/** What the provider's groups become here; the first that fits counts. */
function Groups({ groups, teams, onGroups }: GroupsProps) {
  const change = (id: number, to: Partial<GroupTyped>) =>
    onGroups(groups.map((each) => (each.id === id ? { ...each, ...to } : each)))
  return (
    <fieldset className="grid grid-cols-1 gap-3">
      <legend className="font-medium">{says.groups}</legend>
      <p className="text-xs text-soft">{says.groupsSay}</p>
      {groups.length === 0 ? <p className="text-soft">{says.noGroups}</p> : null}
      {groups.map(({ id, group, role, team }) => (
        <div
          key={id}
          className="grid grid-cols-2 items-end gap-2 border-t border-line pt-3 sm:grid-cols-[minmax(0,1fr)_11rem_11rem_2rem]"
        >
          <div className="col-span-2 sm:col-span-1">
            <TextField
              label={says.group}
              maxLength={200}
              value={group}
              onChange={({ target }) => change(id, { group: target.value })}
            />
          </div>
          <SelectField
            label={people.role}
            value={role}
            onChange={({ target }) => change(id, { role: roleOf(target.value, role) })}
          >
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {terms.role[each]}
              </option>
            ))}
          </SelectField>
          <SelectField label={people.team} value={team} onChange={({ target }) => change(id, { team: target.value })}>
            {teams.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </SelectField>
          <IconButton
            label={says.removeGroup(group)}
            className="justify-self-end sm:mb-0.5"
            onClick={() => onGroups(groups.filter((each) => each.id !== id))}
          >
            <CloseIcon />
          </IconButton>
        </div>
      ))}
      <Button
        className="justify-self-start"
        icon={<PlusIcon />}
        onClick={() =>
          onGroups([
            ...groups,
            {
              id: Math.max(0, ...groups.map(({ id }) => id)) + 1,
              group: '',
              role: 'engineer',
              team: teams[0]?.slug ?? '',
            },
          ])
        }
      >
        {says.addGroup}
      </Button>
    </fieldset>
  )
}

interface ProviderFormProps {
  readonly provider: Provider
  readonly teams: readonly Team[]
  readonly busy: boolean
  readonly held: string | undefined
  readonly refusal: string | undefined
  readonly onSave: (input: ProviderInput) => void
}

/** A provider of the workspace's own. The secret is written, never read. */
export function ProviderForm({ provider, teams, busy, held, refusal, onSave }: ProviderFormProps) {
  const own = provider.from === 'workspace' ? provider : undefined
  const [issuer, setIssuer] = useState(own?.issuer ?? '')
  const [clientId, setClientId] = useState(own?.clientId ?? '')
  const [secret, setSecret] = useState('')
  const [defaultRole, setDefaultRole] = useState<Role | null>(own?.defaultRole ?? null)
  const [groups, setGroups] = useState<readonly GroupTyped[]>(() =>
    (own?.groups ?? []).map((rule, id) => ({ id, ...rule })),
  )
  const isKept = own?.hasSecret === true
  return (
    <form
      className="grid max-w-2xl grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (busy || held !== undefined) return
        const rules = groups.map(({ group, role, team }) => ({ group, role, team }))
        onSave({ issuer, clientId, ...(secret === '' ? {} : { clientSecret: secret }), groups: rules, defaultRole })
      }}
    >
      <TextField
        label={says.issuer}
        title={says.issuerSays}
        type="url"
        maxLength={500}
        placeholder="https://id.example.com"
        value={issuer}
        onChange={({ target }) => setIssuer(target.value)}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={says.clientId}
          maxLength={300}
          autoComplete="off"
          value={clientId}
          onChange={({ target }) => setClientId(target.value)}
        />
        <TextField
          label={says.secret}
          type="password"
          maxLength={1000}
          autoComplete="new-password"
          required={false}
          placeholder={isKept ? says.secretKept : ''}
          value={secret}
          onChange={({ target }) => setSecret(target.value)}
        />
      </div>
      <Groups groups={groups} teams={teams} onGroups={setGroups} />
      <SelectField
        label={says.otherwise}
        value={defaultRole ?? KEPT_OUT}
        onChange={({ target }) =>
          setDefaultRole(target.value === KEPT_OUT ? null : roleOf(target.value, defaultRole ?? 'viewer'))
        }
      >
        <option value={KEPT_OUT}>{says.keptOut}</option>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {says.becomes(terms.role[role])}
          </option>
        ))}
      </SelectField>
      {refusal === undefined ? null : <Refused says={refusal} />}
      <Button look="primary" type="submit" held={held} aria-disabled={busy} className="justify-self-start">
        {says.save}
      </Button>
    </form>
  )
}
