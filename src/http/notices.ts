/**
 * GET  /notices   what one is told by mail, and how the last mail went
 * POST /notices   say what one wants to be told
 * GET  /digest    what the next digest would say now
 */
import type { FastifyRequest } from 'fastify'
import { setNotices } from '../actions/keep-notices.ts'
import { type WrittenGroup, writeDigest } from '../actions/write-digest.ts'
import { Digest, NoticeSettings, Notices } from '../contract/notices.ts'
import { isQuiet, nextDigest, toldAt } from '../domain/digest/instants.ts'
import { zoneOfNotices } from '../domain/digest/notices.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { type LastMail, lastMail, type NoticedMember, noticedMembers } from '../store/mails.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'

const tags = ['notices']

async function memberOf(tenant: Tenant, handle: string): Promise<NoticedMember> {
  const member = (await noticedMembers(tenant)).get(handle)
  if (!member) throw new Refusal('member_not_found', `There is no member "${handle}". Check the handle.`)
  return member
}

const isoOrNull = (at: Instant | null | undefined): string | null =>
  at === null || at === undefined ? null : isoOf(at)

function deliveryView(mail: LastMail | undefined): Notices['last'] {
  if (!mail || mail.state === 'needless') return null
  const { kind, state, dueAt, nextAt, endedAt, tries, trouble } = mail
  return { kind, state, dueAt: isoOf(dueAt), nextAt: isoOrNull(nextAt), endedAt: isoOrNull(endedAt), tries, trouble }
}

interface Known {
  readonly now: Instant
  readonly mail: boolean
  readonly last: LastMail | undefined
}

function noticesView(member: NoticedMember, { now, mail, last }: Known): Notices {
  const { notices: settings, hasSaid, hours, email: address } = member
  return {
    settings,
    usual: !hasSaid,
    zone: zoneOfNotices(member),
    zoneOfHours: hours?.zone ?? null,
    address,
    mail,
    quietUntil: isQuiet(member, now) ? isoOrNull(toldAt(member, now)) : null,
    nextDigestAt: isoOrNull(nextDigest(member, now)?.at),
    last: deliveryView(last),
  }
}

const groupView = ({ group, lines, more }: WrittenGroup): Digest['groups'][number] => ({
  group,
  more,
  items: lines.map(({ number, subject, account, priority, says, at, dueAt, again }) => ({
    ticket: { number, subject, account, priority },
    says,
    at: isoOf(at),
    dueAt: isoOrNull(dueAt),
    again,
  })),
})

function noticeRoutes(api: Api, deps: Deps): void {
  const known = async (tenant: Tenant, id: string): Promise<Known> => ({
    now: deps.now(),
    mail: deps.mails ?? false,
    last: await lastMail(tenant, id),
  })
  api.get(
    '/notices',
    {
      config: { permission: 'keep_notices' },
      schema: { summary: 'What one is told by mail', tags, response: { 200: Notices } },
    },
    async (request) => {
      const { tenant, you } = await deps.desks.of(request)
      const member = await memberOf(tenant, you.handle)
      return noticesView(member, await known(tenant, member.id))
    },
  )
  api.post(
    '/notices',
    {
      config: { permission: 'keep_notices' },
      schema: { summary: 'Say what one wants to be told', tags, body: NoticeSettings, response: { 200: Notices } },
    },
    async (request: FastifyRequest<{ Body: NoticeSettings }>) => {
      const desk = await deps.desks.forWrite(request)
      const { id } = await memberOf(desk.tenant, callerIn(request).handle)
      const facts = await known(desk.tenant, id)
      const view = (member: NoticedMember) => noticesView(member, facts)
      const member = await setNotices(desk, request.body, (made) => ({ status: 200, body: JSON.stringify(view(made)) }))
      deps.live.wrote(desk.tenant.workspace)
      return view(member)
    },
  )
}

function digestRoute(api: Api, deps: Deps): void {
  api.get(
    '/digest',
    {
      config: { permission: 'keep_notices' },
      schema: { summary: 'What the next digest would say now', tags, response: { 200: Digest } },
    },
    async (request) => {
      const { tenant, members, you, caller } = await deps.desks.of(request)
      const now = deps.now()
      const nameOf = (handle: string) => members.find((each) => each.handle === handle)?.name ?? handle
      const member = await memberOf(tenant, you.handle)
      const groups = await writeDigest({ tenant, now, nameOf }, member, caller.scopes)
      return {
        asOf: isoOf(now),
        nextAt: isoOrNull(nextDigest(member, now)?.at),
        zone: zoneOfNotices(member),
        groups: groups.map(groupView),
      }
    },
  )
}

export function noticesRoutes(api: Api, deps: Deps): void {
  noticeRoutes(api, deps)
  digestRoute(api, deps)
}
