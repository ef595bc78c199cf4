import { useState } from 'react'
import { text } from '../text.ts'
import { Button } from './button.tsx'
import { CheckIcon, CopyIcon } from './icons.tsx'
import { useMessages } from './messages.tsx'

interface CopyButtonProps {
  /** What the button is called, such as `Copy the command`. */
  readonly label: string
  readonly value: string
}

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ label, value }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  const { refuse } = useMessages()
  // There is none where the page comes over plain HTTP from another machine.
  const board: Clipboard | undefined = navigator.clipboard
  if (board === undefined) return null
  return (
    <Button
      className="shrink-0"
      aria-label={label}
      icon={isCopied ? <CheckIcon className="size-3.5" /> : <CopyIcon className="size-3.5" />}
      onClick={() =>
        void board.writeText(value).then(
          () => setCopied(true),
          () => refuse(text.copyFailed),
        )
      }
    >
      <span role="status">{isCopied ? text.copied : text.copy}</span>
    </Button>
  )
}
