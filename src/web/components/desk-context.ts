/** What any screen may ask of the frame around it. */
import { createContext, use, useEffect } from 'react'
import type { OfferedVerb } from '../verbs/possible-verbs.ts'

/** What is done to one message of a ticket, named by the version of its event. */
export type MessageAct =
  | { readonly verb: 'judge'; readonly reply: number; readonly weight: 'response' | 'acknowledgement' }
  | { readonly verb: 'waive'; readonly message: number }

/** What lies open above the screen. */
export type Overlay =
  /** The first of `verbs` that the ticket's state allows. */
  | { readonly is: 'verb'; readonly verbs: readonly OfferedVerb[]; readonly number: number }
  | { readonly is: 'message'; readonly act: MessageAct; readonly number: number }
  /** Filing an issue, from the ticket of this number or by itself. */
  | { readonly is: 'file-issue'; readonly ticket: number | undefined }
  | { readonly is: 'mode' }
  | { readonly is: 'palette' }
  | { readonly is: 'help' }
  | { readonly is: 'zone' }
  | { readonly is: 'somebody' }

/** What the person is at: which ticket a key acts on, and whose line **next** takes from. */
export interface Whereabouts {
  readonly ticket: number | undefined
  /** The line on screen; undefined on other screens. */
  readonly scope: string | undefined
  /** The team of that line's number one. */
  readonly team: string | undefined
}

export interface Desk {
  readonly show: (overlay: Overlay) => void
  /** Goes to where a ticket is opened. */
  readonly open: () => void
  /** Begins a verb: at once, in a dialog, or in the composer, as the verb needs. */
  readonly start: (verb: OfferedVerb, number: number) => void
  /** Begins whichever of the verbs on a key is possible. */
  readonly startKey: (key: string, number: number) => void
  /** Takes number one of the line at hand. */
  readonly next: () => void
  readonly settle: (whereabouts: Whereabouts) => void
  /** The ticket last looked at, to come back to its row. */
  readonly lastTicket: () => number | undefined
  readonly nameOf: (handle: string) => string
}

export const DeskContext = createContext<Desk>({
  show: () => {},
  open: () => {},
  start: () => {},
  startKey: () => {},
  next: () => {},
  settle: () => {},
  lastTicket: () => undefined,
  nameOf: (handle) => handle,
})

export const useDesk = (): Desk => use(DeskContext)

/** Tells the frame what this screen is at. */
export function useWhereabouts({ ticket, scope, team }: Whereabouts): void {
  const { settle } = useDesk()
  useEffect(() => settle({ ticket, scope, team }), [settle, ticket, scope, team])
}
