import { useEffect, useState } from 'react'

/** A word is searched for once typing rests, in milliseconds. */
const RESTS = 300

interface SettledInputProps {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly width: string
  readonly numeric?: boolean
  readonly onChange: (value: string | undefined) => void
}

/** Text that counts once typing rests. */
export function SettledInput({ label, hint, value, width, numeric = false, onChange }: SettledInputProps) {
  const [before, setBefore] = useState(value)
  const [typed, setTyped] = useState(value)
  if (before !== value) {
    setBefore(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return undefined
    const timer = setTimeout(() => onChange(typed.trim() === '' ? undefined : typed.trim()), RESTS)
    return () => clearTimeout(timer)
  })
  return (
    <input
      type="search"
      inputMode={numeric ? 'numeric' : 'search'}
      aria-label={label}
      placeholder={hint}
      value={typed}
      maxLength={100}
      onChange={({ target }) => setTyped(target.value)}
      className={`h-7 rounded-md border border-edge bg-canvas px-2 text-xs focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 pointer-coarse:h-9 ${width}`}
    />
  )
}
