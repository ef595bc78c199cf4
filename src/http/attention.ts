/**
 * GET  /attention        what needs the caller's attention beside the queue
 * POST /attention/done   that they are done with some of it, or are not
 */
import type { FastifyRequest } from 'fastify'
import { attentionOf, doneWith, notDoneWith } from '../actions/attention.ts'
import { Attention, AttentionQuery, MarkDone, MarkedDone } from '../contract/attention.ts'
import type { AttentionItem } from '../domain/attention/item.ts'
import { isLasting } from '../domain/attention/item.ts'
import { mayHear } from '../domain/attention/words.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, instant, isoOf } from '../domain/time.ts'
import type { ItemName } from '../store/attention.ts'
import type { Api } from './api.ts'
import { attentionView } from './attention-views.ts'
import type { Deps } from './deps.ts'

const tags = ['attention']
/** The most items of one answer. */
const MOST = 200

const nameOf = ({ ticket, version, kind }: AttentionItem): ItemName => ({ number: ticket.number, version, kind })
const isOpen = ({ done }: AttentionItem): boolean => done === null

/** The caller's items, as far as they may hear of them. */
async function own({ desks, now }: Pick<Deps, 'desks' | 'now'>, request: FastifyRequest) {
  const { tenant, policies, members, you, caller } = await desks.of(request)
  const reader = { tenant, now: now() }
  const items = await attentionOf(reader, you.handle, { policies, members })
  return { ...reader, members, you, caller, items: items.filter(({ kind }) => mayHear(caller, kind)) }
}

const upTo = (items: readonly AttentionItem[], until: Instant): AttentionItem[] =>
  items.filter((item) => item.at <= until && isOpen(item) && !isLasting(item.kind))

/** Those of `items` that are named. @throws Refusal `attention_lasts` for what goes with its cause alone (ATN-9) */
function named(items: readonly AttentionItem[], names: readonly ItemName[]): AttentionItem[] {
  const lasting = names.find(({ kind }) => isLasting(kind))
  if (lasting) {
    const text = `What waits for you on ticket #${lasting.number} is not marked as done: it goes when you have dealt with it. Open the ticket.`
    throw new Refusal('attention_lasts', text, { number: lasting.number, kind: lasting.kind })
  }
  return items.filter((item) =>
    names.some(
      ({ number, version, kind }) => number === item.ticket.number && version === item.version && kind === item.kind,
    ),
  )
}

export function attentionRoutes(api: Api, deps: Deps): void {
  const { desks } = deps
  api.get(
    '/attention',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'What needs your attention beside the queue',
        tags,
        querystring: AttentionQuery,
        response: { 200: Attention },
      },
    },
    async (request) => {
      const { tenant, now, members, caller, items } = await own(deps, request)
      const wanted = items.filter((item) => isOpen(item) === (request.query.state === 'open'))
      const shown = wanted.slice(0, MOST)
      const ids = shown.flatMap(({ ticket: { accountId } }) => (accountId === null ? [] : [accountId]))
      const names = await desks.accountNames(tenant, [...new Set(ids)])
      return {
        asOf: isoOf(now),
        open: items.filter(isOpen).length,
        items: shown.map((item) => attentionView(item, { caller, members, names })),
        more: wanted.length > MOST,
      }
    },
  )
  api.post(
    '/attention/done',
    {
      config: { permission: 'follow_tickets' },
      schema: {
        summary: 'Be done with what needed your attention',
        tags,
        body: MarkDone,
        response: { 200: MarkedDone },
      },
    },
    async (request) => {
      const { items: names, upTo: until, done } = request.body
      const { you, items, ...reader } = await own(deps, request)
      const meant = until === undefined ? named(items, names ?? []) : upTo(items, instant(until))
      const changed = meant.filter((item) => (done ? isOpen(item) : item.done?.by === 'mark')).map(nameOf)
      await (done ? doneWith : notDoneWith)(reader, you.handle, changed)
      return { items: changed, open: (await own(deps, request)).items.filter(isOpen).length }
    },
  )
}
