/** Every minute: which mails to members are due, and handing them in (docs/spec/digest.md). */
import { type Planning, planAtOnce, planDigest } from '../actions/plan-mails.ts'
import { sendMails } from '../actions/send-mails.ts'
import type { Mailer } from '../domain/digest/outgoing.ts'
import { DAY, type Instant, later } from '../domain/time.ts'
import type { Store } from '../store/db.ts'
import { forgetMails, type NoticedMember, noticedMembers } from '../store/mails.ts'
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
  /** Hears of what failed on our side; the rest goes on. */
  readonly failed: (error: unknown) => void
}

/** Does `work`; that it failed, with `what` it was for, is told and stops nothing else (DIG-18). */
async function alone({ failed }: Mailing, what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    failed(new Error(what, { cause: error }))
  }
}

async function mailIn(mailing: Mailing, workspace: string): Promise<void> {
  const { store, now, newId, mailer, url, stopped, gaveUp, failed } = mailing
  const tenant = store.tenant(workspace)
  const names = new Map((await members(tenant)).map(({ handle, name }) => [handle, name]))
  const nameOf = (handle: string) => names.get(handle) ?? handle
  const all = [...(await noticedMembers(tenant)).values()]
  const reader = () => ({ tenant, now: now(), nameOf, newId })
  const sending = { mailer, url, members: new Map(all.map((member) => [member.id, member])), gaveUp, failed }
  const sendAll = async () => {
    while (!stopped?.() && (await sendMails({ ...reader(), ...sending })) > 0);
  }
  const forEach = async (plan: (planning: Planning, member: NoticedMember) => Promise<void>) => {
    for (const member of all) {
      if (stopped?.()) return
      await alone(mailing, `mails to member ${member.id} were not planned`, () => plan(reader(), member))
    }
  }
  await forEach(planDigest)
  // A digest says what would be told at once, which then is not.
  await sendAll()
  await forEach(planAtOnce)
  await sendAll()
  await forgetMails(tenant, later(now(), -KEPT))
}

/** Looks through every workspace once. Repeated, or on several nodes at once, each mail goes once. */
export async function mailRound(mailing: Mailing): Promise<void> {
  for (const { id } of await workspaceNames(mailing.store.directory)) {
    if (mailing.stopped?.()) return
    await alone(mailing, `mails of workspace ${id} failed`, () => mailIn(mailing, id))
  }
}
