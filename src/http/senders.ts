/**
 * GET  /senders          senders of open tickets whose account nobody knows
 * POST /senders/assign   whose all tickets of one of them are
 */
import { assignSender } from '../actions/assign-account.ts'
import { unknownSenders } from '../actions/read-senders.ts'
import { AssignedSender, AssignSender, UnknownSenders } from '../contract/accounts.ts'
import { isoOf } from '../domain/time.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const tags = ['accounts']

export function senderRoutes(api: Api, { desks, live }: Deps): void {
  api.get(
    '/senders',
    {
      config: { permission: 'read_accounts' },
      schema: {
        summary: 'Senders of open tickets whose account nobody knows',
        tags,
        response: { 200: UnknownSenders },
      },
    },
    async (request) => {
      const { tenant } = await desks.of(request)
      const { senders, more } = await unknownSenders(tenant)
      const items = senders.map(({ domain, email, people, tickets, guess }) => {
        const [{ number, subject, receivedAt, contactName }] = tickets
        return {
          contactEmail: email,
          domain,
          contactName,
          people,
          tickets: tickets.length,
          latest: { number, subject, receivedAt: isoOf(receivedAt) },
          guess: guess && { account: { slug: guess.slug, name: guess.name }, because: guess.because },
        }
      })
      return { items, more }
    },
  )

  api.post(
    '/senders/assign',
    {
      config: { permission: 'sort_tickets' },
      schema: {
        summary: 'Say whose all open tickets of an unknown sender are',
        tags,
        body: AssignSender,
        response: { 200: AssignedSender },
      },
    },
    async (request) => {
      const desk = await desks.forWrite(request)
      const present = (numbers: readonly number[]) => ({ status: 200, body: JSON.stringify({ tickets: numbers }) })
      const tickets = await assignSender(desk, request.body, present)
      live.wrote(desk.tenant.workspace)
      return { tickets: [...tickets] }
    },
  )
}
