/**
 * GET /reports/documents   how many questions existing documents answer
 */
import { DocumentReport, DocumentReportQuery } from '../contract/documents.ts'
import { percentKept, percentText } from '../domain/clock/attainment.ts'
import { DAY, type Instant, instant, isoOf, later } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { documentCounts, documentedTickets, missingDocuments } from '../store/documents.ts'
import { issuesOf } from '../store/issues.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { glanceView } from './issue-glance.ts'
import { accountView } from './views.ts'

const optional = (text: string | undefined): Instant | null => (text === undefined ? null : instant(text))

/** The most tickets of one report. */
const MOST = 300

/** The issues that ask for the missing documents. */
async function documentsView(
  tenant: Tenant,
  asked: readonly { readonly issue: number; readonly tickets: number }[],
): Promise<DocumentReport['documents']> {
  const found = await issuesOf(
    tenant,
    asked.map(({ issue }) => issue),
  )
  return found.map((issue, index) => ({ issue: glanceView(issue), tickets: asked[index]?.tickets ?? 0 }))
}

export function documentReportRoutes(api: Api, { desks, now }: Deps): void {
  api.get(
    '/reports/documents',
    {
      config: { permission: 'read_reports' },
      schema: {
        summary: 'How many questions existing documents answer',
        tags: ['reports'],
        querystring: DocumentReportQuery,
        response: { 200: DocumentReport },
      },
    },
    async (request) => {
      const { tenant } = await desks.of(request)
      const asOf = now()
      const to = optional(request.query.to) ?? later(asOf, 1)
      const period = { from: optional(request.query.from) ?? later(to, -30 * DAY), to }
      const { answers_it = 0, missing = 0, not_needed = 0, unasked = 0 } = await documentCounts(tenant, period)
      const share = { met: answers_it, breached: missing + not_needed }
      const documents = await documentsView(tenant, await missingDocuments(tenant, period, MOST))
      const found = await documentedTickets(tenant, period, MOST + 1)
      const shown = found.slice(0, MOST)
      const ids = shown.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))
      const names = await desks.accountNames(tenant, [...new Set(ids)])
      return {
        from: isoOf(period.from),
        to: isoOf(period.to),
        asOf: isoOf(asOf),
        answersIt: answers_it,
        missing,
        notNeeded: not_needed,
        unasked,
        percent: percentKept(share),
        percentText: share.met + share.breached === 0 ? 'nobody said' : percentText(share),
        documents,
        items: shown.map(({ accountId, closedAt, ...ticket }) => ({
          ...ticket,
          account: accountId === null ? null : accountView(accountId, names),
          closedAt: isoOf(closedAt),
        })),
        more: found.length > MOST,
      }
    },
  )
}
