/** Every minute: which mails to members are due, and handing them in (docs/spec/digest.md). */
import { type Planning, planAtOnce, planDigest } from '../actions/plan-mails.ts'
import { sendMails } from '../actions/send-mails.ts'
import { digestDue } from '../domain/digest/instants.ts'
import type { Mailer } from '../domain/digest/outgoing.ts'
import { DAY, type Instant, later } from '../domain/time.ts'
import type { Store } from '../store/db.ts'
import { forgetMails, type NoticedMember, noticedMembers } from '../store/mails.ts'
import { members, workspaceNames } from '../store/workspaces.ts'
import type { MailMemories, MailMemory } from './mail-memory.ts'

/** What a mail told is remembered for longer than anything needs somebody's attention. */
const KEPT = 90 * DAY

export interface Mailing {
  readonly store: Store
  readonly now: () => Instant
  readonly newId: () => string
  readonly mailer: Mailer
  /** What this node knows from the rounds before. */
  readonly memories: MailMemories
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

/** What a round works with in one workspace. */
interface Round {
  readonly mailing: Mailing
  readonly memory: MailMemory
  readonly members: readonly NoticedMember[]
  readonly planning: () => Planning
}

async function forEach(
  { mailing, members }: Round,
  plan: (member: NoticedMember) => Promise<void>,
  isMeant: (member: NoticedMember) => boolean,
): Promise<void> {
  for (const member of members.filter(isMeant)) {
    if (mailing.stopped?.()) return
    await alone(mailing, `mails to member ${member.id} were not planned`, () => plan(member))
  }
}

/** Plans the digests whose hour has passed and which this node has not planned yet. */
const planDigests = (round: Round): Promise<void> => {
  const { memory, planning } = round
  const dueTo = (member: NoticedMember) => (member.email === null ? undefined : digestDue(member, planning().now))
  const plan = async (member: NoticedMember) => {
    const due = dueTo(member)
    if (due === undefined || memory.hasDigest(member, due.date)) return
    await planDigest(planning(), member, due)
    memory.keepDigest(member, due.date)
  }
  return forEach(round, plan, () => true)
}

/** Plans what is told at once, for those to whom something may have come; gives how many lists were read for it. */
async function planNews(round: Round): Promise<number> {
  const { memory, planning } = round
  let lists = 0
  const plan = async (member: NoticedMember) => {
    const { settled, read } = await planAtOnce(planning(), member)
    if (settled) memory.settle(member)
    if (read) lists++
  }
  await forEach(round, plan, (member) => !memory.isSettled(member))
  return lists
}

async function mailIn(mailing: Mailing, workspace: string): Promise<number> {
  const { store, now, newId, mailer, url, stopped, gaveUp, failed } = mailing
  const tenant = store.tenant(workspace)
  const names = new Map((await members(tenant)).map(({ handle, name }) => [handle, name]))
  const nameOf = (handle: string) => names.get(handle) ?? handle
  const all = [...(await noticedMembers(tenant)).values()]
  const memory = mailing.memories.of(workspace)
  const planning = () => ({ tenant, now: now(), nameOf, newId })
  const round = { mailing, memory, members: all, planning }
  const sending = { mailer, url, members: new Map(all.map((member) => [member.id, member])), gaveUp, failed }
  const sendAll = async () => {
    while (!stopped?.() && (await sendMails({ ...planning(), ...sending })) > 0);
  }
  await memory.catchUp(tenant, all, now())
  await planDigests(round)
  // A digest says what would be told at once, which then is not.
  await sendAll()
  const lists = await planNews(round)
  await sendAll()
  await forgetMails(tenant, later(now(), -KEPT))
  return lists
}

/** Looks through every workspace once; gives how many members' lists were read to find what is to be told at once.
 *  Repeated, or on several nodes at once, each mail goes once. */
export async function mailRound(mailing: Mailing): Promise<number> {
  let lists = 0
  for (const { id } of await workspaceNames(mailing.store.directory)) {
    if (mailing.stopped?.()) break
    await alone(mailing, `mails of workspace ${id} failed`, async () => {
      lists += await mailIn(mailing, id)
    })
  }
  return lists
}
