import { type ComponentProps, type ReactNode, useId } from 'react'
import { text } from '../text.ts'

const control =
  'w-full rounded-md border border-edge bg-canvas px-2.5 text-sm text-ink placeholder:text-faint ' +
  'focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0'

interface FieldProps {
  readonly label: string
  readonly optional?: boolean
  readonly children: (id: string) => ReactNode
}

function Field({ label, optional = false, children }: FieldProps) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs font-medium text-soft">
        {label}
        {optional ? <span className="font-normal text-faint"> · {text.optional}</span> : null}
      </label>
      {children(id)}
    </div>
  )
}

interface Named {
  readonly label: string
  /** The focus starts here when the dialog opens. */
  readonly 'data-autofocus'?: boolean
}

export function TextField({ label, required = true, ...rest }: Named & ComponentProps<'input'>) {
  return (
    <Field label={label} optional={!required}>
      {(id) => <input id={id} required={required} className={`h-9 ${control}`} {...rest} />}
    </Field>
  )
}

export function TextArea({ label, required = true, rows = 3, ...rest }: Named & ComponentProps<'textarea'>) {
  return (
    <Field label={label} optional={!required}>
      {(id) => (
        <textarea id={id} required={required} rows={rows} className={`resize-y py-2 leading-5 ${control}`} {...rest} />
      )}
    </Field>
  )
}

export function SelectField({ label, required = true, children, ...rest }: Named & ComponentProps<'select'>) {
  return (
    <Field label={label} optional={!required}>
      {(id) => (
        <select id={id} required={required} className={`h-9 ${control}`} {...rest}>
          {children}
        </select>
      )}
    </Field>
  )
}
