import type { ComponentProps } from 'react'
import { text } from '../text.ts'
import { ChevronDownIcon } from './icons.tsx'

interface FilterButtonProps extends ComponentProps<'button'> {
  readonly name: string
  /** What is chosen; undefined when nothing is. */
  readonly chosen: string | undefined
}

/** Says what it filters by, and what is chosen once something is. */
export function FilterButton({ name, chosen, ...rest }: FilterButtonProps) {
  const look = chosen === undefined ? 'border-dashed text-soft hover:text-ink' : 'bg-selected text-ink'
  return (
    <button
      type="button"
      title={text.queue.filterBy(name)}
      className={`flex h-7 shrink-0 items-center gap-1 rounded-md border border-line pl-2 pr-1.5 text-xs hover:bg-hover pointer-coarse:h-9 ${look}`}
      {...rest}
    >
      {name}
      {chosen === undefined ? null : (
        <>
          <span className="sr-only">: </span>
          <span className="max-w-32 truncate font-medium">{chosen}</span>
        </>
      )}
      <ChevronDownIcon className="size-3 text-faint" />
    </button>
  )
}
