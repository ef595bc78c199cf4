/** API tokens: made and revoked, each written down in the log. */
import type { Scope } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { DAY, isoOf, later } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { addToken, type KeptToken, revoke } from '../store/tokens.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'
import { recordAccess } from './record-access.ts'

export interface TokenFor {
  readonly memberId: string
  /** Its handle. */
  readonly member: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Null never expires. */
  readonly expiresInDays: number | null
  readonly secretHash: Buffer
  readonly ending: string
}

type Where = Pick<Desk, 'now' | 'newId' | 'origin'>

/** Writes a token down, and that it was made (ACC-34). */
export async function writeToken(tx: Tenant, { now, newId, origin }: Where, token: TokenFor): Promise<KeptToken> {
  const { member, name, scopes, ending, expiresInDays } = token
  const expiresAt = expiresInDays === null ? null : later(now, expiresInDays * DAY)
  const id = newId()
  await addToken(tx, { ...token, id, expiresAt }, now)
  const facts = { token: id, name, scopes, ending, expiresAt: expiresAt === null ? null : isoOf(expiresAt) }
  const from = { via: origin?.via ?? null, address: origin?.address ?? null }
  await recordAccess(tx, { type: 'token_made', actor: member, ...from, facts }, { now, newId })
  return { id, member, name, scopes, ending, createdAt: now, expiresAt, lastUsedAt: null }
}

/** Makes a token. `present` leaves the secret out of the answer that is kept. @throws Repeated */
export const makeToken = (desk: Desk, token: TokenFor, present: (made: KeptToken) => Answer): Promise<KeptToken> =>
  onceInTransaction(desk, (tx) => writeToken(tx, desk, token), present)

/** Revokes a token of the member `handle`, or of whomever where that is null (ACC-36).
 *  @throws Refusal `token_not_found`; Repeated */
export async function revokeToken(
  desk: Desk,
  { id, handle }: { readonly id: string; readonly handle: string | null },
  present: () => Answer,
): Promise<void> {
  const { now, newId, asking, origin } = desk
  const work = async (tx: Tenant): Promise<void> => {
    const revoked = await revoke(tx, { id, handle }, now)
    if (!revoked) throw new Refusal('token_not_found', 'There is no such token. List yours with `topline token list`.')
    const from = { via: origin?.via ?? null, address: origin?.address ?? null }
    const facts = { token: id, ...revoked }
    await recordAccess(tx, { type: 'token_revoked', actor: asking.handle, ...from, facts }, { now, newId })
  }
  await onceInTransaction(desk, work, present)
}
