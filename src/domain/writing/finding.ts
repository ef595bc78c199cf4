/** One thing there is to say about a text before it is sent. */
import type { Span } from './parts.ts'

export const FINDING_KINDS = [
  'substance',
  'loaded',
  'commitment',
  'missing_point',
  'placeholder',
  'internal',
  'mention',
] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

export interface WritingFinding {
  readonly kind: FindingKind
  readonly code: string
  /** In a sentence or two: what is the matter, and what to do. */
  readonly text: string
  /** Where in the text; left out of what is missing from it. */
  readonly at?: Span | undefined
  /** What may stand at that place. */
  readonly instead?: string | undefined
  /** What the customer asked, and in which event. */
  readonly question?: { readonly version: number; readonly text: string } | undefined
  /** Version of the event of the note whose words these are. */
  readonly event?: number | undefined
}
