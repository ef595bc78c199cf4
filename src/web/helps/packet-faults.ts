/** What keeps a packet from being sent, in the words of its form. */
import type { FilledPacket } from '../../domain/flow/fill-packet.ts'
import { intakeText } from '../intake-text.ts'

/** How much each fact is needed: none of them is for triage here. */
export const NEEDED = { ...intakeText.marks, for_triage: 'counts in the score' } as const

/** By the ids of fields, in order; empty when it can go. */
export function faultsOf({ asked }: Pick<FilledPacket, 'asked'>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    asked.flatMap(({ field, value, fault }): [string, string][] => {
      if (fault !== null) return [[field.id, fault]]
      return field.needed === 'to_send' && value === ''
        ? [[field.id, 'This is needed before it goes. Fill it in.']]
        : []
    }),
  )
}
