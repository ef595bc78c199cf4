/**
 * POST /accounts/:slug/portal-links       a link that lets a contact of the account in, once
 * GET  /portal                            the contact's own tickets
 * POST /portal/tickets                    open one
 * GET  /portal/tickets/:number            one, with its public conversation
 * POST /portal/tickets/:number/messages   write to it
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Desk, Once } from '../actions/desk.ts'
import { fillIn, worded } from '../actions/forms.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { receiveOnTicket } from '../actions/ticket-verbs.ts'
import { MakePortalLink, PortalLink } from '../contract/access.ts'
import { OpenPortalTicket, PortalDetail, PortalHome, PortalTicket, WritePortalMessage } from '../contract/portal.ts'
import { Slug, TicketNumber } from '../contract/shape.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { DAY, isoOf, later } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import { type ContactOf, ticketOfContact, ticketsOfContact } from '../store/portal.ts'
import { saveLink } from '../store/signing-in.ts'
import { accountById, accountsBySlug } from '../store/workspaces.ts'
import type { Api } from './api.ts'
import { noteAccess } from './begin-session.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'
import { portalDetail, portalTicket } from './portal-views.ts'
import { hashOf, newSecret } from './secrets.ts'
import { originOf } from './site.ts'

const tags = ['portal']
const Path = z.strictObject({ number: TicketNumber })
const AccountPath = z.strictObject({ slug: Slug })
const SHOWN = 200
/** A colleague sends it on by mail or chat, where it may be read a few days later. */
const LINK_LASTS = 7 * DAY

/** Whose contact calls; the portal has no other callers. */
function contactIn(request: FastifyRequest): ContactOf & { readonly name: string } {
  const { contactEmail, contactName, accountId } = must(callerIn(request).session ?? undefined, 'a portal’s session')
  const email = must(contactEmail ?? undefined, 'a contact is invited by email')
  return {
    email,
    name: contactName ?? email,
    accountId: must(accountId ?? undefined, 'a contact is one of an account'),
  }
}

/** A ticket of the contact who calls. @throws Refusal `ticket_not_found` */
export async function ownTicket(deps: Deps, request: FastifyRequest, number: number) {
  const shelf = await deps.desks.shelf(callerIn(request).workspace)
  const placed = await ticketOfContact(shelf.tenant, contactIn(request), number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number} of yours. Check the number.`)
  return { placed, shelf }
}

/** How the answer to a contact's write is kept: as they may see it. */
export const presented =
  (status: number) =>
  ({ policies, now }: Desk): Once['present'] =>
  async (placed) => ({ status, body: JSON.stringify(portalTicket(placed, { policies, now })) })

function invitation(api: Api, deps: Deps): void {
  api.post(
    '/accounts/:slug/portal-links',
    {
      config: { permission: 'invite_contacts' },
      schema: {
        summary: 'Invite a contact to the portal',
        tags,
        params: AccountPath,
        body: MakePortalLink,
        response: { 201: PortalLink },
      },
    },
    async (request, reply) => {
      const { tenant, caller, you } = await deps.desks.of(request)
      const { slug } = request.params
      const [account] = await accountsBySlug(tenant, [slug])
      if (!account) throw new Refusal('account_not_found', `There is no account "${slug}". Check its slug.`)
      const { name, email } = request.body
      const secret = newSecret('link')
      const expiresAt = later(deps.now(), LINK_LASTS)
      const contact = { accountId: account.id, contactName: name, contactEmail: email }
      const link = {
        kind: 'portal',
        workspace: caller.workspace,
        ...contact,
        madeBy: you.id,
        secretHash: hashOf(secret),
        expiresAt,
      } as const
      await saveLink(deps.store.directory, link, deps.now())
      await noteAccess(deps, caller, 'contact_invited', { account: slug, email })
      reply.code(201).header('cache-control', 'no-store')
      return { url: `${originOf(deps, request)}/sign-in#${secret}`, expiresAt: isoOf(expiresAt) }
    },
  )
}

function reading(api: Api, deps: Deps): void {
  api.get(
    '/portal',
    {
      config: { permission: 'use_portal' },
      schema: { summary: 'The contact’s own tickets', tags, response: { 200: PortalHome } },
    },
    async (request) => {
      const { tenant, name, policies } = await deps.desks.shelf(callerIn(request).workspace)
      const contact = contactIn(request)
      const [account, tickets] = await Promise.all([
        accountById(tenant, contact.accountId),
        ticketsOfContact(tenant, contact, SHOWN),
      ])
      const seen = { policies, now: deps.now() }
      return {
        contact: { name: contact.name, email: contact.email },
        account: must(account, 'accounts are never removed').name,
        workspace: name.name,
        tickets: tickets.map((placed) => portalTicket(placed, seen)),
      }
    },
  )

  api.get(
    '/portal/tickets/:number',
    {
      config: { permission: 'use_portal' },
      schema: { summary: 'One of them, and what was said', tags, params: Path, response: { 200: PortalDetail } },
    },
    async (request) => {
      const { placed, shelf } = await ownTicket(deps, request, request.params.number)
      const events = await ticketEvents(shelf.tenant, placed.ticket.id)
      return portalDetail(placed, events, { policies: shelf.policies, now: deps.now() })
    },
  )
}

function opening(api: Api, deps: Deps): void {
  api.post(
    '/portal/tickets',
    {
      config: { permission: 'use_portal' },
      schema: { summary: 'Open a ticket', tags, body: OpenPortalTicket, response: { 201: PortalTicket } },
    },
    async (request, reply) => {
      const desk = await deps.desks.forWrite(request, presented(201))
      const { accountId, name, email } = contactIn(request)
      const account = must(await accountById(desk.tenant, accountId), 'accounts are never removed')
      const { form, kind, subject, ...input } = request.body
      const given = {
        ...input,
        kind,
        subject,
        channel: 'portal',
        team: undefined,
        account: account.slug,
        segment: undefined,
        contact: { name, email },
        tags: [],
        source: null,
        externalId: null,
        receivedAt: undefined,
      } as const
      const placed = await openTicket(desk, form ? await fillIn(desk, given, form) : worded(given))
      deps.live.wrote(desk.tenant.workspace)
      reply.code(201)
      return portalTicket(placed, desk)
    },
  )
}

function writing(api: Api, deps: Deps): void {
  api.post(
    '/portal/tickets/:number/messages',
    {
      config: { permission: 'use_portal' },
      schema: {
        summary: 'Write to one of them',
        tags,
        params: Path,
        body: WritePortalMessage,
        response: { 200: PortalTicket },
      },
    },
    async (request) => {
      const { number } = request.params
      await ownTicket(deps, request, number)
      const desk = await deps.desks.forWrite(request, presented(200))
      const { name, email } = contactIn(request)
      const message = { from: { name, email }, body: request.body.body, sentAt: null }
      const placed = await receiveOnTicket(desk, number, message)
      deps.live.wrote(desk.tenant.workspace)
      return portalTicket(placed, desk)
    },
  )
}

export function portalRoutes(api: Api, deps: Deps): void {
  invitation(api, deps)
  reading(api, deps)
  opening(api, deps)
  writing(api, deps)
}
