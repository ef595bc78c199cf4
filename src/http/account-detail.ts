/**
 * GET  /accounts/:slug                 all that is known of it
 * POST /accounts/:slug/facts           what is on file of it
 * POST /accounts/:slug/contacts        add a contact
 * POST /contacts/:id                   change a contact, or move it to another account
 * POST /contacts/:id/remove            remove it
 * POST /accounts/:slug/opportunities   add an opportunity, or change it
 */
import { z } from 'zod'
import { changeFacts } from '../actions/change-facts.ts'
import { addContact, type ContactAt, changeContact, removeContact } from '../actions/keep-contacts.ts'
import { putOpportunity } from '../actions/put-opportunity.ts'
import {
  AccountDetail,
  AddContact,
  ChangeContact,
  ChangeFacts,
  ContactOfAccount,
  Opportunity,
  PutOpportunity,
  RemoveContact,
} from '../contract/accounts.ts'
import { Account } from '../contract/workspace.ts'
import { pipelinesOf, weighted } from '../domain/accounts/opportunity.ts'
import { Refusal } from '../domain/refusal.ts'
import { accountBySlug } from '../store/accounts.ts'
import { contactsOf } from '../store/contacts.ts'
import { ticketsOfAccount } from '../store/lists.ts'
import { opportunitiesOf, type Opportunity as StoredOpportunity } from '../store/opportunities.ts'
import { refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn, type Shelf } from './desks.ts'
import { summaryView } from './views.ts'

const Path = z.strictObject({ slug: z.string().max(200) })
const ContactPath = z.strictObject({ id: z.uuid() })
const tags = ['accounts']
/** Tickets that are shown of an account. */
const LATEST = 10

const kept =
  (status: number) =>
  <Made>(view: (made: Made) => object) =>
  (made: Made) => ({ status, body: JSON.stringify(view(made)) })

const opportunityView = ({ accountId: _, version: __, ...own }: StoredOpportunity): Opportunity => ({
  ...own,
  weighted: own.amount && weighted(own.amount, own),
})

const contactView = ({ contact, account }: ContactAt): ContactOfAccount => {
  const { id, name, email, title } = contact
  return { id, name, email, title, account: account.slug }
}

async function detailOf({ tenant, policies }: Shelf, slug: string, now: Deps['now']): Promise<AccountDetail> {
  const account = await accountBySlug(tenant, slug)
  if (!account) throw new Refusal('account_not_found', `There is no account "${slug}". Check the slug.`)
  const [contacts, opportunities, { counts, latest }] = await Promise.all([
    contactsOf(tenant, account.id),
    opportunitiesOf(tenant, account.id),
    ticketsOfAccount(tenant, account.id, LATEST),
  ])
  const names = new Map([[account.id, account]])
  return {
    ...account,
    contacts: contacts.map(({ id, name, email, title }) => ({ id, name, email, title })),
    opportunities: opportunities.map(opportunityView),
    pipeline: pipelinesOf(opportunities),
    tickets: counts,
    latest: latest.map((entry) => summaryView(entry, names, { policies, now: now() })),
  }
}

function detailRoutes(api: Api, { desks, now }: Deps): void {
  api.get(
    '/accounts/:slug',
    {
      config: { permission: 'read_accounts' },
      schema: { summary: 'All that is known of an account', tags, params: Path, response: { 200: AccountDetail } },
    },
    async (request) => detailOf(await desks.of(request), request.params.slug, now),
  )

  api.post(
    '/accounts/:slug/facts',
    {
      config: { permission: 'change_accounts' },
      schema: {
        summary:
          'Change what is on file of an account: name, mail domains, lifecycle, who looks after it, its id elsewhere',
        tags,
        params: Path,
        body: ChangeFacts,
        response: { 200: Account },
      },
    },
    async (request) => {
      const desk = await desks.forWrite(request)
      const account = await changeFacts(
        desk,
        request.params.slug,
        request.body,
        kept(200)((made) => made),
      )
      desks.forget(desk.tenant.workspace)
      return account
    },
  )
}

function contactRoutes(api: Api, { desks }: Deps): void {
  const config = { permission: 'change_accounts' } as const
  const present = kept(200)(contactView)

  api.post(
    '/accounts/:slug/contacts',
    {
      config,
      schema: { summary: 'Add a contact', tags, params: Path, body: AddContact, response: { 201: ContactOfAccount } },
    },
    async (request, reply) => {
      const desk = await desks.forWrite(request)
      const added = await addContact(desk, request.params.slug, request.body, kept(201)(contactView))
      reply.code(201)
      return contactView(added)
    },
  )

  api.post(
    '/contacts/:id',
    {
      config,
      schema: {
        summary: 'Change a contact, or move it to another account',
        tags,
        params: ContactPath,
        body: ChangeContact,
        response: { 200: ContactOfAccount },
      },
    },
    async (request) => {
      const desk = await desks.forWrite(request)
      return contactView(await changeContact(desk, request.params.id, request.body, present))
    },
  )

  api.post(
    '/contacts/:id/remove',
    {
      config,
      schema: {
        summary: 'Remove a contact',
        tags,
        params: ContactPath,
        body: RemoveContact,
        response: { 200: ContactOfAccount },
      },
    },
    async (request) => {
      const desk = await desks.forWrite(request)
      return contactView(await removeContact(desk, request.params.id, request.body, present))
    },
  )
}

function opportunityRoutes(api: Api, { desks }: Deps): void {
  api.post(
    '/accounts/:slug/opportunities',
    {
      config: { permission: 'change_accounts' },
      schema: {
        summary: 'Add an opportunity, or change the one with this source and external id',
        tags,
        params: Path,
        body: PutOpportunity,
        response: { 200: Opportunity },
      },
    },
    async (request) => {
      const { amount, winRate } = request.body
      if (amount !== undefined || winRate !== undefined) refuseUnlessMay(callerIn(request), 'set_money')
      const desk = await desks.forWrite(request)
      const present = kept(200)(({ opportunity }: { opportunity: StoredOpportunity }) => opportunityView(opportunity))
      const { opportunity } = await putOpportunity(desk, request.params.slug, request.body, present)
      return opportunityView(opportunity)
    },
  )
}

export function accountDetailRoutes(api: Api, deps: Deps): void {
  detailRoutes(api, deps)
  contactRoutes(api, deps)
  opportunityRoutes(api, deps)
}
