/** What stands where content would: it is coming, there is none, or it failed. */
import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { Button } from './button.tsx'
import { AlertIcon, InboxIcon } from './icons.tsx'
import { Said } from './said.tsx'

export function Skeleton({ className }: { readonly className: string }) {
  return <span aria-hidden="true" className={`block animate-breathe rounded-sm bg-selected ${className}`} />
}

interface NoticeProps {
  readonly title: string
  readonly says: string
  /** Nothing else heads the screen. */
  readonly alone?: boolean
  readonly children?: ReactNode
}

export function EmptyState({ title, says, alone = false, children }: NoticeProps) {
  const Title = alone ? 'h1' : 'p'
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      <InboxIcon className="size-6 text-faint" />
      <Title className="text-base font-medium">{title}</Title>
      <p className="max-w-sm text-soft">
        <Said says={says} />
      </p>
      {children === undefined ? null : <div className="mt-2">{children}</div>}
    </div>
  )
}

interface ErrorStateProps {
  readonly title: string
  readonly says: string
  /** Nothing else heads the screen. */
  readonly alone?: boolean
  readonly onRetry?: () => void
}

export function ErrorState({ title, says, alone = false, onRetry }: ErrorStateProps) {
  const Title = alone ? 'h1' : 'p'
  return (
    <div role="alert" className="flex flex-col items-center gap-2 px-6 py-16 text-center">
      <AlertIcon className="size-6 text-late" />
      <Title className="text-base font-medium">{title}</Title>
      <p className="max-w-md text-soft">
        <Said says={says} />
      </p>
      {onRetry === undefined ? null : (
        <Button className="mt-2" onClick={onRetry}>
          {text.retry}
        </Button>
      )}
    </div>
  )
}

/** A refusal beside the control that caused it. */
export function Refused({ says }: { readonly says: string }) {
  return (
    <p role="alert" className="flex items-start gap-2 rounded-md bg-late-tint px-3 py-2 text-sm text-late">
      <AlertIcon className="mt-0.5 size-4" />
      <span>
        <Said says={says} />
      </span>
    </p>
  )
}
