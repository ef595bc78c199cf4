/** What a sender whom nobody knows is called, and how the server is told which one it is. */
import type { UnknownSender } from '../../../contract/accounts.ts'

type Sender = Pick<UnknownSender, 'contactEmail' | 'domain' | 'contactName'>

/** Its domain, its address or, erased, the name of who wrote. */
export const senderName = ({ domain, contactEmail, contactName }: Sender): string =>
  domain ?? contactEmail ?? contactName

export const senderOf = ({ domain, contactEmail }: Sender): { domain: string } | { email: string } =>
  domain === null ? { email: contactEmail ?? '' } : { domain }
