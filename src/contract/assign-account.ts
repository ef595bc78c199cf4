/** Whose tickets are, said by somebody who has looked. */
import { z } from 'zod'
import { Reason, Slug } from './shape.ts'

export const assigning = {
  account: Slug.nullable().describe('Slug of the account; null says that it belongs to none.'),
  reason: Reason,
  addContact: z.boolean().default(false).describe('Whether its sender becomes a contact of the account.'),
  addDomain: z.boolean().default(false).describe('Whether the mail domain of its sender becomes the account’s.'),
}

/** Only an account can keep what is learnt of a sender. */
export const keepsWithAccount = {
  fits: ({ account, addContact, addDomain }: { account: string | null; addContact: boolean; addDomain: boolean }) =>
    account !== null || !(addContact || addDomain),
  otherwise: { path: ['account'], error: 'Name the account that the contact or the domain is added to.' },
}

export const AssignAccount = z.strictObject(assigning).refine(keepsWithAccount.fits, keepsWithAccount.otherwise)
