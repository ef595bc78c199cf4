import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react'
import type { Member } from '../../contract/workspace.ts'
import { attentionText } from '../attention-text.ts'
import { Avatar } from '../components/avatar.tsx'
import { type Begun, begunAt, fitting } from './naming.ts'
import { useInsert } from './use-insert.ts'

interface NamesProps {
  readonly id: string
  readonly people: readonly Member[]
  readonly active: number
  readonly onChoose: (person: Member) => void
}

/** Those who could be meant, above the text. */
function Names({ id, people, active, onChoose }: NamesProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={attentionText.mention.list}
      className="absolute bottom-full left-0 z-20 mb-1 grid w-72 max-w-full grid-cols-1 self-end rounded-md border border-line bg-raised p-1 shadow-float"
    >
      {people.map((person, index) => (
        <div
          key={person.handle}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // Else the text would lose the focus before the name is chosen.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          onKeyDown={() => {}}
          className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 hover:bg-hover aria-selected:bg-selected pointer-coarse:min-h-10"
        >
          <Avatar name={person.name} />
          <span className="min-w-0 flex-1 truncate">{person.name}</span>
          <span className="text-xs text-soft">@{person.handle}</span>
        </div>
      ))}
    </div>
  )
}

interface Naming {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly body: string
  readonly onBody: (body: string) => void
  readonly people: readonly Member[] | undefined
}

interface NamingHelp {
  /** Looks at what stands before the caret. */
  readonly look: (area: HTMLTextAreaElement) => void
  readonly close: () => void
  /** Whether the key was for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean
  /** What the text says of its list. */
  readonly aria: Readonly<Record<string, string | undefined>>
  readonly list: ReactNode
}

/** Completes the name of a colleague after an @: a list above the text, walked by the arrows while the text has the focus. */
export function useNaming({ field, body, onBody, people }: Naming): NamingHelp {
  const id = useId()
  const [begun, setBegun] = useState<Begun>()
  const [left, setLeft] = useState<number>()
  const [active, setActive] = useState(0)
  const { insert } = useInsert(field, body, onBody)
  const isShown = begun !== undefined && begun.at.start !== left && people !== undefined
  const found = isShown ? fitting(people, begun.typed) : []
  const isOpen = found.length > 0

  function look({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) {
    const now = people && selectionStart === selectionEnd ? begunAt(value, selectionStart) : undefined
    if (now?.at.start !== begun?.at.start || now?.typed !== begun?.typed) setActive(0)
    if (now === undefined) setLeft(undefined)
    setBegun(now)
  }
  function choose({ handle }: Member) {
    if (begun) insert(`@${handle} `, begun.at)
    setBegun(undefined)
  }
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setActive((active + 1) % found.length),
    ArrowUp: () => setActive((active + found.length - 1) % found.length),
    Enter: () => found[active] && choose(found[active]),
    Tab: () => found[active] && choose(found[active]),
    Escape: () => setLeft(begun?.at.start),
  }
  return {
    look,
    close: () => setBegun(undefined),
    onKey: (event) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event
      const act = acts[key]
      if (!isOpen || act === undefined || ctrlKey || metaKey || altKey || shiftKey) return false
      event.preventDefault()
      act()
      return true
    },
    aria: isOpen
      ? {
          'aria-autocomplete': 'list',
          'aria-haspopup': 'listbox',
          'aria-controls': id,
          'aria-activedescendant': `${id}-${active}`,
        }
      : {},
    list:
      people === undefined ? null : (
        <>
          {isOpen ? <Names id={id} people={found} active={active} onChoose={choose} /> : null}
          <p role="status" className="sr-only">
            {isOpen ? attentionText.mention.found(found.length) : ''}
          </p>
        </>
      ),
  }
}
