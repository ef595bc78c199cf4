/** What whoever is signed in may do, as far as it is known. */
import type { Session } from '../../contract/access.ts'
import type { Permission } from '../../domain/access/permissions.ts'

type Known = Pick<Session, 'may'> | undefined

/** Whether to offer something. Until it is known who is signed in nothing is that is done; what is read is, since the
 *  answers themselves leave out what is not theirs. */
export const mayDo = (session: Known, permission: Permission): boolean =>
  session?.may.includes(permission) ?? permission.startsWith('read_')

/** Whether a way that only leads there is open, such as a key or a link: until it is known it is, for the server decides. */
export const mayTry = (session: Known, permission: Permission): boolean => session?.may.includes(permission) ?? true
