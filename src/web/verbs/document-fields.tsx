import { DOCUMENT_ANSWERS } from '../../domain/flow/flow.ts'
import { closingText } from '../closing-text.ts'
import { Choices } from '../components/choices.tsx'
import { SelectField, TextField } from '../components/field.tsx'
import { useWorkspace } from '../data/workspace.ts'
import { issueText } from '../issue-text.ts'
import { IssuePicker } from '../issues/issue-picker.tsx'
import { text } from '../text.ts'
import type { DocumentDraft } from './document-draft.ts'

const { document: says, pick } = issueText
const choices = DOCUMENT_ANSWERS.map((value) => ({ value, ...closingText.documents[value] }))
const whichChoices = (['make', 'there'] as const).map((value) => ({ value, ...says[value] }))

interface MissingProps {
  readonly draft: DocumentDraft
  readonly onChange: (draft: DocumentDraft) => void
  /** Subject of the ticket. */
  readonly about: string
  /** An issue was to be chosen, and none is. */
  readonly lacks: boolean
}

/** The issue that asks for a missing document: one there is, or a new one with an owner. */
function Missing({ draft, onChange, about, lacks }: MissingProps) {
  const { data: workspace } = useWorkspace()
  const { which, issue, title, owner } = draft
  return (
    <>
      <Choices
        legend={says.which}
        name="document-issue"
        columns
        choices={whichChoices}
        value={which}
        onChange={(next) => onChange({ ...draft, which: next })}
      />
      {which === 'there' ? (
        <IssuePicker
          label={says.find}
          about={about}
          filters={{ kind: 'documentation' }}
          except={[]}
          chosen={issue}
          onChoose={(next) => onChange({ ...draft, issue: next })}
          fault={lacks ? pick.choose : undefined}
        />
      ) : (
        <>
          <TextField
            label={says.title}
            minLength={3}
            maxLength={200}
            autoComplete="off"
            value={title}
            onChange={({ target }) => onChange({ ...draft, title: target.value })}
          />
          <SelectField
            label={says.owner}
            value={owner}
            onChange={({ target }) => onChange({ ...draft, owner: target.value })}
          >
            {workspace?.members.map(({ handle, name }) => (
              <option key={handle} value={handle}>
                {name}
              </option>
            ))}
          </SelectField>
        </>
      )}
    </>
  )
}

interface DocumentFieldsProps extends MissingProps {
  readonly required: boolean
}

/** Which document would have answered it. */
export function DocumentFields({ required, ...missing }: DocumentFieldsProps) {
  const { draft, onChange } = missing
  return (
    <>
      <Choices
        legend={closingText.document}
        name="document"
        choices={choices}
        value={draft.found}
        onChange={(found) => onChange({ ...draft, found })}
        required={required}
        mark={required ? undefined : text.optional}
        onClear={required ? undefined : () => onChange({ ...draft, found: undefined })}
      />
      {draft.found === 'answers_it' ? (
        <TextField
          label={closingText.address}
          type="url"
          inputMode="url"
          placeholder="https://"
          maxLength={500}
          value={draft.url}
          onChange={({ target }) => onChange({ ...draft, url: target.value })}
        />
      ) : null}
      {draft.found === 'missing' ? <Missing {...missing} /> : null}
    </>
  )
}
