import { DOCUMENT_ANSWERS, type DocumentAnswer } from '../../domain/flow/flow.ts'
import { closingText } from '../closing-text.ts'
import { Choices } from '../components/choices.tsx'
import { TextField } from '../components/field.tsx'
import { text } from '../text.ts'

/** What is said of the documents, as it is typed. */
export interface DocumentDraft {
  readonly found: DocumentAnswer['found'] | undefined
  readonly url: string
}

export const NO_DRAFT: DocumentDraft = { found: undefined, url: '' }

/** As it is sent; null where nothing is said. */
export const sentDocument = ({ found, url }: DocumentDraft) =>
  found === undefined ? null : { found, url: found === 'answers_it' ? url.trim() : null }

const choices = DOCUMENT_ANSWERS.map((value) => ({ value, ...closingText.documents[value] }))

interface DocumentFieldsProps {
  readonly draft: DocumentDraft
  readonly onChange: (draft: DocumentDraft) => void
  readonly required: boolean
}

/** Which document would have answered it. */
export function DocumentFields({ draft, onChange, required }: DocumentFieldsProps) {
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
        onClear={required ? undefined : () => onChange(NO_DRAFT)}
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
    </>
  )
}
