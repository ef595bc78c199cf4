/** Calls about issues; the shapes come when they are first needed. */
import type { Caller, WriteOptions } from './client.ts'
import type { ChangeIssue, FileIssue, IssuesQuery, MergeIssue, SetIssueStatus, ShipIssue } from './issues.ts'
import { queryText } from './query-text.ts'

const issues = () => import('./issues.ts')

/** Part of the client; see there. */
export function issueCalls({ get, post }: Caller) {
  const write = async (path: string, input: unknown, options?: WriteOptions) =>
    post((await issues()).IssueDetail, path, input, options)
  return {
    issues: async (query: IssuesQuery = {}) => get((await issues()).Issues, `/issues${queryText({ ...query })}`),
    issue: async (number: number) => get((await issues()).IssueDetail, `/issues/${number}`),
    issueHistory: async (number: number) => get((await issues()).IssueHistory, `/issues/${number}/history`),
    fileIssue: (input: FileIssue) => write('/issues', input),
    changeIssue: (number: number, input: ChangeIssue, options?: WriteOptions) =>
      write(`/issues/${number}/change`, input, options),
    setIssueStatus: (number: number, input: SetIssueStatus, options?: WriteOptions) =>
      write(`/issues/${number}/status`, input, options),
    shipIssue: (number: number, input: ShipIssue, options?: WriteOptions) =>
      write(`/issues/${number}/ship`, input, options),
    mergeIssue: (number: number, input: MergeIssue, options?: WriteOptions) =>
      write(`/issues/${number}/merge`, input, options),
  }
}
