/** Answers about issues as the contract shapes them; each test names only what it is about. */
import type { z } from 'zod'
import { IssueDetail, type IssueSummary, Issues } from '../../src/contract/issues.ts'

const SUMMARY = {
  number: 5,
  kind: 'defect',
  title: 'Indexing stops at night',
  audience: 'private',
  status: 'open',
  team: 'engineering',
  owner: null,
  url: null,
  duplicateOf: null,
  tickets: 2,
  accounts: 1,
  shippedAt: null,
  createdAt: '2026-03-02T10:00:00.000Z',
  updatedAt: '2026-03-02T11:00:00.000Z',
  version: 3,
} as const

const TICKET = {
  number: 12,
  subject: 'Cannot sign in after the update',
  status: 'open',
  priority: 'p1',
  owner: 'mara',
  account: { id: '1', slug: 'acme', name: 'Acme Robotics' },
  receivedAt: '2026-03-02T11:00:00.000Z',
} as const

export const anIssueRow = (facts: Partial<IssueSummary> = {}): IssueSummary => ({ ...SUMMARY, ...facts })

export const someIssues = (items: readonly IssueSummary[], facts: Partial<Issues> = {}): Issues =>
  Issues.parse({ items, total: items.length, nextCursor: null, ...facts })

export const anIssue = (facts: Partial<z.input<typeof IssueDetail>> = {}): IssueDetail =>
  IssueDetail.parse({
    ...SUMMARY,
    text: 'Since 4.2 it stops at midnight.',
    createdBy: 'mara',
    shippedNote: null,
    linked: {
      tickets: [TICKET, { ...TICKET, number: 9, account: null, priority: null, owner: null }],
      accounts: [{ account: TICKET.account, tickets: 1 }],
      more: false,
    },
    ...facts,
  })
