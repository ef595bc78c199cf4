import { type KeyboardEvent, useId, useState } from 'react'
import type { UsedTag } from '../../contract/tags.ts'
import { nearTo } from '../../domain/tags/nearness.ts'
import { CloseIcon } from '../components/icons.tsx'
import { sortingText } from '../sorting-text.ts'
import { suggestions, tagOf } from './tag-suggestions.ts'

const { classify: says } = sortingText

interface StrayProps {
  readonly slug: string
  readonly known: readonly UsedTag[]
  readonly onReplace: (by: string) => void
}

/** Says of a tag that no vocabulary has it, and what may have been meant. */
function StrayHint({ slug, known, onReplace }: StrayProps) {
  const own = known.filter(({ name }) => name !== null)
  if (own.some((tag) => tag.slug === slug)) return null
  const near = nearTo(
    slug,
    own.map((tag) => tag.slug),
  )
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-soon">
      {says.stray(slug)}
      {near.map(({ slug: meant, because }) => (
        <button
          key={meant}
          type="button"
          onClick={() => onReplace(meant)}
          className="rounded-sm underline underline-offset-2 hover:text-ink pointer-coarse:py-2"
        >
          {says.near(meant, because)}
        </button>
      ))}
    </p>
  )
}

interface TagFieldProps {
  /** The vocabulary and what is used beside it, with how often. */
  readonly known: readonly UsedTag[]
  readonly tags: readonly string[]
  readonly onChange: (tags: string[]) => void
}

/** The tags of a ticket: typed, found by their beginning, added by Enter; Backspace takes the last away. */
export function TagField({ known, tags, onChange }: TagFieldProps) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const slug = tagOf(typed)
  const found = slug === '' ? [] : suggestions(typed, known, tags)
  const isNew = slug !== '' && !known.some((tag) => tag.slug === slug) && !tags.includes(slug)
  const options = [...found.map((tag) => tag.slug), ...(isNew ? [slug] : [])]
  const active = options[Math.min(at, options.length - 1)]
  function add(tag: string) {
    onChange([...tags.filter((each) => each !== tag), tag])
    setTyped('')
    setAt(0)
  }
  const step = (by: number) => setAt((at + by + options.length) % options.length)
  const doing: Readonly<Record<string, () => void>> = {
    Enter: () => active !== undefined && add(active),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Escape: () => setTyped(''),
  }
  function press(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === 'Backspace' && typed === '') onChange(tags.slice(0, -1))
    const act = options.length === 0 || event.ctrlKey || event.metaKey ? undefined : doing[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-xs font-medium text-soft">
        {says.tags}
      </label>
      <div className="flex flex-wrap items-center gap-1 rounded-md border border-edge bg-canvas px-1.5 py-1 focus-within:border-focus focus-within:outline-1 focus-within:outline-focus">
        {tags.map((tag) => (
          <span key={tag} className="flex items-center gap-1 rounded-sm bg-hover py-0.5 pr-0.5 pl-2 text-sm">
            {tag}
            <button
              type="button"
              aria-label={says.remove(tag)}
              onClick={() => onChange(tags.filter((each) => each !== tag))}
              className="rounded-sm p-0.5 text-soft hover:text-ink pointer-coarse:p-2"
            >
              <CloseIcon className="size-3" />
            </button>
          </span>
        ))}
        <input
          id={id}
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(active === undefined ? {} : { 'aria-activedescendant': `${id}-${active}` })}
          autoComplete="off"
          placeholder={tags.length === 0 ? says.tagHint : ''}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            setAt(0)
          }}
          onKeyDown={press}
          className="h-7 min-w-32 flex-1 bg-transparent px-1 text-sm outline-none placeholder:text-faint"
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={says.tags} className="grid gap-px empty:hidden">
        {options.map((option) => {
          const tag = found.find((each) => each.slug === option)
          return (
            <div
              key={option}
              id={`${id}-${option}`}
              role="option"
              tabIndex={-1}
              aria-selected={option === active}
              onMouseDown={(event) => {
                event.preventDefault()
                add(option)
              }}
              className={`flex cursor-pointer flex-wrap items-baseline justify-between gap-x-3 rounded-md px-2 py-1.5 text-sm hover:bg-hover ${option === active ? 'bg-hover' : ''}`}
            >
              <span>{tag ? option : says.add(option)}</span>
              {tag ? <span className="text-2xs text-soft tabular-nums">{says.used(tag.open, tag.all)}</span> : null}
            </div>
          )
        })}
      </div>
      {tags.map((tag) => (
        <StrayHint
          key={tag}
          slug={tag}
          known={known}
          onReplace={(by) => onChange(tags.map((each) => (each === tag ? by : each)))}
        />
      ))}
    </div>
  )
}
