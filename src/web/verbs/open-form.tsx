import { useState } from 'react'
import type { OpenTicket } from '../../contract/tickets.ts'
import type { Account, Team } from '../../contract/workspace.ts'
import { CHANNELS, ENVIRONMENTS, KINDS, SEGMENTS } from '../../domain/vocabulary.ts'
import { AccountMenu } from '../components/account-menu.tsx'
import { SelectField, TextArea, TextField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { ChevronDownIcon } from '../components/icons.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'

interface OpenFormProps {
  readonly teams: readonly Team[]
  /** Slug of the team it goes to unless another is chosen. */
  readonly team: string
  readonly accounts: readonly Account[]
  readonly query: string
  readonly onSearch: (query: string) => void
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly onSubmit: (input: OpenTicket) => void
  readonly onClose: () => void
}

interface Typed {
  readonly subject: string
  readonly body: string
  readonly kind: (typeof KINDS)[number]
  readonly team: string
  readonly channel: (typeof CHANNELS)[number]
  readonly segment: (typeof SEGMENTS)[number]
  readonly environment: (typeof ENVIRONMENTS)[number] | ''
  readonly contactName: string
  readonly contactEmail: string
}

const blank: Omit<Typed, 'team'> = {
  subject: '',
  body: '',
  kind: 'question',
  channel: 'phone',
  segment: 'free',
  environment: '',
  contactName: '',
  contactEmail: '',
}

function inputOf(typed: Typed, account: Account | undefined): OpenTicket {
  const { contactName, contactEmail, environment, segment, ...asked } = typed
  return {
    ...asked,
    environment: environment === '' ? null : environment,
    contact: contactName === '' ? null : { name: contactName, email: contactEmail === '' ? null : contactEmail },
    account: account?.slug ?? null,
    ...(account === undefined ? { segment } : {}),
  }
}

/** What may be picked in a list: the values of a closed list with their names. */
function Options({ of, names }: { readonly of: readonly string[]; readonly names: Readonly<Record<string, string>> }) {
  return of.map((value) => (
    <option key={value} value={value}>
      {names[value]}
    </option>
  ))
}

export function OpenForm({ teams, team, accounts, query, onSearch, busy, refusal, onSubmit, onClose }: OpenFormProps) {
  const [typed, setTyped] = useState<Typed>({ ...blank, team })
  const [account, setAccount] = useState<Account>()
  const says = ticketText.open
  /** Props of the control for one field; the cast back to its closed list is what its options allow. */
  const of = <Name extends keyof Typed>(name: Name) => ({
    label: says[name],
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) =>
      setTyped((before) => ({ ...before, [name]: target.value })),
  })
  return (
    <FormFrame
      submit={says.submit}
      busy={busy}
      refusal={refusal}
      onSubmit={() => onSubmit(inputOf(typed, account))}
      onClose={onClose}
    >
      <TextField {...of('subject')} minLength={3} maxLength={300} data-autofocus />
      <TextArea {...of('body')} rows={5} maxLength={100_000} />
      <div className="grid gap-4 sm:grid-cols-3">
        <SelectField {...of('kind')}>
          <Options of={KINDS} names={terms.kind} />
        </SelectField>
        <SelectField {...of('team')}>
          {teams.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField {...of('channel')}>
          <Options of={CHANNELS} names={terms.channel} />
        </SelectField>
        <div className="grid content-start gap-1">
          <span className="text-xs font-medium text-soft">{says.account}</span>
          <AccountMenu
            accounts={accounts}
            query={query}
            onSearch={onSearch}
            chosen={account?.slug}
            none={says.noAccount}
            onChoose={setAccount}
            trigger={(props) => (
              <button
                type="button"
                {...props}
                className="flex h-9 items-center justify-between gap-2 rounded-md border border-edge bg-canvas px-2.5"
              >
                <span className="sr-only">{says.account}: </span>
                <span className="truncate">{account?.name ?? says.noAccount}</span>
                <ChevronDownIcon className="size-3.5 text-faint" />
              </button>
            )}
          />
        </div>
        {account === undefined ? (
          <SelectField {...of('segment')}>
            <Options of={SEGMENTS} names={terms.segment} />
          </SelectField>
        ) : (
          <TextField label={says.segment} value={terms.segment[account.segment]} readOnly />
        )}
        <SelectField {...of('environment')} required={false}>
          <option value="">{says.notGiven}</option>
          <Options of={ENVIRONMENTS} names={terms.environment} />
        </SelectField>
        <TextField {...of('contactName')} required={typed.contactEmail !== ''} maxLength={200} />
        <TextField {...of('contactEmail')} required={false} type="email" maxLength={320} />
      </div>
    </FormFrame>
  )
}
