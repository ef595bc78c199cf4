import { type KeyboardEvent, type ReactNode, type SubmitEvent, useEffect, useRef } from 'react'
import { text } from '../text.ts'
import { Button } from './button.tsx'
import { Refused } from './states.tsx'

interface FormFrameProps {
  readonly submit: string
  /** `public` where it goes to the customer. */
  readonly look?: 'primary' | 'public'
  readonly busy: boolean
  /** Why the last attempt was turned down. */
  readonly refusal?: string | undefined
  /** What the last attempt failed with: the focus goes to the first field of which it tells. */
  readonly failed?: unknown
  /** The form tells what is wrong in its own words; the browser keeps quiet. */
  readonly ownFaults?: boolean
  /** Stands above the buttons, such as what changed meanwhile. */
  readonly notice?: ReactNode
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The body of a dialog that does something: fields that scroll, and what to do about them below. */
export function FormFrame(props: FormFrameProps) {
  const {
    submit,
    look = 'primary',
    busy,
    refusal,
    failed,
    notice,
    ownFaults = false,
    onSubmit,
    onClose,
    children,
  } = props
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failed) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failed])
  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!busy) onSubmit()
  }
  function sendByKey(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }
  return (
    <form
      ref={form}
      noValidate={ownFaults}
      onSubmit={send}
      onKeyDown={sendByKey}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="@container grid min-h-0 flex-1 grid-cols-1 content-start gap-4 overflow-y-auto px-5 py-4">
        {children}
      </div>
      <footer className="grid grid-cols-1 gap-3 border-t border-line px-5 py-3">
        {notice}
        {refusal === undefined ? null : <Refused says={refusal} />}
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={onClose}>
            {text.cancel}
          </Button>
          <Button look={look} type="submit" aria-disabled={busy}>
            {submit}
          </Button>
        </div>
      </footer>
    </form>
  )
}
