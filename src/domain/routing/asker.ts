/** Who asks, as routing sees it (ROU-11). */
import type { Contact } from '../ticket-event.ts'
import type { CallerRole } from '../vocabulary.ts'
import type { Asker } from './document.ts'

/** Roles that write down what a customer has told them. */
const WRITERS: readonly CallerRole[] = ['owner', 'admin', 'lead', 'engineer']

/** `role` is that of whoever opened the ticket; null of who is no member, such as an import. */
export function askerOf(contact: Contact | null, role: CallerRole | null): Asker {
  if (role === null || role === 'contact') return 'customer'
  const theirs = contact !== null && (contact.email !== null || WRITERS.includes(role))
  return theirs ? 'customer' : role
}
