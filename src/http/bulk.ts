/**
 * POST /tickets/bulk           one verb on many tickets
 * POST /tickets/bulk/preview   what it would do to them
 */
import type { FastifyRequest } from 'fastify'
import { type BulkResult, type BulkStep, inBulk } from '../actions/bulk.ts'
import { type Previewed, previewBulk } from '../actions/preview-bulk.ts'
import { BulkAct, BulkDone, BulkPreview, BulkTrial } from '../contract/bulk.ts'
import type { TicketVerb } from '../contract/tickets.ts'
import { isBroken } from '../domain/bulk/consequences.ts'
import type { Refusal } from '../domain/refusal.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { presentAs } from './tickets.ts'
import { actOf, permissionOf } from './verbs.ts'

type Asked = ReturnType<typeof BulkAct.parse>

/** Each ticket with what is to be done to it. */
function stepsOf(asked: Asked): BulkStep[] {
  if (asked.verb === 'undo') {
    // The version names the step, whatever of no weight came after it.
    return asked.tickets.map(({ number, version }) => ({
      number,
      seen: null,
      act: (desk, each) => actOf('undo')(desk, each, { version }),
    }))
  }
  const { verb, tickets, input } = asked
  return tickets.map(({ number, version }) => ({
    number,
    seen: version,
    act: (desk, each) => actOf(verb)(desk, each, input),
  }))
}

/** Numbers of further tickets that a step changes: the one that duplicates repeat. */
const besideOf = ({ verb, input }: Exclude<Asked, { verb: 'undo' }>): number[] =>
  verb === 'dismiss' && input.of !== null ? [input.of] : []

const refusedView = (refusal: Refusal | null) => refusal && { code: refusal.code, detail: refusal.message }

const resultView = ({ number, version, refusal }: BulkResult): BulkDone['items'][number] => ({
  number,
  version,
  refused: refusedView(refusal),
})

const isoOrNull = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

const previewView = ({ number, ticket, changes, place, clocks, told, refusal }: Previewed) => ({
  number,
  subject: ticket?.subject ?? null,
  version: ticket?.version ?? null,
  changes: [...changes],
  place,
  clocks: clocks.map((clock) => ({ ...clock, before: isoOrNull(clock.before), after: isoOrNull(clock.after) })),
  told,
  refused: refusedView(refusal),
})

function totalsOf(items: readonly Previewed[]): BulkPreview['totals'] {
  const done = items.filter(({ refusal }) => refusal === null)
  return {
    done: done.length,
    refused: items.length - done.length,
    broken: done.reduce((sum, { clocks }) => sum + clocks.filter(isBroken).length, 0),
    told: done.filter(({ told }) => told).length,
  }
}

async function refuseUnlessMayAll({ desks }: Deps, request: FastifyRequest, verb: TicketVerb): Promise<void> {
  const { caller } = await desks.of(request)
  refuseUnlessMay(caller, permissionOf(verb))
}

export function bulkRoutes(api: Api, deps: Deps): void {
  api.post(
    '/tickets/bulk',
    {
      config: { permission: 'work_tickets' },
      schema: { summary: 'One verb on many tickets', tags: ['verbs'], body: BulkAct, response: { 200: BulkDone } },
    },
    async (request) => {
      const desk = await deps.desks.forWrite(request, presentAs(deps.desks, 200))
      await refuseUnlessMayAll(deps, request, request.body.verb)
      const results = await inBulk(desk, stepsOf(request.body))
      deps.live.wrote(desk.tenant.workspace)
      return { items: results.map(resultView) }
    },
  )

  api.post(
    '/tickets/bulk/preview',
    {
      config: { permission: 'work_tickets' },
      schema: {
        summary: 'What one verb would do to many tickets, without doing it',
        tags: ['verbs'],
        body: BulkTrial,
        response: { 200: BulkPreview },
      },
    },
    async (request) => {
      const desk = await deps.desks.forWrite(request)
      await refuseUnlessMayAll(deps, request, request.body.verb)
      const items = await previewBulk(desk, stepsOf(request.body), besideOf(request.body))
      return { items: items.map(previewView), totals: totalsOf(items), asOf: isoOf(desk.now) }
    },
  )
}
