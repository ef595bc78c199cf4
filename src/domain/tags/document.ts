/** The `tags` policy: the words that tickets are tagged with. Rules: docs/spec/tags.md. */

export interface Tag {
  readonly slug: string
  readonly name: string
  /** When to use it. */
  readonly about: string
  /** Slugs that this one took the place of; tickets that bear them count as its own (TAG-4). */
  readonly replaces?: readonly string[] | undefined
}

export interface TagPolicy {
  readonly name: string
  readonly about: string
  /** Parts of the product: a ticket has one. */
  readonly areas: readonly Tag[]
  /** What tickets have in common across areas: a ticket has any number. */
  readonly themes: readonly Tag[]
}

export const TAG_LISTS = ['areas', 'themes'] as const
export type TagList = (typeof TAG_LISTS)[number]
