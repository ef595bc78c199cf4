import type { ComponentProps, ReactNode } from 'react'
import { KeyHint } from './key-hint.tsx'

type Look = 'primary' | 'plain' | 'quiet' | 'note' | 'public'

const looks: Readonly<Record<Look, string>> = {
  primary: 'bg-inverse text-on-inverse hover:bg-inverse-hover',
  plain: 'border border-line bg-raised text-ink hover:bg-hover',
  quiet: 'text-soft hover:bg-hover hover:text-ink',
  note: 'bg-note text-on-inverse hover:opacity-90',
  public: 'bg-public text-on-inverse hover:opacity-90',
}

const common =
  'inline-flex h-8 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md px-3 text-sm font-medium ' +
  'transition-colors disabled:opacity-50 disabled:pointer-events-none pointer-coarse:h-10'

/** The classes of a button, for links that look like one. */
export const buttonLook = (look: Look): string => `${common} ${looks[look]}`

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: Look
  readonly icon?: ReactNode
  /** The key that does the same. */
  readonly hint?: string | undefined
  /** Why this person may not use it; it stays in sight and in reach, and says so. */
  readonly held?: string | undefined
}

export function Button({
  look = 'plain',
  icon,
  hint,
  held,
  children,
  className = '',
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={`${buttonLook(look)} ${held === undefined ? '' : 'cursor-not-allowed opacity-50'} ${className}`}
      {...(hint === undefined || held !== undefined ? {} : { 'aria-keyshortcuts': hint })}
      {...rest}
      {...(held === undefined
        ? {}
        : { 'aria-disabled': true, title: held, onClick: undefined, type: 'button' as const })}
    >
      {icon}
      {children}
      {hint === undefined ? null : (
        <KeyHint keys={hint} inverse={look === 'primary' || look === 'public' || look === 'note'} />
      )}
    </button>
  )
}

interface IconButtonProps extends ComponentProps<'button'> {
  readonly label: string
}

/** A button that shows only an icon; `label` is its name. */
export function IconButton({ label, className = '', type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-md text-soft transition-colors hover:bg-hover hover:text-ink pointer-coarse:size-10 ${className}`}
      {...rest}
    />
  )
}
