import type { ReactNode } from 'react'
import { AUDIENCES, type Audience, ISSUE_KINDS, type IssueFacts, type IssueKind } from '../../domain/issue/issue.ts'
import { Choices } from '../components/choices.tsx'
import { SelectField, TextArea, TextField } from '../components/field.tsx'
import type { Faults } from '../data/faults.ts'
import { useWorkspace } from '../data/workspace.ts'
import { issueText } from '../issue-text.ts'

const { form: says, kinds, audiences } = issueText

/** An issue as it is typed; empty text for nobody, no team and no address. */
export interface IssueTyped {
  readonly kind: IssueKind
  readonly title: string
  readonly text: string
  readonly audience: Audience
  readonly owner: string
  readonly team: string
  readonly url: string
}

/** Fields of which a refusal may tell. */
export const ISSUE_FIELDS = ['kind', 'title', 'text', 'audience', 'owner', 'team', 'url']

export const typedOf = ({ kind, title, text, audience, owner, team, url }: IssueFacts): IssueTyped => ({
  ...{ kind, title, text, audience },
  owner: owner ?? '',
  team: team ?? '',
  url: url ?? '',
})

/** As it is sent. */
export const factsOf = ({ owner, team, url, ...written }: IssueTyped): IssueFacts => ({
  ...written,
  owner: owner === '' ? null : owner,
  team: team === '' ? null : team,
  url: url.trim() === '' ? null : url.trim(),
})

const kindChoices = ISSUE_KINDS.map((value) => ({ value, ...kinds[value] }))
// What is safe comes first.
const audienceChoices = AUDIENCES.toReversed().map((value) => ({ value, ...audiences[value] }))

interface IssueFieldsProps {
  readonly typed: IssueTyped
  readonly onTyped: (typed: IssueTyped) => void
  readonly faults: Faults
  /** Below the title, such as issues like it. */
  readonly beside?: ReactNode
}

/** What a person writes of an issue. */
export function IssueFields({ typed, onTyped, faults, beside }: IssueFieldsProps) {
  const { data: workspace } = useWorkspace()
  const write = (change: Partial<IssueTyped>) => onTyped({ ...typed, ...change })
  return (
    <>
      <TextField
        label={says.title}
        data-autofocus
        minLength={3}
        maxLength={200}
        autoComplete="off"
        value={typed.title}
        fault={faults.of('title')}
        onChange={({ target }) => write({ title: target.value })}
      />
      {beside}
      <Choices
        legend={says.kind}
        name="issue-kind"
        columns
        choices={kindChoices}
        value={typed.kind}
        fault={faults.of('kind')}
        onChange={(kind) => write({ kind })}
      />
      <TextArea
        label={says.text}
        help={says.textSays}
        required={false}
        rows={5}
        maxLength={20_000}
        value={typed.text}
        fault={faults.of('text')}
        onChange={({ target }) => write({ text: target.value })}
      />
      <Choices
        legend={says.audience}
        name="issue-audience"
        columns
        choices={audienceChoices}
        value={typed.audience}
        note={says.publicNote}
        fault={faults.of('audience')}
        onChange={(audience) => write({ audience })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={says.owner}
          required={false}
          value={typed.owner}
          fault={faults.of('owner')}
          onChange={({ target }) => write({ owner: target.value })}
        >
          <option value="">{says.nobody}</option>
          {workspace?.members.map(({ handle, name }) => (
            <option key={handle} value={handle}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={says.team}
          required={false}
          value={typed.team}
          fault={faults.of('team')}
          onChange={({ target }) => write({ team: target.value })}
        >
          <option value="">{says.noTeam}</option>
          {workspace?.teams.map(({ slug, name }) => (
            <option key={slug} value={slug}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField
        label={says.url}
        required={false}
        type="url"
        inputMode="url"
        placeholder="https://"
        maxLength={500}
        value={typed.url}
        fault={faults.of('url')}
        onChange={({ target }) => write({ url: target.value })}
      />
    </>
  )
}
