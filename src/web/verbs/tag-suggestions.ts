/** What may be meant by what is typed into the field of tags. */
import type { UsedTag } from '../../contract/tags.ts'
import { nearTo } from '../../domain/tags/nearness.ts'

const SUGGESTED = 6

/** What is typed, as a tag is written. */
export const tagOf = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^[-_]+|-+$/g, '')
    .slice(0, 63)

/** What may be meant: those that begin so, then those that hold it or look like it; the most used first. */
export function suggestions(typed: string, known: readonly UsedTag[], chosen: readonly string[]): UsedTag[] {
  const wanted = tagOf(typed)
  const free = known.filter(({ slug }) => !chosen.includes(slug))
  const near = new Set(
    nearTo(
      wanted,
      free.map(({ slug }) => slug),
    ).map(({ slug }) => slug),
  )
  const grade = ({ slug, name }: UsedTag): number => {
    if (slug.startsWith(wanted)) return 0
    return slug.includes(wanted) || (name?.toLowerCase().includes(wanted) ?? false) ? 1 : near.has(slug) ? 2 : 3
  }
  return free
    .filter((tag) => grade(tag) < 3)
    .toSorted((a, b) => grade(a) - grade(b) || b.open - a.open || b.all - a.all)
    .slice(0, SUGGESTED)
}
