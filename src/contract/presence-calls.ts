/** Calls about who is at a ticket. */
import type { Caller } from './client.ts'
import { type BePresent, Presence } from './presence.ts'

/** Part of the client; see there. */
export function presenceCalls({ get, post }: Caller) {
  return {
    presence: (number: number) => get(Presence, `/tickets/${number}/presence`),
    /** Says what the caller does at the ticket; that they leave is said even as their page is closed. */
    bePresent: (number: number, input: BePresent) =>
      post(Presence, `/tickets/${number}/presence`, input, { outlives: input.is === 'gone' }),
  }
}
