/** What a mail to a member would say now: read, grouped, and without what they may not read (DIG-9 to DIG-12). */
import {
  atOnceGroups,
  type DigestGroup,
  type DigestLine,
  digestGroups,
  type OwnTicket,
  type Reading,
} from '../domain/digest/content.ts'
import type { ToldGroup } from '../domain/digest/words.ts'
import { nextActor } from '../domain/flow/next-actor.ts'
import type { Instant } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { type Entry, linePage } from '../store/lists.ts'
import { type MailState, type NewMail, type NoticedMember, type Telling, tellings } from '../store/mails.ts'
import { inPresentMode } from '../store/mode.ts'
import { accountNames } from '../store/workspaces.ts'
import { openAttention } from './attention.ts'

/** What reading takes. */
export interface MailReader {
  readonly tenant: Tenant
  readonly now: Instant
  readonly nameOf: (handle: string) => string
}

export interface WrittenLine extends DigestLine {
  readonly account: { readonly id: string; readonly slug: string; readonly name: string } | null
}
export interface WrittenGroup extends Omit<DigestGroup, 'lines'> {
  readonly lines: readonly WrittenLine[]
}

/** Of the tickets somebody owns so many are looked at; a digest shows fewer. */
const MOST_OWN = 50

const isTheirs = ({ ticket }: Entry, handle: string): boolean => {
  const next = nextActor(ticket)
  return next.of === 'member' && next.handle === handle
}

/** Tickets of which the next step is the member's, in the order of the line. */
async function ownTickets(tenant: Tenant, handle: string): Promise<OwnTicket[]> {
  const filter = { state: 'owned', owner: handle } as const
  const page = await inPresentMode(tenant, (mode) =>
    linePage(tenant, { team: null, mode }, filter, { after: undefined, limit: MOST_OWN }),
  )
  return page.entries
    .filter((entry) => isTheirs(entry, handle))
    .map(({ ticket, standing }) => {
      const { number, subject, priority, accountId, updatedAt } = ticket
      return { number, subject, priority, accountId, at: updatedAt, dueAt: standing.dueAt }
    })
}

/** Items of mails that ended so. */
const itemsOf = (mails: readonly Telling[], states: readonly MailState[]): Set<string> =>
  new Set(mails.filter(({ state }) => states.includes(state)).flatMap(({ items }) => items))

/** A mail of its own was tried for it, or it was there before there were mails: it is not told at once again. */
const TRIED: readonly MailState[] = ['waiting', 'sent', 'given_up', 'needless']

async function withAccounts(tenant: Tenant, groups: readonly DigestGroup[]): Promise<WrittenGroup[]> {
  const ids = groups.flatMap(({ lines }) => lines.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])))
  const names = await accountNames(tenant, [...new Set(ids)])
  return groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => {
      const name = line.accountId === null ? undefined : names.get(line.accountId)
      return { ...line, account: name && line.accountId !== null ? { id: line.accountId, ...name } : null }
    }),
  }))
}

const readingOf = (
  { nameOf }: MailReader,
  { role }: NoticedMember,
  scopes: Reading['standing']['scopes'],
): Reading => ({
  standing: { role, scopes },
  nameOf,
})

/** What the digest of a member says; empty when there is nothing. A token that asks sees no more than it may. */
export async function writeDigest(
  reader: MailReader,
  member: NoticedMember,
  scopes: Reading['standing']['scopes'] = null,
): Promise<WrittenGroup[]> {
  const { tenant } = reader
  const [items, own, mails] = await Promise.all([
    openAttention(reader, member.handle),
    ownTickets(tenant, member.handle),
    tellings(tenant, member.id),
  ])
  const told = itemsOf(mails, ['sent'])
  return withAccounts(tenant, digestGroups({ items, own, told }, readingOf(reader, member, scopes)))
}

/** What is to be told at once: of what `mails` have not been tried for. */
export async function atOnce(
  reader: MailReader,
  member: NoticedMember,
  mails: readonly Telling[],
): Promise<DigestGroup[]> {
  const items = await openAttention(reader, member.handle)
  return atOnceGroups({ items, told: itemsOf(mails, TRIED) }, readingOf(reader, member, null))
}

/** What a mail says now: one that tells at once, all that is to be told so, its own items among them. */
export async function written(reader: MailReader, member: NoticedMember, mail: NewMail): Promise<WrittenGroup[]> {
  if (mail.kind === 'digest') return writeDigest(reader, member)
  const others = (await tellings(reader.tenant, member.id)).filter(({ key }) => key !== mail.key)
  return withAccounts(reader.tenant, await atOnce(reader, member, others))
}

/** As it is put into words. */
export const toldGroups = (groups: readonly WrittenGroup[]): ToldGroup[] =>
  groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => ({ ...line, account: line.account?.name ?? null })),
  }))
