/** The `severity` policy as people write it: ladders of written criteria. Rules: docs/spec/severity.md. */
import type { Environment, Kind, Priority, Segment, Severity } from '../vocabulary.ts'

export const ANSWER_KINDS = ['yes_no', 'percent', 'choice'] as const
export type AnswerKind = (typeof ANSWER_KINDS)[number]

/** An answer to a question: yes or no, percents from 0 to 100, or the value of a choice. */
export type Answer = boolean | number | string

export interface Choice {
  readonly value: string
  readonly label: string
}

/** Facts of a ticket that may answer a question by themselves. */
export const ANSWERING_FACTS = ['environment', 'kind', 'plan', 'segment'] as const
export type AnsweringFact = (typeof ANSWERING_FACTS)[number]

export interface Question {
  /** What evidence names it by. */
  readonly id: string
  /** A few words that reasons name it by: `Users affected`. */
  readonly name: string
  /** The question in full: `How many of the users are limited?` */
  readonly asks: string
  readonly help?: string | undefined
  readonly answer: AnswerKind
  /** Of `choice` alone. */
  readonly choices?: readonly Choice[] | undefined
  /** What counts until somebody says otherwise; without it nothing does. */
  readonly assumed?: Answer | undefined
  /** The answer that a fact of the ticket gives, by the fact's value. */
  readonly toldBy?: { readonly fact: AnsweringFact; readonly answers: Readonly<Record<string, Answer>> } | undefined
}

/** A criterion over the answers. `is` holds for any of the values it lists; the numbers are percents. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly is: readonly [question: string, ...values: Answer[]] }
  | { readonly atLeast: readonly [question: string, percent: number] }
  | { readonly below: readonly [question: string, percent: number] }

/** One step of a ladder, as the contract or the practice writes it. */
export interface Level {
  /** As it is called there: `Severity 1`, `p0`. */
  readonly name: string
  /** The written text. */
  readonly says: string
  readonly severity: Severity
  readonly priority: Priority
  /** The only priorities that may go with it; any when left out, where another than `priority` is flagged. */
  readonly allowedPriorities?: readonly Priority[] | undefined
  /** When the evidence implies it; null when only a person can say so. */
  readonly when: Condition | null
}

/** What is not a level, however it feels: `One user who cannot log in is not Severity 0.` */
export interface NotThis {
  /** Name of the level. */
  readonly level: string
  readonly when: Condition
  readonly says: string
}

/** What a ticket must be for a ladder; a condition that is left out fits all. */
export interface LadderConditions {
  readonly segment?: readonly Segment[] | undefined
  readonly contract?: readonly string[] | undefined
  readonly kind?: readonly Kind[] | undefined
  readonly plan?: readonly string[] | undefined
}

export interface Ladder {
  readonly name: string
  /** Where it is from and how it is read, for whoever reviews it. */
  readonly about: string
  /** It is for the tickets that fit any of these. */
  readonly tickets: readonly LadderConditions[]
  readonly questions: readonly Question[]
  /** Worst first: of several whose criterion holds, the first counts. */
  readonly levels: readonly Level[]
  readonly never: readonly NotThis[]
}

/** A list of ladders of which the first that fits a ticket is its own. */
export interface SeverityPolicy {
  readonly name: string
  readonly about: string
  readonly ladders: readonly Ladder[]
}

/** The question whose answers `beta` and `experimental` put a ticket outside every promise (TV-26). */
export const MATURITY = 'maturity'
export const MATURITIES = ['general', 'beta', 'experimental'] as const
export const UNPROMISED = ['beta', 'experimental'] as const satisfies readonly (typeof MATURITIES)[number][]
export type Unpromised = (typeof UNPROMISED)[number]

/** A ticket as ladders see it; null is what is not known, or not there, and fits no list. */
export interface LadderFacts {
  readonly segment: Segment
  readonly contract: string | null
  readonly plan: string | null
  readonly kind: Kind
  readonly environment: Environment | null
}
