import { calendarText } from '../../calendar-text.ts'
import { TextField } from '../../components/field.tsx'
import { SLUG_PATTERN } from '../../rules/slug.ts'

interface NameFieldsProps {
  readonly name: string
  readonly nameFault: string | undefined
  readonly onName: (name: string) => void
  /** What it will be called in addresses; undefined once it is saved. */
  readonly slug:
    | { readonly value: string; readonly isTaken: boolean; readonly onChange: (slug: string) => void }
    | undefined
}

/** What it is called, and for a new one its short name. */
export function NameFields({ name, nameFault, onName, slug }: NameFieldsProps) {
  return (
    <>
      <TextField
        label={calendarText.fields.name}
        maxLength={120}
        value={name}
        fault={nameFault}
        onChange={({ target }) => onName(target.value)}
      />
      {slug === undefined ? null : (
        <TextField
          label={calendarText.fields.slug}
          title={calendarText.slugSays}
          maxLength={63}
          pattern={SLUG_PATTERN}
          value={slug.value}
          fault={slug.isTaken ? calendarText.slugTaken : undefined}
          onChange={({ target }) => slug.onChange(target.value)}
        />
      )}
    </>
  )
}
