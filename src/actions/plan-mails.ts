/** Which mails are due to members: one digest for a date, one mail at once for what no mail has told (DIG-4 to DIG-8). */
import { itemsIn } from '../domain/digest/content.ts'
import { type DigestTime, isQuiet } from '../domain/digest/instants.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import {
  addMail,
  BEFORE_MAIL,
  hasDigest,
  holdMember,
  type NoticedMember,
  type Telling,
  tellings,
} from '../store/mails.ts'
import { atOnce, type MailReader } from './write-digest.ts'

export interface Planning extends MailReader {
  readonly newId: () => string
}

/** Puts `due`, the digest that is due to the member, on its way, when there is none. */
export async function planDigest({ tenant, newId }: Planning, member: NoticedMember, due: DigestTime): Promise<void> {
  if (await hasDigest(tenant, member.id, due.date)) return
  await addMail(tenant, { id: newId(), memberId: member.id, kind: 'digest', key: due.date, items: [], dueAt: due.at })
}

const atOnceMail = ({ newId, now }: Planning, { id }: NoticedMember, key: string, items: readonly string[]) =>
  ({ id: newId(), memberId: id, kind: 'at_once', key, items, dueAt: now }) as const

/** Whether a mail may be put on its way. What is on its way says all there is by the time it is sent. */
const isFree = (mails: readonly Telling[]): boolean => !mails.some(({ state }) => state === 'waiting')

async function planned(planning: Planning, tx: Tenant, member: NoticedMember): Promise<void> {
  if (!(await holdMember(tx, member.id))) return
  const mails = await tellings(tx, member.id)
  const items = itemsIn(await atOnce({ ...planning, tenant: tx }, member, mails))
  const [first] = items
  if (first !== undefined && isFree(mails)) await addMail(tx, atOnceMail(planning, member, first, items))
}

/** What a look for what is to be told at once came to. */
interface Looked {
  /** Whether there is nothing to look for again until something happens. */
  readonly settled: boolean
  /** Whether the member's list was read for it. */
  readonly read: boolean
}

/** Puts a mail on its way that tells at once what came, unless it is quiet: then it waits for the end of that. What was
 *  there before the first look is not told at once. */
export async function planAtOnce(planning: Planning, member: NoticedMember): Promise<Looked> {
  const { tenant, now } = planning
  if (member.email === null || !member.notices.atOnce) return { settled: true, read: false }
  const mails = await tellings(tenant, member.id)
  const isFirst = !mails.some(({ key }) => key === BEFORE_MAIL)
  if (!isFirst && (isQuiet(member, now) || !isFree(mails))) return { settled: false, read: false }
  const items = itemsIn(await atOnce(planning, member, mails))
  if (isFirst) await addMail(tenant, atOnceMail(planning, member, BEFORE_MAIL, items), 'needless')
  // Looked at anew by whoever has the member to themself.
  else if (items.length > 0) await inTransaction(tenant, (tx) => planned(planning, tx, member))
  // A mail tells ten of a group: what is left is found by the look after it.
  return { settled: items.length === 0, read: true }
}
