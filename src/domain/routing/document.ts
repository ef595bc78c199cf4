/** The `routing` policy as people review it: product areas with their words and owners, and rules of who deals with what.
 *  Rules: docs/spec/routing.md. */
import type { Kind, Role, Segment, TeamKind } from '../vocabulary.ts'

/** One team by its slug, or whichever team of the workspace is of a kind. */
export type Owner = { readonly team: string } | { readonly teamKind: TeamKind }

/** A part of the product that tickets are about. */
export interface RoutedArea {
  readonly slug: string
  readonly name: string
  /** Words or phrases that speak of it; `licen*` stands for every word that begins so (ROU-3). */
  readonly keywords: readonly string[]
  readonly owner: Owner
}

/** Nobody in support acts: who deals with it instead, and why, in words. */
export interface NoAction {
  readonly whom: string
  readonly words: string
}

/** `area` is the owner of the product area that the words speak of. */
export type RouteTo = Owner | { readonly owner: 'area' } | { readonly noAction: NoAction }

/** Who asks: a customer, or a member in a role. */
export type Asker = Role | 'customer'

/** What a ticket must be for a rule to fit; a condition that is left out fits all. */
export interface RouteConditions {
  readonly kind?: readonly Kind[] | undefined
  /** Slugs of areas of which the words must speak of one. */
  readonly area?: readonly string[] | undefined
  readonly segment?: readonly Segment[] | undefined
  readonly plan?: readonly string[] | undefined
  /** Whether a technical advisor looks after the account; nobody does where there is no account. */
  readonly technicalAdvisor?: 'yes' | 'no' | undefined
  readonly askedBy?: readonly Asker[] | undefined
  /** Words as in `RoutedArea`, of which one must be there. */
  readonly words?: readonly string[] | undefined
}

export interface RoutingRule {
  readonly name: string
  readonly when: RouteConditions
  readonly to: RouteTo
  /** Why, as a sentence that stands by itself. */
  readonly says: string
  /** Answered by whoever can: no clock runs on it. */
  readonly excluded?: 'best_effort' | undefined
  /** How sure it is when it fits, in percent: 1 to 100. */
  readonly weight: number
}

export interface RoutingPolicy {
  readonly name: string
  /** Where it is from and what it leaves open, for whoever reviews it. */
  readonly about: string
  readonly areas: readonly RoutedArea[]
  readonly rules: readonly RoutingRule[]
}

/** The name under which a ticket that no rule fits is counted; no rule may bear it. */
export const DEFAULT_RULE = 'default'
