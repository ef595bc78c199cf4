import { type ClipboardEvent, type KeyboardEvent, type RefObject, useRef } from 'react'
import type { Member } from '../../contract/workspace.ts'
import type { WritingFinding } from '../../domain/writing/finding.ts'
import { nextPlace, placesOf, type Stretch, stretchesOf } from './places.ts'
import { selectSpan } from './select-span.ts'
import { useNaming } from './use-naming.tsx'

interface WritingAreaProps {
  readonly ref: RefObject<HTMLTextAreaElement | null>
  readonly label: string
  readonly hint: string
  readonly body: string
  /** Of the text as it stands now. */
  readonly findings: readonly WritingFinding[]
  readonly onBody: (body: string) => void
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  readonly onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  /** Who may be named with an @; nobody when left out. */
  readonly people?: readonly Member[] | undefined
  /** The focus starts here when its form opens. */
  readonly begins?: boolean
}

const LOOKS: Readonly<Record<NonNullable<Stretch['mark']>, string>> = {
  placeholder: 'rounded-sm bg-soon-tint shadow-[0_0_0_1px_var(--color-soon)]',
  internal: 'rounded-sm bg-late-tint shadow-[0_0_0_1px_var(--color-late)]',
  loaded: 'underline decoration-soon decoration-wavy decoration-1 underline-offset-2',
  mention: 'underline decoration-dotted decoration-1 underline-offset-2',
  commitment: 'underline decoration-dotted decoration-1 underline-offset-2',
}

/** Both lie on each other letter by letter. */
const SAME =
  'max-h-[34dvh] w-full whitespace-pre-wrap break-words px-2 py-1 text-base pointer-coarse:text-[1rem] sm:min-h-12 [scrollbar-gutter:stable]'

/** What is marked: places at once, the rest once it was looked at. */
function marksOf(body: string, findings: readonly WritingFinding[]) {
  const places = placesOf(body).map((at) => ({ at, mark: 'placeholder' as const }))
  const found = findings.flatMap(({ kind, at }) =>
    at === undefined || kind === 'placeholder' || kind === 'missing_point' || kind === 'substance'
      ? []
      : [{ at, mark: kind }],
  )
  return [...places, ...found]
}

/** The text, with what is to be filled in or looked at marked in it. Tab goes to the next place that is not filled in. */
export function WritingArea(props: WritingAreaProps) {
  const { ref, label, hint, body, findings, onBody, onKey, onPaste, people, begins = false } = props
  const behind = useRef<HTMLDivElement>(null)
  const naming = useNaming({ field: ref, body, onBody, people })
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (naming.onKey(event)) return
    onKey(event)
    const { key, shiftKey, ctrlKey, metaKey, altKey, currentTarget } = event
    if (event.defaultPrevented || key !== 'Tab' || ctrlKey || metaKey || altKey) return
    const { selectionStart: start, selectionEnd: end } = currentTarget
    const place = nextPlace(body, { start, end }, shiftKey)
    if (!place) return
    event.preventDefault()
    selectSpan(currentTarget, place)
  }
  return (
    <div className="relative grid min-w-0 *:[grid-area:1/1]">
      <div
        ref={behind}
        aria-hidden="true"
        className={`${SAME} pointer-events-none relative overflow-hidden text-transparent`}
      >
        {stretchesOf(body, marksOf(body, findings)).map(({ text, mark }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches are the text, in its order.
          <span key={index} data-mark={mark} className={mark === undefined ? undefined : LOOKS[mark]}>
            {text}
          </span>
        ))}
      </div>
      <textarea
        ref={ref}
        aria-label={label}
        placeholder={hint}
        value={body}
        rows={1}
        data-autofocus={begins ? '' : undefined}
        maxLength={100_000}
        onChange={({ target }) => {
          onBody(target.value)
          naming.look(target)
        }}
        onSelect={({ currentTarget }) => naming.look(currentTarget)}
        onBlur={naming.close}
        onKeyDown={onKeyDown}
        {...naming.aria}
        onPaste={onPaste}
        onScroll={({ currentTarget }) => {
          if (behind.current) behind.current.scrollTop = currentTarget.scrollTop
        }}
        className={`${SAME} field-sizing-content relative resize-none bg-transparent outline-none`}
      />
      {naming.list}
    </div>
  )
}
