/** Tags as people see them: an old one as what took its place, each with how often it is used (TAG-3, TAG-4). */
import { TAG_LISTS, type TagList, type TagPolicy } from './document.ts'
import { type Near, nearTo } from './nearness.ts'

/** What takes the place of old tags, by the old one. */
type Replacements = ReadonlyMap<string, string>

const made = new WeakMap<TagPolicy, Readonly<Record<TagList, Replacements>>>()

function replacing(policy: TagPolicy, list: TagList): Replacements {
  return new Map(policy[list].flatMap(({ slug, replaces = [] }) => replaces.map((old) => [old, slug] as const)))
}

/** What took the place of old areas and themes. */
function replacements(policy: TagPolicy): Readonly<Record<TagList, Replacements>> {
  const known = made.get(policy)
  if (known) return known
  const both = { areas: replacing(policy, 'areas'), themes: replacing(policy, 'themes') }
  made.set(policy, both)
  return both
}

/** The tag that stands for `slug` now. */
export const shownTag = (policy: TagPolicy | undefined, list: TagList, slug: string): string =>
  (policy && replacements(policy)[list].get(slug)) ?? slug

/** Tags as they are shown now, each once. */
export const shownTags = (policy: TagPolicy | undefined, tags: readonly string[]): string[] => [
  ...new Set(tags.map((slug) => shownTag(policy, 'themes', slug))),
]

/** Every slug that is shown as `slug` is: the one that stands for it now, and what that took the place of. */
export function slugsOf(policy: TagPolicy | undefined, list: TagList, slug: string): string[] {
  const now = shownTag(policy, list, slug)
  const tag = policy?.[list].find((each) => each.slug === now)
  return [now, ...(tag?.replaces ?? [])]
}

/** How many tickets bear a word as it was written. */
export interface TagUse {
  readonly slug: string
  readonly open: number
  readonly all: number
  /** Whether it is the product area of any of them. */
  readonly isArea: boolean
}

export interface UsedTag extends Omit<TagUse, 'isArea'> {
  /** Null where the vocabulary does not have it. */
  readonly name: string | null
  readonly about: string | null
  /** What it took the place of. */
  readonly replaces: readonly string[]
  /** Others, of the vocabulary or used, that somebody may have meant. */
  readonly near: readonly Near[]
}

type Sums = ReadonlyMap<string, Pick<TagUse, 'open' | 'all'>>

function summed(policy: TagPolicy | undefined, list: TagList, uses: readonly TagUse[]): Sums {
  const sums = new Map<string, { open: number; all: number }>()
  for (const { slug, open, all } of uses) {
    const shown = shownTag(policy, list, slug)
    const before = sums.get(shown) ?? { open: 0, all: 0 }
    sums.set(shown, { open: before.open + open, all: before.all + all })
  }
  return sums
}

const knows = (policy: TagPolicy | undefined, list: TagList, slug: string): boolean =>
  policy?.[list].some((tag) => tag.slug === shownTag(policy, list, slug)) ?? false

/** The vocabulary in its order, then what is used beside it, the most used first. */
function ofList(policy: TagPolicy | undefined, list: TagList, uses: readonly TagUse[]): UsedTag[] {
  const sums = summed(policy, list, uses)
  const known = policy?.[list] ?? []
  const slugs = known.map(({ slug }) => slug)
  const others = [...sums].filter(([slug]) => !slugs.includes(slug))
  const beside = others.toSorted(([a, one], [b, two]) => two.all - one.all || (a < b ? -1 : 1))
  const all = [...slugs, ...beside.map(([slug]) => slug)]
  return all.map((slug) => {
    const { name = null, about = null, replaces = [] } = known.find((each) => each.slug === slug) ?? {}
    return { slug, name, about, replaces, ...(sums.get(slug) ?? { open: 0, all: 0 }), near: nearTo(slug, all) }
  })
}

/** Areas and themes with how often each is used. A tag that is a word for an area counts there (TAG-6). */
export function usedTags(
  policy: TagPolicy | undefined,
  uses: readonly TagUse[],
): Readonly<Record<TagList, readonly UsedTag[]>> {
  const isArea = ({ slug, isArea: borne }: TagUse): boolean => borne || knows(policy, 'areas', slug)
  return {
    areas: ofList(policy, 'areas', uses.filter(isArea)),
    themes: ofList(
      policy,
      'themes',
      uses.filter((use) => !isArea(use)),
    ),
  }
}

/** A tag that the vocabulary does not have, with those of it that it is close to (TAG-3). */
export interface StrayTag {
  readonly slug: string
  readonly list: TagList
  readonly near: readonly Near[]
}

/** Which of the tags are not in the vocabulary; none are where there is no vocabulary. An area may stand among the themes,
 *  and be meant by one of them (TAG-6). */
export function strayTags(
  policy: TagPolicy | undefined,
  used: Readonly<Record<TagList, readonly string[]>>,
): StrayTag[] {
  if (!policy) return []
  return TAG_LISTS.flatMap((list) =>
    used[list]
      .filter((slug) => !knows(policy, list, slug) && !(list === 'themes' && knows(policy, 'areas', slug)))
      .map((slug) => {
        const known = list === 'themes' ? [...policy.themes, ...policy.areas] : policy.areas
        return { slug, list, near: nearTo(slug, [...new Set(known.map((tag) => tag.slug))]) }
      }),
  )
}
