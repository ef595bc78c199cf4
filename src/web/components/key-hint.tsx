interface KeyHintProps {
  /** Keys parted by spaces. */
  readonly keys: string
  readonly inverse?: boolean
}

/** The key that does what the control does; the control's `aria-keyshortcuts` tells it to screen readers. */
export function KeyHint({ keys, inverse = false }: KeyHintProps) {
  const look = inverse ? 'border-transparent bg-on-inverse/10' : 'border-line bg-panel text-soft'
  return (
    <span aria-hidden="true" className="ml-0.5 hidden gap-0.5 lg:inline-flex">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className={`inline-flex h-4 min-w-4 items-center justify-center rounded-sm border px-1 font-sans text-2xs ${look}`}
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
