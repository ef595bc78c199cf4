/**
 * POST /tickets/similar           tickets like a text that somebody writes; nothing is written
 * GET  /tickets/:number/similar   tickets like a ticket
 */
import { z } from 'zod'
import { type SimilarReader, type SimilarTold, similarTickets, similarTo } from '../actions/similar-tickets.ts'
import { TicketNumber } from '../contract/shape.ts'
import { SimilarAsk, SimilarQuery, type SimilarTicket, SimilarTickets } from '../contract/similar.ts'
import { may } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { isoOf } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { WordSamples } from '../store/word-samples.ts'
import { accountsBySlug } from '../store/workspaces.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import type { Desks } from './desks.ts'
import { accountView } from './views.ts'

const Path = z.strictObject({ number: TicketNumber })

async function similarViews(desks: Desks, tenant: Tenant, told: readonly SimilarTold[]): Promise<SimilarTicket[]> {
  const ids = told.flatMap(({ accountId: id }) => (id === null ? [] : [id]))
  const names = await desks.accountNames(tenant, ids)
  return told.map(({ already, words, accountId: id, receivedAt, ...facts }) => ({
    ...facts,
    words: [...words],
    receivedAt: isoOf(receivedAt),
    account: id === null ? null : accountView(id, names),
    accountIsOn: already,
  }))
}

/** Id of the account with this slug. @throws Refusal `account_not_found` */
async function accountId(tenant: Tenant, slug: string): Promise<string> {
  const [account] = await accountsBySlug(tenant, [slug])
  if (account) return account.id
  throw new Refusal('account_not_found', `There is no account "${slug}". Leave it out, or correct it.`)
}

export function similarRoutes(api: Api, { desks, now }: Deps): void {
  const samples = new WordSamples()
  const readerOf = (tenant: Tenant): SimilarReader => ({ tenant, samples, now: now() })

  api.post(
    '/tickets/similar',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'Tickets like a text',
        tags: ['tickets'],
        body: SimilarAsk,
        response: { 200: SimilarTickets },
      },
    },
    async (request) => {
      const { tenant, caller } = await desks.of(request)
      const { account, ...asked } = request.body
      // Whoever may not see whose a ticket is may not try accounts out either (SIM-7).
      const asks = account === null || !may(caller, 'read_names') ? null : await accountId(tenant, account)
      const told = await similarTickets(readerOf(tenant), { ...asked, accountId: asks })
      return { items: await similarViews(desks, tenant, told) }
    },
  )

  api.get(
    '/tickets/:number/similar',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'Tickets like this one',
        tags: ['tickets'],
        params: Path,
        querystring: SimilarQuery,
        response: { 200: SimilarTickets },
      },
    },
    async (request) => {
      const { tenant } = await desks.of(request)
      const told = await similarTo(readerOf(tenant), request.params.number, {
        limit: request.query.limit,
        goingOn: request.query.which === 'going_on',
      })
      return { items: await similarViews(desks, tenant, told) }
    },
  )
}
