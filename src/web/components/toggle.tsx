import type { ReactNode } from 'react'
import { CheckIcon } from './icons.tsx'

interface ToggleProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly children: ReactNode
  readonly title?: string
}

/** One of several that may each be on; a check mark says so, not only the ground. */
export function Toggle({ isOn, onChange, children, title }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      title={title}
      onClick={() => onChange(!isOn)}
      className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-md border border-line px-2 text-xs text-soft hover:bg-hover hover:text-ink aria-pressed:border-ink aria-pressed:bg-hover aria-pressed:text-ink pointer-coarse:h-9"
    >
      {isOn ? <CheckIcon className="size-3" /> : null}
      <span className="truncate">{children}</span>
    </button>
  )
}
