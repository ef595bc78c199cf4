/**
 * GET /tickets/:number/closing   for which reasons it may be closed, and what each still needs
 */
import { z } from 'zod'
import { closingOf } from '../actions/closing.ts'
import { TicketNumber } from '../contract/shape.ts'
import { TicketClosing } from '../contract/ticket-closing.ts'
import { conditionsOf } from '../domain/closing/conditions.ts'
import { isDocumentAsked } from '../domain/closing/document-answer.ts'
import { Refusal } from '../domain/refusal.ts'
import { CLOSING_REASONS } from '../domain/vocabulary.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const Path = z.strictObject({ number: TicketNumber })

export function closingRoutes(api: Api, { desks }: Deps): void {
  api.get(
    '/tickets/:number/closing',
    {
      config: { permission: 'work_tickets' },
      schema: {
        summary: 'For which reasons it may be closed',
        tags: ['tickets'],
        params: Path,
        response: { 200: TicketClosing },
      },
    },
    async (request) => {
      const { number } = request.params
      const { tenant } = await desks.of(request)
      const placed = await ticketByNumber(tenant, number)
      if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
      const facts = await closingOf(tenant, placed.ticket)
      return {
        reasons: CLOSING_REASONS.map((reason) => ({ reason, conditions: conditionsOf(reason, facts, null) })),
        facts: {
          ...facts,
          openTasks: [...facts.openTasks],
          shared: [...facts.shared],
          issues: facts.issues.map(({ number: issue }) => issue),
        },
        asksDocument: isDocumentAsked(placed.ticket),
      }
    },
  )
}
