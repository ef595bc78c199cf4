/**
 * GET /tickets/:number/clocks           every clock with what moved it
 * GET /tickets/:number/clocks/explain   the same in words, for a colleague and for the customer
 */
import { z } from 'zod'
import { readClocks, tellClocks } from '../actions/read-clocks.ts'
import { ClocksExplained, ExplainQuery, TicketClocks } from '../contract/clocks.ts'
import { TicketNumber } from '../contract/shape.ts'
import { isoOf } from '../domain/time.ts'
import type { Api } from './api.ts'
import { clocksView } from './clock-views.ts'
import type { Deps } from './deps.ts'

const Path = z.strictObject({ number: TicketNumber })

export function clockRoutes(api: Api, deps: Deps): void {
  const asking = { tags: ['clocks'], params: Path, querystring: ExplainQuery }

  api.get(
    '/tickets/:number/clocks',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'The clocks of a ticket, explained', ...asking, response: { 200: TicketClocks } },
    },
    async (request) => {
      const { tenant, policies, caller: standing } = await deps.desks.of(request)
      const { number } = request.params
      const reader = { tenant, standing, policies, now: deps.now(), timeZone: request.query.timeZone }
      const { explained, forecasts } = await readClocks(reader, number)
      return clocksView(number, explained, forecasts)
    },
  )

  api.get(
    '/tickets/:number/clocks/explain',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'The clocks of a ticket in words', ...asking, response: { 200: ClocksExplained } },
    },
    async (request) => {
      const { tenant, policies, caller: standing } = await deps.desks.of(request)
      const { number } = request.params
      const reader = { tenant, standing, policies, now: deps.now(), timeZone: request.query.timeZone }
      const { asOf, ...told } = await tellClocks(reader, number)
      return { number, asOf: isoOf(asOf), ...told }
    },
  )
}
