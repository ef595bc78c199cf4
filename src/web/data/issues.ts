/** Issues: their lists, one of them, and what is done to one. */
import {
  keepPreviousData,
  type QueryKey,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { Client } from '../../contract/client.ts'
import type { FileIssue, IssueDetail, IssuesQuery } from '../../contract/issues.ts'
import { useClient } from './client.ts'
import { staleOf } from './failure.ts'
import { keys } from './keys.ts'

/** Issues that fit, the newest first, page by page. */
export function useIssues(query: IssuesQuery) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keys.issuesOf(query),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => client.issues({ ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** The first issues that fit; those of the words before stay until others are there. */
export function useIssuesLike(query: IssuesQuery, wanted = true) {
  const client = useClient()
  return useQuery({
    queryKey: keys.issuesLike(query),
    queryFn: () => client.issues(query),
    enabled: wanted,
    placeholderData: keepPreviousData,
  })
}

export function useIssue(number: number | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: keys.issue(number ?? 0),
    queryFn: () => client.issue(number ?? 0),
    enabled: number !== undefined,
  })
}

export function useIssueHistory(number: number) {
  const client = useClient()
  return useQuery({ queryKey: keys.issueHistory(number), queryFn: () => client.issueHistory(number) })
}

/** What tells of issues beside their own pages. */
const TOLD: readonly QueryKey[] = [keys.issueLists, keys.issueFiles, keys.tickets]

/** Shows the issue as it then stands, and reads anew what else tells of it. */
function useLearn() {
  const cache = useQueryClient()
  return (issue: IssueDetail, tickets: readonly number[]) => {
    cache.setQueryData(keys.issue(issue.number), issue)
    // Not awaited: it is done; the screens around it follow.
    void Promise.all([...TOLD, ...tickets.map(keys.timeline)].map((queryKey) => cache.invalidateQueries({ queryKey })))
  }
}

/** Files an issue, and links it with the ticket it comes from. */
export function useFileIssue() {
  const client = useClient()
  const learn = useLearn()
  return useMutation<IssueDetail, unknown, FileIssue>({
    mutationFn: client.fileIssue,
    onSuccess: (issue, { ticket }) => learn(issue, ticket === undefined || ticket === null ? [] : [ticket]),
  })
}

export type IssueVerb = 'changeIssue' | 'setIssueStatus' | 'shipIssue' | 'mergeIssue'
export type IssueInput<Verb extends IssueVerb> = Parameters<Client[Verb]>[1]

/** What is done to one issue, on the version that was seen; once it was refused as stale, what changed has been told, and the
 *  next attempt is on that version. */
export function useIssueAct<Name extends IssueVerb>(name: Name, { number, version, linked }: IssueDetail) {
  const client = useClient()
  const cache = useQueryClient()
  const learn = useLearn()
  const seen = useRef(version)
  return useMutation<IssueDetail, unknown, IssueInput<Name>>({
    mutationFn: (input) => {
      const call: (number: number, input: never, options: { ifVersion: number }) => Promise<IssueDetail> = client[name]
      return call(number, input as never, { ifVersion: seen.current })
    },
    onSuccess: (issue) =>
      learn(
        issue,
        linked.tickets.map((ticket) => ticket.number),
      ),
    onError: async (error) => {
      const stale = staleOf(error)
      if (stale === undefined) return
      seen.current = stale.version ?? version
      await cache.invalidateQueries({ queryKey: keys.issue(number) })
    },
  })
}
