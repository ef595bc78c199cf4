/** Changes of the vocabulary while it is edited: each gives the whole new document. */
import type { TagPolicy } from '../../../contract/tags.ts'
import type { TagList } from '../../../domain/tags/document.ts'

export type Tag = TagPolicy['themes'][number]

const without = (tags: readonly Tag[], slug: string): Tag[] => tags.filter((tag) => tag.slug !== slug)

/** `tag` in the place of `before`, or at the end when that is undefined. */
export function withTag(policy: TagPolicy, list: TagList, before: string | undefined, tag: Tag): TagPolicy {
  const tags = policy[list]
  const kept = {
    slug: tag.slug,
    name: tag.name,
    about: tag.about,
    ...(tag.replaces?.length ? { replaces: tag.replaces } : {}),
  }
  const isThere = before !== undefined && tags.some(({ slug }) => slug === before)
  return { ...policy, [list]: isThere ? tags.map((each) => (each.slug === before ? kept : each)) : [...tags, kept] }
}

export const withoutTag = (policy: TagPolicy, list: TagList, slug: string): TagPolicy => ({
  ...policy,
  [list]: without(policy[list], slug),
})

/** `slug`, of the vocabulary or not, shown and counted as `into` from now on, and what it stood for with it. */
export function mergedTag(policy: TagPolicy, list: TagList, slug: string, into: string): TagPolicy {
  const olds = policy[list].find((tag) => tag.slug === slug)?.replaces ?? []
  const tags = without(policy[list], slug).map((tag) =>
    tag.slug === into ? { ...tag, replaces: [...new Set([...(tag.replaces ?? []), slug, ...olds])] } : tag,
  )
  return { ...policy, [list]: tags }
}

/** The tags of a list with commas between, as they are typed. */
export const splitTags = (typed: string): string[] => [...new Set(typed.split(/[\s,]+/).filter((slug) => slug !== ''))]
