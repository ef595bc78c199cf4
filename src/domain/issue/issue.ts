/** An issue: engineering or product work that tickets lead to. Rules: docs/spec/issue.md. */
import type { Instant } from '../time.ts'

/** A defect is broken, a gap is missing from the product, documentation is missing from the documents (ISS-1). */
export const ISSUE_KINDS = ['defect', 'gap', 'documentation'] as const
export type IssueKind = (typeof ISSUE_KINDS)[number]

/** Who may be told of it: everybody, customers with them, or we alone (ISS-3). */
export const AUDIENCES = ['public', 'private'] as const
export type Audience = (typeof AUDIENCES)[number]

/** `done`: it has shipped. [domain 12] */
export const ISSUE_STATUSES = ['open', 'in_progress', 'on_backlog', 'done', 'wont_do'] as const
export type IssueStatus = (typeof ISSUE_STATUSES)[number]

/** Statuses that are set; `done` comes by shipping alone, with what may be told of it (ISS-5). */
export const SET_STATUSES = ['open', 'in_progress', 'on_backlog', 'wont_do'] as const satisfies readonly IssueStatus[]
export type SetStatus = (typeof SET_STATUSES)[number]

/** What a person writes of an issue. */
export interface IssueFacts {
  readonly kind: IssueKind
  readonly title: string
  readonly text: string
  readonly audience: Audience
  /** Handle of the member who looks after it. */
  readonly owner: string | null
  /** Slug of the team whose work it is. */
  readonly team: string | null
  /** Address of it in an outside tracker. */
  readonly url: string | null
}

export interface Issue extends IssueFacts {
  readonly id: string
  /** Counts up from 1 in its workspace. */
  readonly number: number
  readonly status: IssueStatus
  /** Number of the issue that it goes on in. */
  readonly duplicateOf: number | null
  readonly shippedAt: Instant | null
  /** What may be told of how it shipped. */
  readonly shippedNote: string | null
  /** Counts its events. */
  readonly version: number
  readonly createdAt: Instant
  /** Handle. */
  readonly createdBy: string
  readonly updatedAt: Instant
}

/** As refusals call it: `Issue 12`. */
export const issueName = ({ number }: Pick<Issue, 'number'>): string => `Issue ${number}`
