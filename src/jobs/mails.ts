/** Every minute: which mails to members are due, and handing them in (docs/spec/digest.md). */
import { planAtOnce, planDigest } from '../actions/plan-mails.ts'
import { sendMails } from '../actions/send-mails.ts'
import type { Mailer } from '../domain/digest/outgoing.ts'
import { DAY, type Instant, later } from '../domain/time.ts'
import type { Store } from '../store/db.ts'
import { forgetMails, noticedMembers } from '../store/mails.ts'
import { members, workspaceNames } from '../store/workspaces.ts'

/** What a mail told is remembered for longer than anything needs somebody's attention. */
const KEPT = 90 * DAY

export interface Mailing {
  readonly store: Store
  readonly now: () => Instant
  readonly newId: () => string
  readonly mailer: Mailer
  /** Where links lead. */
  readonly url: string
  /** Whether to end before all is done; what is left is found by the next run. */
  readonly stopped?: (() => boolean) | undefined
  readonly gaveUp?: ((trouble: string) => void) | undefined
}

async function mailIn({ store, now, newId, mailer, url, stopped, gaveUp }: Mailing, workspace: string): Promise<void> {
  const tenant = store.tenant(workspace)
  const names = new Map((await members(tenant)).map(({ handle, name }) => [handle, name]))
  const nameOf = (handle: string) => names.get(handle) ?? handle
  const all = [...(await noticedMembers(tenant)).values()]
  const reader = () => ({ tenant, now: now(), nameOf, newId })
  const sending = { mailer, url, members: new Map(all.map((member) => [member.id, member])), gaveUp }
  const sendAll = async () => {
    while (!stopped?.() && (await sendMails({ ...reader(), ...sending })) > 0);
  }
  for (const member of all) await planDigest(reader(), member)
  // A digest says what would be told at once, which then is not.
  await sendAll()
  for (const member of all) if (!stopped?.()) await planAtOnce(reader(), member)
  await sendAll()
  await forgetMails(tenant, later(now(), -KEPT))
}

/** Looks through every workspace once. Repeated, or on several nodes at once, each mail goes once. */
export async function mailRound(mailing: Mailing): Promise<void> {
  for (const { id } of await workspaceNames(mailing.store.directory)) {
    if (mailing.stopped?.()) return
    await mailIn(mailing, id)
  }
}
