/** Which issues are shown, as it stands in the address. */
import type { IssuesQuery } from '../../../contract/issues.ts'
import { ISSUE_KINDS, ISSUE_STATUSES, type IssueKind } from '../../../domain/issue/issue.ts'

/** Left out of the address: those that are not done yet. */
export const SHOWN_STATUSES = ['all', ...ISSUE_STATUSES, 'duplicate'] as const
type ShownStatus = (typeof SHOWN_STATUSES)[number]

export interface IssuesSearch {
  status?: ShownStatus
  kind?: IssueKind
  /** Slug of a team. */
  team?: string
  /** Handle of a member. */
  owner?: string
  q?: string
}

/** What of it shall be otherwise; undefined takes out what is in the address. */
export type IssuesChange = { readonly [Name in keyof IssuesSearch]?: IssuesSearch[Name] | undefined }

/** The router reads digits in the address as a number. */
function wordOf(value: unknown, longest: number): string | undefined {
  const word = typeof value === 'number' ? String(value) : value
  if (typeof word !== 'string') return undefined
  const trimmed = word.trim()
  return trimmed !== '' && trimmed.length <= longest ? trimmed : undefined
}

function slugOf(value: unknown): string | undefined {
  const word = wordOf(value, 63)
  return word !== undefined && /^[a-z0-9][a-z0-9_-]*$/.test(word) ? word : undefined
}

/** Keeps what fits and drops the rest, so that an address typed wrong still shows a list. */
export function issuesSearch(raw: Record<string, unknown>): IssuesSearch {
  const found = {
    status: SHOWN_STATUSES.find((each) => each === raw.status),
    kind: ISSUE_KINDS.find((each) => each === raw.kind),
    team: slugOf(raw.team),
    owner: wordOf(raw.owner, 200),
    q: wordOf(raw.q, 200),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** Whether anything narrows what is shown. */
export const isNarrowed = (search: IssuesSearch): boolean => Object.keys(search).length > 0

/** The search as the server takes it. */
export function queryOf({ status, ...rest }: IssuesSearch): IssuesQuery {
  if (status === 'all') return rest
  return { ...rest, status: status ?? 'active' }
}
