/** Issues of a server under test: filed, kept and read as people do it. */
import { expect } from 'vitest'
import { rebuild } from '../../src/actions/rebuild.ts'
import { type FileIssue, IssueDetail, Issues } from '../../src/contract/issues.ts'
import { TicketDetail, type TicketVerb, type VerbInput } from '../../src/contract/tickets.ts'
import { bodyOf } from './answers.ts'
import type { TestApp } from './app.ts'

export const FAULT = { kind: 'defect', title: 'Indexing stops at night' } as const

/** What tests do with issues of `app`: eve files and links, lee keeps. */
export function issuesOf(app: TestApp) {
  const post = (path: string, body: unknown, as = 'lee', headers: Record<string, string> = {}) =>
    app.send(`POST /api/v1/${path}`, { as, body, headers })
  const act = <Verb extends TicketVerb>(number: number, verb: Verb, body: VerbInput<Verb>, as = 'eve') =>
    post(`tickets/${number}/${verb}`, body, as)
  return {
    post,
    act,
    file: async (facts: Partial<FileIssue> = {}) =>
      bodyOf(IssueDetail, await post('issues', { ...FAULT, ...facts }, 'eve'), 201),
    link: async (number: number, issue: number) =>
      bodyOf(TicketDetail.loose(), await act(number, 'link-issue', { issue })),
    keep: async (number: number, verb: 'change' | 'status' | 'ship' | 'merge', body: object) =>
      bodyOf(IssueDetail, await post(`issues/${number}/${verb}`, body)),
    readTicket: async (number: number) =>
      bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`, { as: 'eve' })),
    readIssue: async (number: number) =>
      bodyOf(IssueDetail, await app.send(`GET /api/v1/issues/${number}`, { as: 'eve' })),
    list: async (query = '') => bodyOf(Issues, await app.send(`GET /api/v1/issues${query}`, { as: 'eve' })),
    history: async (number: number) => (await app.client('eve').issueHistory(number)).items,
    /** What happened to a ticket. */
    told: async (number: number) =>
      (await app.client('eve').timeline(number)).items.map(({ type, change }) => ({ type, ...change })),
    /** Fails when what is stored is not what the log makes. */
    clean: async () => {
      const { differences } = await rebuild(app, { check: true, progress: () => {} })
      expect(differences).toEqual([])
    },
  }
}
