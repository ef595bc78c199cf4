/** What a demo ticket can be about. The texts are data: `{name}` is filled in, `[[a|b]]` takes one of the two,
 *  a line break is a space, an empty line parts paragraphs, and lines that start with `>` or `- ` stand alone.
 *  The nth subject, opening, answer and so on belong together; a shorter list starts over. */
import type { Kind, Severity } from '../../domain/vocabulary.ts'

/** Product areas of Harbor, the slugs that tickets are tagged with. */
export type Area =
  | 'search'
  | 'indexing'
  | 'code-hosts'
  | 'permissions'
  | 'sso'
  | 'api'
  | 'batch-changes'
  | 'insights'
  | 'billing'
  | 'upgrades'
  | 'deployment'
  | 'notifications'
  | 'operations'
  | 'documentation'

/** One of several texts, or a range of whole numbers such as `12..480`; chosen once for each ticket. */
export type Values = Readonly<Record<string, string | readonly string[]>>

export interface Scenario {
  readonly id: string
  readonly kind: Kind
  readonly severity: Severity
  /** The main area first. */
  readonly tags: readonly [Area, ...Area[]]
  /** Only accounts of this kind meet it. */
  readonly for?: 'paying' | 'unpaid'
  /** What triage saw, in the words of the severity criteria. */
  readonly criterion: string
  readonly values?: Values
  readonly subjects: readonly string[]
  readonly opening: readonly string[]
  /** Support asks for what is missing. */
  readonly ask: readonly string[]
  /** The customer sends it. */
  readonly give: readonly string[]
  /** What support thinks, internally. */
  readonly note: readonly string[]
  /** The answer: what it is, what to do about it. */
  readonly find: readonly string[]
  /** A further question of the customer and its answer. */
  readonly more: readonly [question: string, answer: string]
  /** The customer confirms. */
  readonly done: readonly string[]
  /** One sentence that says what ended it. */
  readonly fix: string
  /** The facts handed to another team, and what that team found. */
  readonly help?: readonly [facts: string, verdict: string]
}
