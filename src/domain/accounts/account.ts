/** What is known of an account. Rules: docs/spec/accounts.md. */
import type { Money } from '../money.ts'
import { Refusal } from '../refusal.ts'
import type { Segment } from '../vocabulary.ts'

/** Where a company stands with us, from before it is a customer to after. */
export const LIFECYCLES = ['prospect', 'trial', 'onboarding', 'live', 'churning', 'former'] as const
export type Lifecycle = (typeof LIFECYCLES)[number]

/** Who of ours looks after an account. */
export const POSTS = ['accountExecutive', 'customerEngineer', 'technicalAdvisor'] as const
export type Post = (typeof POSTS)[number]

/** A member's handle or, of who is no member, a name; a post that nobody fills is left out. */
export type People = Readonly<Partial<Record<Post, string>>>

/** What is known of an account beside its terms and its money. */
export interface AccountFile {
  /** Mail domains as `accountDomain` writes them, in the order in which they were given. */
  readonly domains: readonly string[]
  readonly lifecycle: Lifecycle | null
  readonly people: People
  /** The system in which it has `externalId`; null where it has none. */
  readonly source: string | null
  readonly externalId: string | null
}

export const NOTHING_ON_FILE: AccountFile = { domains: [], lifecycle: null, people: {}, source: null, externalId: null }

/** All of it. */
export interface AccountRecord extends Money, AccountFile {
  readonly slug: string
  readonly name: string
  readonly segment: Segment
  readonly plan: string | null
  /** Slug of the contract that was agreed with it. */
  readonly contract: string | null
}

/** The posts that somebody fills, in the order of the list, so that the same facts are the same bytes. */
export const peopleOf = (given: Readonly<Partial<Record<Post, string | null | undefined>>>): People =>
  Object.fromEntries(POSTS.flatMap((post) => (given[post] ? [[post, given[post]]] : [])))

/** `people` after some posts were filled or, by null, given up; what is left out stays. */
export const changedPeople = (
  people: People,
  change: Readonly<Partial<Record<Post, string | null | undefined>>>,
): People => {
  const said = Object.entries(change).filter(([, who]) => who !== undefined)
  return peopleOf({ ...people, ...Object.fromEntries(said) })
}

/** What a name is called in commands and addresses: `Acme Robotics, Inc.` is `acme-robotics-inc`; empty when no letter of
 *  it has a plain one below it. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '')

/** Pages among the accounts: the address of each would be that of an account with this slug (ACT-22). */
export const PAGE_SLUGS: readonly string[] = ['import', 'senders']

/** Why no account is called `slug`; undefined where one may be. */
export const whyReserved = (slug: string): string | undefined =>
  PAGE_SLUGS.includes(slug) ? `"${slug}" is a page of the accounts. Choose another slug, such as ${slug}-2.` : undefined

/** @throws Refusal `slug_reserved` (ACT-22) */
export function refuseReserved(slug: string): void {
  const reserved = whyReserved(slug)
  if (reserved !== undefined) throw new Refusal('slug_reserved', reserved)
}

/** What an account of this name is called unless somebody says otherwise: as `slugOf`, but never like a page (ACT-22). */
export const accountSlug = (name: string): string => {
  const slug = slugOf(name)
  return PAGE_SLUGS.includes(slug) ? `${slug}-2` : slug
}
