/** The `packet` policy: what whoever receives a ticket or a request for help has to be told. Rules: docs/spec/hand-off.md
 *  (HOF), docs/spec/help.md (HLP). */
import type { FormField } from '../intake/document.ts'
import type { HandOffKind, HelpKind } from './flow.ts'

/** What a packet is for; its slug says the same: `case`, `to-engineering`, `help-defect`. */
export type PacketOf = HandOffKind | `help_${HelpKind}`

export const packetSlug = (of: PacketOf): string => of.replaceAll('_', '-')

/** One field of a packet; `to_send` must be answered before it goes, `for_triage` counts in the score. */
export interface Packet {
  readonly name: string
  /** When to use it, for whoever chooses. */
  readonly about: string
  readonly fields: readonly FormField[]
}
