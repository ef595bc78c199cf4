import { SEGMENTS } from '../../../domain/vocabulary.ts'
import { accountsText } from '../../accounts-text.ts'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { terms } from '../../terms.ts'
import type { ImportDraft } from './import-draft.ts'

const { import: says } = accountsText

interface ImportOptionsProps {
  readonly draft: ImportDraft
  readonly onDraft: (draft: ImportDraft) => void
}

/** What the table itself may not say. */
export function ImportOptions({ draft, onDraft }: ImportOptionsProps) {
  return (
    <div className="grid grid-cols-1 items-start gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <TextField
        label={says.source}
        note={says.sourceSays}
        maxLength={63}
        autoComplete="off"
        value={draft.source}
        onChange={({ target }) => onDraft({ ...draft, source: target.value })}
      />
      {draft.kind === 'contacts' ? null : (
        <TextField
          label={says.currency}
          note={says.currencySays}
          required={false}
          maxLength={3}
          autoComplete="off"
          value={draft.currency}
          onChange={({ target }) => onDraft({ ...draft, currency: target.value })}
        />
      )}
      {draft.kind === 'accounts' ? (
        <SelectField
          label={says.segment}
          note={says.segmentSays}
          required={false}
          value={draft.segment}
          onChange={({ target }) => onDraft({ ...draft, segment: target.value })}
        >
          <option value="">{says.notSaid}</option>
          {SEGMENTS.map((segment) => (
            <option key={segment} value={segment}>
              {terms.segment[segment]}
            </option>
          ))}
        </SelectField>
      ) : null}
      {draft.kind === 'contacts' ? null : (
        <SelectField
          label={says.dates}
          note={says.datesSay}
          required={false}
          value={draft.dates}
          onChange={({ target }) => onDraft({ ...draft, dates: target.value })}
        >
          <option value="">{says.notSaid}</option>
          <option value="dmy">{says.dateOrders.dmy}</option>
          <option value="mdy">{says.dateOrders.mdy}</option>
        </SelectField>
      )}
      {draft.kind === 'opportunities' ? (
        <TextArea
          label={says.stages}
          note={says.stagesSay}
          placeholder={says.stagesHint}
          required={false}
          rows={2}
          maxLength={5_000}
          value={draft.stages}
          onChange={({ target }) => onDraft({ ...draft, stages: target.value })}
        />
      ) : null}
    </div>
  )
}
