/** Hands in the mails that are due: each is taken by one node, written of what is true now, and tried until it is in or
 *  given up (DIG-13 to DIG-16). */
import { itemsIn } from '../domain/digest/content.ts'
import { isQuiet, toldAt } from '../domain/digest/instants.ts'
import { zoneOfNotices } from '../domain/digest/notices.ts'
import { type Handed, type Mailer, nextTry, type OutgoingMail } from '../domain/digest/outgoing.ts'
import { mailWords, settingsUrlOf } from '../domain/digest/words.ts'
import { later, MINUTE } from '../domain/time.ts'
import { claimMails, type DueMail, endMail, type MailEnd, type NoticedMember, postponeMail } from '../store/mails.ts'
import { type MailReader, toldGroups, type WrittenGroup, written } from './write-digest.ts'

export interface Sending extends MailReader {
  readonly mailer: Mailer
  /** Where links lead: `https://topline.example.com`. */
  readonly url: string
  /** By id. */
  readonly members: ReadonlyMap<string, NoticedMember>
  /** Hears of a mail that was given up. */
  readonly gaveUp?: ((trouble: string) => void) | undefined
  /** Hears of a mail that failed on our side. */
  readonly failed: (error: unknown) => void
}

/** A mail that a node took and did not end is tried by another after this long. */
const TAKEN_FOR = 5 * MINUTE
/** Mails that are taken at a time: all of them are tried well within that. */
const MOST = 10

const end = ({ tenant, now }: Sending, { id }: DueMail, how: Omit<MailEnd, 'at'>): Promise<void> =>
  endMail(tenant, id, { ...how, at: now })

/** Whether the member still wants a mail of this kind. */
const wants = ({ notices }: NoticedMember, { kind }: DueMail): boolean =>
  kind === 'digest' ? notices.digest !== 'none' : notices.atOnce

function mailOf(
  { url, now }: Sending,
  to: NoticedMember & { email: string },
  { id, kind }: DueMail,
  groups: WrittenGroup[],
) {
  const words = mailWords(kind, toldGroups(groups), { url, now, timeZone: zoneOfNotices(to) })
  const mail: OutgoingMail = {
    ...words,
    at: now,
    messageId: `<${id}@${new URL(url).hostname}>`,
    to: { name: to.name, address: to.email },
    settingsUrl: settingsUrlOf(url),
  }
  return mail
}

async function keep(sending: Sending, mail: DueMail, items: readonly string[], handed: Handed): Promise<void> {
  if (handed.as === 'yes') return end(sending, mail, { state: 'sent', items, trouble: null })
  const { trouble } = handed
  const until = handed.as === 'no' ? null : nextTry(mail.tries, sending.now)
  if (until !== null) return postponeMail(sending.tenant, mail.id, { until, trouble, isTry: true })
  sending.gaveUp?.(trouble)
  return end(sending, mail, { state: 'given_up', items: mail.items, trouble })
}

async function sendOne(sending: Sending, mail: DueMail): Promise<void> {
  const needless = { state: 'needless', items: [], trouble: null } as const
  const member = sending.members.get(mail.memberId)
  const { tenant, now } = sending
  if (!member || member.email === null || !wants(member, mail)) return end(sending, mail, needless)
  if (mail.kind === 'at_once' && isQuiet(member, now)) {
    const until = toldAt(member, now)
    if (until === undefined) return end(sending, mail, needless)
    return postponeMail(tenant, mail.id, { until, trouble: null, isTry: false })
  }
  const groups = await written(sending, member, mail)
  if (groups.length === 0) return end(sending, mail, needless)
  const handed = await sending.mailer.send(mailOf(sending, { ...member, email: member.email }, mail, groups))
  return keep(sending, mail, itemsIn(groups), handed)
}

/** What a member reads of a fault of ours; what it was stands in the log alone. */
const OUR_FAULT = 'the server could not write it; its log says why'

/** Tries one mail. One that fails on our side is tried again like one that is refused for now, and stops no other (DIG-18). */
async function tryOne(sending: Sending, mail: DueMail): Promise<void> {
  try {
    await sendOne(sending, mail)
  } catch (error) {
    sending.failed(new Error(`mail ${mail.id} failed`, { cause: error }))
    await keep(sending, mail, mail.items, { as: 'later', trouble: OUR_FAULT })
  }
}

/** Tries mails that are due, one after the other; returns how many. */
export async function sendMails(sending: Sending): Promise<number> {
  const { tenant, now } = sending
  const due = await claimMails(tenant, { now, until: later(now, TAKEN_FOR), most: MOST })
  for (const mail of due) await tryOne(sending, mail)
  return due.length
}
