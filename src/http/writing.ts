/**
 * GET  /templates                 those in force
 * POST /templates/:slug/render    one with a ticket's facts in it; nothing is written
 * POST /replies/check             what a text would be worth, and what there is to say about it; nothing is written
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { renderTemplate, templatesInForce } from '../actions/templates.ts'
import { Slug } from '../contract/shape.ts'
import {
  CheckReply,
  RenderedTemplate,
  RenderTemplate,
  ReplyCheck,
  type ReplyTemplate as TemplateDocument,
  Templates,
} from '../contract/writing.ts'
import { may } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Conversation, conversationOf, NOTHING_SAID } from '../domain/writing/conversation.ts'
import type { ReplyTemplate } from '../domain/writing/document.ts'
import { checkWriting, type Writing } from '../domain/writing/findings.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import type { Desks } from './desks.ts'

const tags = ['writing']
const Path = z.strictObject({ slug: Slug })

/** The domain's document is the wire's, but for its lists being read-only. */
const documentView = (document: ReplyTemplate): TemplateDocument => document as TemplateDocument

/** What the check says, as it goes over the wire. */
export function checkedView(writing: Writing): ReplyCheck {
  const { weight, findings } = checkWriting(writing)
  return { weight, findings: findings.map((finding) => ({ ...finding })) }
}

/** What was said on a ticket, as far as the caller may read it. @throws Refusal `ticket_not_found` */
export async function conversationFor(desks: Desks, request: FastifyRequest, number: number): Promise<Conversation> {
  const { tenant, caller } = await desks.of(request)
  const placed = await ticketByNumber(tenant, number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const conversation = conversationOf(await ticketEvents(tenant, placed.ticket.id))
  return may(caller, 'read_notes') ? conversation : { ...conversation, internal: [] }
}

function templateRoutes(api: Api, { desks, now }: Deps): void {
  api.get(
    '/templates',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'The templates in force', tags, response: { 200: Templates } },
    },
    async (request) => {
      const { policies } = await desks.of(request)
      const items = templatesInForce(policies, now())
      return { items: items.map(({ document, ...each }) => ({ ...each, document: documentView(document) })) }
    },
  )

  api.post(
    '/templates/:slug/render',
    {
      config: { permission: 'write_notes' },
      schema: {
        summary: 'A template with the facts of a ticket in it',
        tags,
        params: Path,
        body: RenderTemplate,
        response: { 200: RenderedTemplate },
      },
    },
    async (request) => {
      const { number, fill } = request.body
      const { tenant, policies, you, members } = await desks.of(request)
      const asked = { slug: request.params.slug, number, fill }
      const { template, text, unfilled } = await renderTemplate(
        { tenant, policies, now: now() },
        { you, members },
        asked,
      )
      const { slug, version, document } = template
      const { visibility, after } = document
      const places = unfilled.map((each) => ({ ...each }))
      return { slug, version, visibility, after: after ?? ('stay' as const), text, unfilled: places }
    },
  )
}

export function writingRoutes(api: Api, deps: Deps): void {
  templateRoutes(api, deps)

  api.post(
    '/replies/check',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'What a reply is worth', tags, body: CheckReply, response: { 200: ReplyCheck } },
    },
    async (request) => {
      const { body, number, visibility } = request.body
      const conversation = number === undefined ? NOTHING_SAID : await conversationFor(deps.desks, request, number)
      const { members } = await deps.desks.of(request)
      return checkedView({ body, visibility, conversation, members })
    },
  )
}
