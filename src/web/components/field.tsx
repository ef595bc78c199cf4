import { type ComponentProps, type ReactNode, useId } from 'react'
import { text } from '../text.ts'

const control =
  'w-full rounded-md border border-edge bg-canvas px-2.5 text-sm text-ink placeholder:text-faint aria-invalid:border-late ' +
  'focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0'

interface FieldProps {
  readonly label: string
  readonly optional?: boolean
  /** How much it is needed, in place of "optional"; empty for saying nothing of it. */
  readonly mark?: string | undefined
  /** What to write, in a sentence. */
  readonly help?: string | undefined
  /** Where what stands in it is from. */
  readonly note?: string | undefined
  /** What is wrong with what stands in it. */
  readonly fault?: string | undefined
  readonly children: (control: ControlProps) => ReactNode
}

interface ControlProps {
  readonly id: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
}

/** The ids of what is said about a control; undefined when nothing is. */
export function describedBy(id: string, { help, note, fault }: Pick<FieldProps, 'help' | 'note' | 'fault'>) {
  const parts = Object.entries({ help, note, fault }).flatMap(([part, says]) =>
    says === undefined ? [] : [`${id}-${part}`],
  )
  return parts.length === 0 ? undefined : parts.join(' ')
}

function Field({ label, optional = false, mark, help, note, fault, children }: FieldProps) {
  const id = useId()
  const described = describedBy(id, { help, note, fault })
  const about: Omit<ControlProps, 'id'> = {
    ...(fault === undefined ? {} : { 'aria-invalid': true }),
    ...(described === undefined ? {} : { 'aria-describedby': described }),
  }
  const aside = mark ?? (optional ? text.optional : undefined)
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs font-medium text-soft">
        {label}
        {aside === undefined || aside === '' ? null : <span className="font-normal text-faint"> · {aside}</span>}
      </label>
      {help === undefined ? null : (
        <p id={`${id}-help`} className="text-xs text-soft text-pretty">
          {help}
        </p>
      )}
      {children({ id, ...about })}
      {note === undefined ? null : (
        <p id={`${id}-note`} className="text-xs text-soft">
          {note}
        </p>
      )}
      {fault === undefined ? null : (
        <p id={`${id}-fault`} className="text-xs text-late">
          {fault}
        </p>
      )}
    </div>
  )
}

interface Named extends Pick<FieldProps, 'label' | 'mark' | 'help' | 'note' | 'fault'> {
  /** The focus starts here when the dialog opens. */
  readonly 'data-autofocus'?: boolean
}

export function TextField({
  label,
  mark,
  help,
  note,
  fault,
  required = true,
  ...rest
}: Named & ComponentProps<'input'>) {
  return (
    <Field label={label} mark={mark} help={help} note={note} fault={fault} optional={!required}>
      {(marks) => <input required={required} className={`h-9 ${control}`} {...marks} {...rest} />}
    </Field>
  )
}

export function TextArea({
  label,
  mark,
  help,
  note,
  fault,
  required = true,
  rows = 3,
  ...rest
}: Named & ComponentProps<'textarea'>) {
  return (
    <Field label={label} mark={mark} help={help} note={note} fault={fault} optional={!required}>
      {(marks) => (
        <textarea
          required={required}
          rows={rows}
          className={`resize-y py-2 leading-5 ${control}`}
          {...marks}
          {...rest}
        />
      )}
    </Field>
  )
}

export function SelectField({
  label,
  mark,
  help,
  note,
  fault,
  required = true,
  children,
  ...rest
}: Named & ComponentProps<'select'>) {
  return (
    <Field label={label} mark={mark} help={help} note={note} fault={fault} optional={!required}>
      {(marks) => (
        <select required={required} className={`h-9 ${control}`} {...marks} {...rest}>
          {children}
        </select>
      )}
    </Field>
  )
}
