/** The streams of issues: their lock, and what is appended to them. */
import type { Issue } from '../domain/issue/issue.ts'
import { foldIssue, type IssueChange } from '../domain/issue/issue-event.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { saveIssues } from '../store/issues.ts'
import { workspaceState } from '../store/workspaces.ts'
import type { Desk } from './desk.ts'

/** Whoever writes issues, or links tickets with them, holds the workspace first and its tickets after it: numbers count up
 *  without gaps, and nobody links what is merged or ships at the same moment. */
export const lockIssues = async (tx: Tenant): Promise<void> => {
  await workspaceState(tx, 'lock')
}

/** Who appends. */
export type IssueWriter = Pick<Desk, 'now' | 'asking' | 'origin' | 'newId'>

/** Appends `change` to an issue, or as the first event of a new one, and saves what it makes of it. */
export async function changeIssueIn(
  { now: at, asking, origin, newId }: IssueWriter,
  tx: Tenant,
  before: Issue | undefined,
  change: IssueChange,
): Promise<Issue> {
  const event = { id: before?.id ?? newId(), version: (before?.version ?? 0) + 1, at, actor: asking.handle, change }
  const { id: streamId, version, actor } = event
  await appendFacts(tx, [{ stream: 'issue', streamId, version, type: change.type, at, actor, change, origin }], at)
  const after = foldIssue(before, event)
  await saveIssues(tx, [after])
  return after
}
