import { COMPANY } from '../../../contract/queue.ts'

/** What of the inbox stands in the address. */
export interface TriageSearch {
  /** Slug of a team; the whole company when left out. */
  readonly team?: string
  readonly state?: 'snoozed'
  /** The ticket at hand. */
  readonly ticket?: number
}

/** The search of an address, without whatever is none. */
export function triageSearch({ team, state, ticket }: Readonly<Record<string, unknown>>): TriageSearch {
  const number = Number(ticket)
  return {
    ...(typeof team === 'string' && team !== '' && team !== COMPANY ? { team } : {}),
    ...(state === 'snoozed' ? { state } : {}),
    ...(Number.isSafeInteger(number) && number > 0 ? { ticket: number } : {}),
  }
}
