import { useState } from 'react'
import type { Tags, UsedTag } from '../../../contract/tags.ts'
import { FilterButton } from '../../components/filter-button.tsx'
import { FindMenu } from '../../components/find-menu.tsx'
import { useTags } from '../../data/sorting.ts'
import { count } from '../../format.ts'
import { text } from '../../text.ts'

interface TagFilterProps {
  readonly list: Exclude<keyof Tags, 'version'>
  readonly name: string
  /** Slug of the tag. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

const nameOf = ({ slug, name }: UsedTag): string => name ?? slug

/** Whether it is called so, or was. */
const isCalled = (tag: UsedTag, query: string): boolean =>
  [tag.slug, nameOf(tag), ...tag.replaces].some((word) => word.toLowerCase().includes(query))

/** Finds one of the vocabulary, or one that is used beside it; how many open tickets bear it stands beside it. Tags are
 *  read once somebody looks for one, or to name the one in the address. */
export function TagFilter({ list, name, value, onChange }: TagFilterProps) {
  const [query, setQuery] = useState<string>()
  const { data } = useTags(query !== undefined || value !== undefined)
  const tags = data?.[list] ?? []
  const wanted = (query ?? '').trim().toLowerCase()
  const chosen = tags.find((tag) => tag.slug === value || (value !== undefined && tag.replaces.includes(value)))
  return (
    <FindMenu
      trigger={(props) => <FilterButton name={name} chosen={chosen ? nameOf(chosen) : value} {...props} />}
      label={text.queue.findTag[list]}
      empty={data ? text.queue.noTag[list] : text.queue.readingTags}
      items={tags
        .filter((tag) => isCalled(tag, wanted))
        .map((tag) => ({ value: tag.slug, label: nameOf(tag), aside: count(tag.open) }))}
      query={query ?? ''}
      onSearch={setQuery}
      chosen={chosen?.slug ?? value}
      none={text.queue.anyOne}
      onChoose={onChange}
    />
  )
}
