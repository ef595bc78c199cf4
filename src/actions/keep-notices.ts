/** What a member wants to be told by mail: theirs alone to say, each change an event of their stream (DIG-1). */
import { checkNotices, type Notices } from '../domain/digest/notices.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { type NoticedMember, noticedMembers, saveNotices } from '../store/mails.ts'
import { workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'

const written = ({ zone, digest, digestAt, quiet, daysOffQuiet, atOnce }: Notices): string =>
  JSON.stringify([zone, digest, digestAt, quiet?.from, quiet?.to, daysOffQuiet, atOnce])

async function kept(desk: Desk, tx: Tenant, given: Notices): Promise<NoticedMember> {
  await workspaceState(tx, 'lock')
  const { now, asking, origin } = desk
  const before = (await noticedMembers(tx)).get(asking.handle)
  if (!before) throw new Refusal('member_not_found', `There is no member "${asking.handle}". Check the handle.`)
  const notices = checkNotices(given)
  if (before.hasSaid && written(before.notices) === written(notices)) {
    throw new Refusal('notices_unchanged', 'This is what you are told already. Change something first.')
  }
  const { zone, digest, digestAt, quiet, daysOffQuiet, atOnce } = notices
  const change = { type: 'notices_set', notices: { zone, digest, digestAt, quiet, daysOffQuiet, atOnce } }
  const after = { ...before, notices, hasSaid: true, version: before.version + 1 }
  const placed = { stream: 'member', streamId: before.id, version: after.version, type: change.type } as const
  await appendFacts(tx, [{ ...placed, at: now, actor: asking.handle, change, origin }], now)
  await saveNotices(tx, after)
  return after
}

/** Says what whoever asks wants to be told. @throws Refusal `notices_invalid`, `notices_unchanged`; Repeated */
export const setNotices = (
  desk: Desk,
  given: Notices,
  present: (member: NoticedMember) => Answer,
): Promise<NoticedMember> => onceInTransaction(desk, (tx) => kept(desk, tx, given), present)
