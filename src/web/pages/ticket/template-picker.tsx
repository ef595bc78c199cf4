import { type RefObject, useState } from 'react'
import type { Templates } from '../../../contract/writing.ts'
import { type Fitting, fits } from '../../../domain/writing/document.ts'
import type { Findable } from '../../components/find-box.tsx'
import { FindMenu } from '../../components/find-menu.tsx'
import { ListIcon } from '../../components/icons.tsx'
import { useTemplates } from '../../data/writing.ts'
import type { ComposeMode } from '../../writing/composer.tsx'
import { writingText } from '../../writing-text.ts'

const { template: says } = writingText

/** Those for this kind of text that `query` finds, the ones that are meant for such a ticket first. */
function foundTemplates(items: Templates['items'], mode: ComposeMode, ticket: Fitting, query: string): Findable[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const visibility = mode === 'note' ? 'internal' : 'public'
  return items
    .filter(({ document }) => document.visibility === visibility)
    .filter(({ slug, document: { name, about } }) => {
      const said = `${slug} ${name} ${about}`.toLowerCase()
      return words.every((word) => said.includes(word))
    })
    .map(({ slug, document }) => ({ slug, document, meant: fits(document, ticket) }))
    .toSorted((a, b) => Number(b.meant) - Number(a.meant))
    .map(({ slug, document: { name }, meant }) => ({
      value: slug,
      label: name,
      ...(meant ? {} : { aside: writingText.template.other }),
    }))
}

interface TemplatePickerProps {
  readonly mode: ComposeMode
  readonly ticket: Fitting
  readonly onChoose: (slug: string, name: string) => void
  /** The button, for the key that opens it. */
  readonly holder: RefObject<HTMLSpanElement | null>
}

/** Finds a template by typing part of its name. */
export function TemplatePicker({ mode, ticket, onChoose, holder }: TemplatePickerProps) {
  const [query, setQuery] = useState('')
  const [wanted, setWanted] = useState(false)
  const { data } = useTemplates(wanted)
  const items = foundTemplates(data?.items ?? [], mode, ticket, query)
  return (
    <span ref={holder} className="contents">
      <FindMenu
        label={says.find}
        items={items}
        query={query}
        onSearch={(text) => {
          setWanted(true)
          setQuery(text)
        }}
        chosen={undefined}
        empty={says.none}
        onChoose={(slug) => {
          const found = items.find(({ value }) => value === slug)
          if (found) onChoose(found.value, found.label)
        }}
        trigger={(props) => (
          <button
            {...props}
            type="button"
            aria-keyshortcuts="Control+/"
            title={`${says.open} (Ctrl /)`}
            className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 text-xs text-soft hover:bg-hover hover:text-ink pointer-coarse:h-10"
          >
            <ListIcon className="size-3.5" />
            {says.open}
          </button>
        )}
      />
    </span>
  )
}
