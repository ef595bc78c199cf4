/** What a reply that is being written will count as, and how that is told. */
import type { ReplyWeight } from '../../domain/vocabulary.ts'
import { ticketText } from '../ticket-text.ts'

/** What a person may say their reply is worth. */
export const WEIGHTS = ['response', 'acknowledgement'] as const
export type Weight = (typeof WEIGHTS)[number]

/** What the check took it for, and what it said about that. */
interface Checked {
  readonly weight: ReplyWeight
  readonly findings: readonly { readonly kind?: string; readonly text: string }[]
}

export interface Weighed {
  /** Undefined until somebody or the check has said. */
  readonly weight: Weight | undefined
  /** Why it will stop the clock or not; undefined before there is anything to say. */
  readonly says: string | undefined
}

const { weighs } = ticketText.composer

/** The author's word counts; without one, what the check says. It is told only while an answer is `owed`. */
export function weighed(chosen: Weight | undefined, check: Checked | undefined, owed: boolean): Weighed {
  if (!check) return { weight: chosen, says: undefined }
  const finding = check.findings.find(({ kind }) => kind === undefined || kind === 'substance')
  const stops = check.weight === 'response'
  const weight = chosen ?? (stops ? 'response' : 'acknowledgement')
  if (!owed) return { weight, says: undefined }
  const why = finding?.text ?? ''
  if (weight === 'response') return { weight, says: stops ? weighs.stops : weighs.stopsAsTold(why) }
  return { weight, says: stops ? weighs.goesOnAsTold : weighs.goesOn(why) }
}
