/** What a triage keeps, and what an account answers of a form. */
import type { Answer } from './severity/document.ts'
import type { TakesBack } from './takes-back.ts'
import type { Priority, Severity } from './vocabulary.ts'

/** Answers that are added to those of a form; an empty one takes one away. */
export interface OfferedAnswers {
  readonly answers: Readonly<Record<string, string>>
  /** Labels of the facts that are missing with them. */
  readonly missing: readonly string[]
}

/** What the evidence implies, by the written criteria. */
export interface ProposedLevel {
  readonly level: string
  readonly severity: Severity
  readonly priority: Priority
}

export interface Triaged extends TakesBack {
  readonly type: 'triaged'
  readonly severity: Severity
  readonly priority: Priority
  readonly reason: string
  readonly evidence?: Readonly<Record<string, Answer>>
  /** Questions of the evidence that the form or another fact of the ticket answered; left out where none. */
  readonly told?: readonly string[]
  /** In what it differs from the written criteria; left out where in nothing. */
  readonly flags?: readonly string[]
  /** The level that was chosen, as its ladder names it. */
  readonly level?: string
  /** What the evidence implied; null when it decided nothing. */
  readonly proposed?: ProposedLevel | null
  /** Version of the severity policy. */
  readonly policy?: number
}
