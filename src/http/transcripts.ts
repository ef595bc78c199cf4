/**
 * GET /tickets/:number/transcript          a ticket as Markdown: what its customer may see, or everything
 * GET /portal/tickets/:number/transcript   one of the contact's own, what they may see
 */
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { transcriptForCustomer, transcriptForUs } from '../actions/read-transcript.ts'
import { Bytes } from '../contract/attachments.ts'
import { TicketNumber } from '../contract/shape.ts'
import { PortalTranscriptQuery, TRANSCRIPT_TYPE, TranscriptQuery } from '../contract/transcript.ts'
import { may } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Caller } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { ownTicket } from './portal.ts'

const Path = z.strictObject({ number: TicketNumber })
const RESPONSE = { produces: [TRANSCRIPT_TYPE], response: { 200: Bytes } }

/** @throws Refusal `not_allowed` */
function refuseUnlessReadsAll(caller: Caller): void {
  for (const permission of ['read_notes', 'read_names'] as const) {
    if (may(caller, permission)) continue
    const text = 'The whole ticket holds notes and names, which you may not read. Leave `full` out for the public part.'
    throw new Refusal('not_allowed', text, { permission })
  }
}

/** To be saved, and never shown as a page. */
const sent = (reply: FastifyReply, name: string, text: string) =>
  reply
    .header('content-disposition', `attachment; filename="${name}.md"`)
    .header('cache-control', 'private, no-store')
    .type(`${TRANSCRIPT_TYPE}; charset=utf-8`)
    .send(Buffer.from(text))

export function transcriptRoutes(api: Api, deps: Deps): void {
  const { desks, now } = deps
  const schema = { summary: 'A ticket as Markdown: what its customer may see, or everything', tags: ['tickets'] }
  api.get(
    '/tickets/:number/transcript',
    {
      config: { permission: 'read_line' },
      schema: { ...schema, params: Path, querystring: TranscriptQuery, ...RESPONSE },
    },
    async (request, reply) => {
      const { tenant, policies, caller } = await desks.of(request)
      const { number } = request.params
      const { full, timeZone } = request.query
      const placed = await ticketByNumber(tenant, number)
      if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
      const reader = { tenant, policies, now: now(), timeZone }
      if (full === 'false') {
        const text = await transcriptForCustomer(reader, placed, may(caller, 'read_names'))
        return sent(reply, `ticket-${number}`, text)
      }
      refuseUnlessReadsAll(caller)
      const text = await transcriptForUs(reader, placed, async (ids) => desks.accountNames(tenant, ids))
      return sent(reply, `ticket-${number}-internal`, text)
    },
  )

  api.get(
    '/portal/tickets/:number/transcript',
    {
      config: { permission: 'use_portal' },
      schema: {
        summary: 'One of the contact’s tickets as Markdown',
        tags: ['portal'],
        params: Path,
        querystring: PortalTranscriptQuery,
        ...RESPONSE,
      },
    },
    async (request, reply) => {
      const { number } = request.params
      const { placed, shelf } = await ownTicket(deps, request, number)
      const reader = { ...shelf, now: now(), timeZone: request.query.timeZone }
      return sent(reply, `ticket-${number}`, await transcriptForCustomer(reader, placed, true))
    },
  )
}
