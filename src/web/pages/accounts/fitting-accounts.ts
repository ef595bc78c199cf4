/** Which accounts a list shows. */
import type { Account } from '../../../contract/workspace.ts'

/** What is not chosen is the empty text. */
export interface AccountFilters {
  readonly segment: string
  readonly lifecycle: string
}

export const fittingAccounts = (
  accounts: readonly Account[],
  { segment, lifecycle }: AccountFilters,
): readonly Account[] =>
  accounts.filter(
    (account) =>
      (segment === '' || account.segment === segment) && (lifecycle === '' || account.lifecycle === lifecycle),
  )

/** The plan, where it says more than the segment beside it. */
export const planBeside = (segment: string, plan: string | null): string | null =>
  plan?.toLowerCase() === segment.toLowerCase() ? null : plan

/** Mail domains as they are typed: one a line, or with commas or spaces between. */
export const typedDomains = (text: string): readonly string[] => [
  ...new Set(text.split(/[\s,;]+/).filter((part) => part !== '')),
]
