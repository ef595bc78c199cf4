import type { UsedTag } from '../../../contract/tags.ts'
import { Button } from '../../components/button.tsx'
import { count } from '../../format.ts'
import { sortingText } from '../../sorting-text.ts'

const { tags: says } = sortingText
const { columns } = says

interface TagTableProps {
  readonly title: string
  readonly tags: readonly UsedTag[]
  /** Why this person may not change it; undefined when they may. */
  readonly held: string | undefined
  readonly onEdit: (slug: string) => void
  readonly onMerge: (slug: string, into: string) => void
}

const cell = 'py-2 pr-4 align-top'
const number = `${cell} text-right tabular-nums max-md:inline-block max-md:py-0 max-md:text-left`

interface RowProps extends Omit<TagTableProps, 'title' | 'tags'> {
  readonly tag: UsedTag
  /** Those of the vocabulary. */
  readonly known: ReadonlySet<string>
}

function Row({ tag, known, held, onEdit, onMerge }: RowProps) {
  const { slug, name, about, open, all, near, replaces } = tag
  const isKnown = name !== null
  return (
    <tr className="border-t border-line max-md:block max-md:py-2">
      <th scope="row" className={`${cell} text-left font-normal max-md:block max-md:py-0`}>
        <span className={`font-medium ${isKnown ? '' : 'text-soon'}`}>{slug}</span>
        {isKnown && name !== slug ? <span className="text-soft"> · {name}</span> : null}
        {about ? <span className="block text-xs text-soft text-pretty">{about}</span> : null}
        {replaces.length === 0 ? null : (
          <span className="block text-2xs text-faint">{says.replaces(replaces.join(', '))}</span>
        )}
      </th>
      <td className={number}>
        <span className="text-2xs text-soft md:hidden">{columns.open} </span>
        {count(open)}
      </td>
      <td className={number}>
        <span className="text-2xs text-soft md:hidden">{columns.all} </span>
        {count(all)}
      </td>
      <td className={`${cell} text-xs text-soon max-md:block max-md:py-0 max-md:empty:hidden`}>
        {near.map((each) => (
          <span key={each.slug} className="block">
            {says.near(each.slug, each.because)}
          </span>
        ))}
      </td>
      <td className={`${cell} pr-0 max-md:block`}>
        <div className="flex flex-wrap gap-1 max-md:-ml-3 md:justify-end">
          {near
            .filter((each) => known.has(each.slug) && !isKnown)
            .map((each) => (
              <Button
                key={each.slug}
                held={held}
                aria-label={says.merge(slug, each.slug)}
                onClick={() => onMerge(slug, each.slug)}
              >
                {says.mergeShort(each.slug)}
              </Button>
            ))}
          <Button
            look="quiet"
            held={held}
            aria-label={isKnown ? says.edit(slug) : says.adopt(slug)}
            onClick={() => onEdit(slug)}
          >
            {isKnown ? says.editShort : says.adoptShort}
          </Button>
        </div>
      </td>
    </tr>
  )
}

/** Tags with how often each is used, and those that look like one. */
export function TagTable({ title, tags, ...row }: TagTableProps) {
  const known = new Set(tags.filter(({ name }) => name !== null).map(({ slug }) => slug))
  if (tags.length === 0) return <p className="text-soft">{says.none}</p>
  const head = 'py-1 pr-4 text-xs font-medium text-soft'
  return (
    <table aria-label={title} className="w-full border-collapse text-sm max-md:block">
      <thead className="max-md:sr-only">
        <tr>
          <th scope="col" className={`${head} text-left`}>
            {columns.tag}
          </th>
          <th scope="col" className={`${head} w-16 text-right`}>
            {columns.open}
          </th>
          <th scope="col" className={`${head} w-16 text-right`}>
            {columns.all}
          </th>
          <th scope="col" className={`${head} text-left`}>
            {columns.near}
          </th>
          <th scope="col" className="w-0" />
        </tr>
      </thead>
      <tbody className="max-md:block">
        {tags.map((tag) => (
          <Row key={tag.slug} tag={tag} known={known} {...row} />
        ))}
      </tbody>
    </table>
  )
}
