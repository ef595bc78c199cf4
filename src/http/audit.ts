/**
 * GET /audit          the log, what was recorded last first
 * GET /audit/export   the same as JSON lines, all of it
 * GET /audit/chain    how far the log is sealed
 */
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type AuditEntry, readAudit, readWholeAudit } from '../actions/read-audit.ts'
import { recordAccess } from '../actions/record-access.ts'
import { Bytes } from '../contract/attachments.ts'
import { AuditChain, AuditFilters, type AuditItem, AuditPage, AuditQuery } from '../contract/audit.ts'
import { Refusal } from '../domain/refusal.ts'
import { instant, instantOf, isoOf } from '../domain/time.ts'
import type { AuditFilter, AuditPlace } from '../store/audit.ts'
import { chainState } from '../store/audit-chain.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { readerOfAll } from './reader-of-all.ts'

const config = { permission: 'read_audit' } as const
const tags = ['audit']
const JSON_LINES = 'application/jsonl'

const optional = (text: string | undefined) => (text === undefined ? null : instant(text))

function filterOf({
  by,
  actor,
  type,
  stream,
  ticket,
  q,
  from,
  to,
  denied,
}: z.output<typeof AuditFilters>): AuditFilter {
  return {
    by: by ?? (actor === undefined ? 'people' : 'all'),
    actor: actor ?? null,
    type: type ?? null,
    stream: stream ?? null,
    ticket: ticket ?? null,
    text: q ?? null,
    from: optional(from),
    to: optional(to),
    denied: denied === 'true',
  }
}

/** @throws Refusal `cursor_invalid` */
function placeIn(cursor: string | undefined): AuditPlace | null {
  if (cursor === undefined) return null
  const [, micros, seq] = /^(-?\d{1,16})\.(\d{1,15})$/.exec(cursor) ?? []
  if (micros === undefined || Math.abs(Number(micros)) > Number.MAX_SAFE_INTEGER) {
    throw new Refusal('cursor_invalid', 'The cursor is not one this list gave out. Start again without it.')
  }
  return { micros: Number(micros), seq: Number(seq) }
}

const cursorOf = ({ micros, seq }: AuditPlace): string => `${micros}.${seq}`
const momentOf = ({ micros }: AuditPlace): string => isoOf(instantOf(Math.floor(micros / 1_000)))

function itemView({ micros, seq, at, recordedAt, number, changes, ...entry }: AuditEntry): AuditItem {
  return {
    id: cursorOf({ micros, seq }),
    ...entry,
    at: isoOf(at),
    recordedAt: isoOf(recordedAt),
    ticket: number,
    changes: [...changes],
  }
}

async function* lines(entries: AsyncIterable<AuditEntry>) {
  for await (const entry of entries) yield `${JSON.stringify(itemView(entry))}\n`
}

/** The log holds what was written to customers, and what the CRM knows of them. */
const readerIn = (request: FastifyRequest) => readerOfAll(request, { ...config, what: 'The audit' })

function exportRoute(api: Api, { desks, now }: Deps): void {
  const summary = 'The log as JSON lines, what was recorded last first'
  api.get(
    '/audit/export',
    {
      config,
      schema: { summary, tags, produces: [JSON_LINES], querystring: AuditFilters, response: { 200: Bytes } },
    },
    async (request, reply) => {
      const caller = readerIn(request)
      const { tenant, name } = await desks.of(request)
      const { handle: actor, via, address } = caller
      const taken = { type: 'audit_exported', actor, via, address, facts: { filters: request.query } }
      await recordAccess(tenant, taken, { now: now(), newId: desks.newId })
      const found = readWholeAudit(tenant, filterOf(request.query))
      return reply
        .header('content-disposition', `attachment; filename="audit-${name.slug}.jsonl"`)
        .header('cache-control', 'private, no-store')
        .type(JSON_LINES)
        .send(Readable.from(lines(found)))
    },
  )
}

export function auditRoutes(api: Api, deps: Deps): void {
  api.get(
    '/audit',
    {
      config,
      schema: {
        summary: 'The log, what was recorded last first',
        tags,
        querystring: AuditQuery,
        response: { 200: AuditPage },
      },
    },
    async (request) => {
      readerIn(request)
      const { tenant } = await deps.desks.of(request)
      const { limit, cursor, ...filters } = request.query
      const { entries, next } = await readAudit(tenant, filterOf(filters), { after: placeIn(cursor), limit })
      return {
        items: entries.map(itemView),
        nextCursor: next && cursorOf(next),
        lookedBackTo: next && momentOf(next),
      }
    },
  )

  exportRoute(api, deps)

  api.get(
    '/audit/chain',
    { config, schema: { summary: 'How far the log is sealed', tags, response: { 200: AuditChain } } },
    async (request) => {
      const { tenant } = await deps.desks.of(request)
      const { sealedThrough, ...chain } = await chainState(tenant)
      return {
        ...chain,
        head: `${chain.place}:${chain.hash}`,
        sealedThrough: sealedThrough && isoOf(sealedThrough),
      }
    },
  )
}
