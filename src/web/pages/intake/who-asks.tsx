import type { Account, Workspace } from '../../../contract/workspace.ts'
import { CHANNELS, SEGMENTS, type Segment } from '../../../domain/vocabulary.ts'
import { AccountMenu } from '../../components/account-menu.tsx'
import { SelectField, TextField } from '../../components/field.tsx'
import { ChevronDownIcon } from '../../components/icons.tsx'
import { intakeText } from '../../intake-text.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import type { IntakeDraft } from './use-intake-draft.ts'

interface WhoAsksProps {
  readonly draft: IntakeDraft
  readonly segment: Segment
  readonly workspace: Workspace
  readonly accounts: readonly Account[]
  readonly query: string
  readonly contactFault: string | undefined
  /** Somebody outside the company waits for the answer. */
  readonly isContactWanted: boolean
  readonly onSearch: (query: string) => void
  readonly onChange: (more: Partial<IntakeDraft>) => void
}

const options = (values: readonly string[], names: Readonly<Record<string, string>>) =>
  values.map((value) => (
    <option key={value} value={value}>
      {names[value]}
    </option>
  ))

/** Whose ask it is, and how it came. */
export function WhoAsks({
  draft,
  segment,
  workspace,
  accounts,
  query,
  contactFault,
  isContactWanted,
  onSearch,
  onChange,
}: WhoAsksProps) {
  const { account, contactName, contactEmail, channel, team } = draft
  return (
    <div className="grid content-start gap-4 sm:grid-cols-2">
      <div className="grid content-start gap-1">
        <span className="text-xs font-medium text-soft">{intakeText.account}</span>
        <AccountMenu
          accounts={accounts}
          query={query}
          onSearch={onSearch}
          chosen={account?.slug}
          none={intakeText.noAccount}
          onChoose={(chosen) =>
            onChange({
              account: chosen === undefined ? null : { slug: chosen.slug, name: chosen.name, segment: chosen.segment },
            })
          }
          trigger={(props) => (
            <button
              type="button"
              {...props}
              className="flex h-9 w-full items-center justify-between gap-2 rounded-md border border-edge bg-canvas px-2.5"
            >
              <span className="sr-only">{intakeText.account}: </span>
              <span className="truncate">{account?.name ?? intakeText.noAccount}</span>
              <ChevronDownIcon className="size-3.5 text-faint" />
            </button>
          )}
        />
      </div>
      {account === null ? (
        <SelectField
          label={intakeText.segment}
          value={segment}
          onChange={({ target }) => onChange({ segment: SEGMENTS.find((each) => each === target.value) ?? null })}
        >
          {options(SEGMENTS, terms.segment)}
        </SelectField>
      ) : (
        <TextField label={intakeText.segment} value={terms.segment[account.segment]} readOnly />
      )}
      <div data-field="contactName">
        <TextField
          label={intakeText.contactName}
          mark={isContactWanted ? intakeText.contactWanted : text.optional}
          note={isContactWanted ? intakeText.contactHelp : undefined}
          fault={contactFault}
          maxLength={200}
          autoComplete="off"
          value={contactName}
          onChange={({ target }) => onChange({ contactName: target.value })}
        />
      </div>
      <TextField
        label={intakeText.contactEmail}
        mark={text.optional}
        type="email"
        maxLength={320}
        autoComplete="off"
        value={contactEmail}
        onChange={({ target }) => onChange({ contactEmail: target.value })}
      />
      <SelectField
        label={intakeText.channel}
        value={channel}
        onChange={({ target }) => onChange({ channel: CHANNELS.find((each) => each === target.value) ?? 'form' })}
      >
        {options(CHANNELS, terms.channel)}
      </SelectField>
      <SelectField label={intakeText.team} value={team} onChange={({ target }) => onChange({ team: target.value })}>
        <option value="">{intakeText.byRules}</option>
        {workspace.teams.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
