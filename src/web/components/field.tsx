import { type ComponentProps, type ReactNode, useId } from 'react'
import { text } from '../text.ts'

const control =
  'w-full rounded-md border border-edge bg-canvas px-2.5 text-sm text-ink placeholder:text-faint aria-invalid:border-late ' +
  'focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0'

interface FieldProps {
  readonly label: string
  readonly optional?: boolean
  /** What is wrong with what stands in it. */
  readonly fault?: string | undefined
  readonly children: (control: ControlProps) => ReactNode
}

interface ControlProps {
  readonly id: string
  readonly 'aria-invalid'?: true
  readonly 'aria-describedby'?: string
}

function Field({ label, optional = false, fault, children }: FieldProps) {
  const id = useId()
  const wrong = fault === undefined ? {} : ({ 'aria-invalid': true, 'aria-describedby': `${id}-fault` } as const)
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs font-medium text-soft">
        {label}
        {optional ? <span className="font-normal text-faint"> · {text.optional}</span> : null}
      </label>
      {children({ id, ...wrong })}
      {fault === undefined ? null : (
        <p id={`${id}-fault`} className="text-xs text-late">
          {fault}
        </p>
      )}
    </div>
  )
}

interface Named {
  readonly label: string
  readonly fault?: string | undefined
  /** The focus starts here when the dialog opens. */
  readonly 'data-autofocus'?: boolean
}

export function TextField({ label, fault, required = true, ...rest }: Named & ComponentProps<'input'>) {
  return (
    <Field label={label} fault={fault} optional={!required}>
      {(marks) => <input required={required} className={`h-9 ${control}`} {...marks} {...rest} />}
    </Field>
  )
}

export function TextArea({ label, fault, required = true, rows = 3, ...rest }: Named & ComponentProps<'textarea'>) {
  return (
    <Field label={label} fault={fault} optional={!required}>
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

export function SelectField({ label, fault, required = true, children, ...rest }: Named & ComponentProps<'select'>) {
  return (
    <Field label={label} fault={fault} optional={!required}>
      {(marks) => (
        <select required={required} className={`h-9 ${control}`} {...marks} {...rest}>
          {children}
        </select>
      )}
    </Field>
  )
}
