import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { helpText } from '../help-text.ts'
import { PALETTE_BOX, PALETTE_FIELD, type Typed } from './palette-frame.ts'

interface PaletteWaitingProps {
  readonly onTyped: (typed: Typed) => void
  readonly onClose: () => void
}

/** Stands where the commands will be while they load, so that nothing typed is lost or taken for a shortcut. */
export function PaletteWaiting({ onTyped, onClose }: PaletteWaitingProps) {
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  const [query, setQuery] = useState('')
  useLayoutEffect(() => field.current?.focus(), [])
  function onKeyDown({ key }: KeyboardEvent) {
    if (key === 'Enter') onTyped({ query, entered: true })
    if (key === 'Escape') onClose()
  }
  return (
    <div role="dialog" aria-modal="true" aria-label={helpText.palette.title} className={PALETTE_BOX}>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-expanded="false"
        aria-controls={list}
        aria-label={helpText.palette.title}
        placeholder={helpText.palette.placeholder}
        value={query}
        onKeyDown={onKeyDown}
        onChange={({ target }) => {
          setQuery(target.value)
          onTyped({ query: target.value, entered: false })
        }}
        className={PALETTE_FIELD}
      />
      <div id={list} />
    </div>
  )
}
