import type { ReactNode } from 'react'
import type { IssueDetail } from '../../../contract/issues.ts'
import { useDesk } from '../../components/desk-context.ts'
import { Since } from '../../components/since.tsx'
import { scopeName, useWorkspace } from '../../data/workspace.ts'
import { issueText } from '../../issue-text.ts'

const { page: says } = issueText

/** Who looks after it, where it is kept, and since when it stands so. */
export function IssueFactsPart({ issue }: { readonly issue: IssueDetail }) {
  const { kind, owner, team, url, createdBy, createdAt, updatedAt, shippedAt } = issue
  const { nameOf } = useDesk()
  const { data: workspace } = useWorkspace()
  const none = (
    <span key="none" className="text-faint">
      {says.none}
    </span>
  )
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    [says.kind, issueText.kinds[kind].label],
    [says.owner, owner === null ? none : nameOf(owner)],
    [says.team, team === null ? none : scopeName(workspace, team)],
    [
      says.tracker,
      url === null ? (
        none
      ) : (
        <a key="url" href={url} target="_blank" rel="noreferrer" className="rounded-sm underline underline-offset-2">
          {url}
        </a>
      ),
    ],
    [
      says.filed,
      <span key="filed">
        <Since at={createdAt} as="moment" /> {says.filedBy(nameOf(createdBy))}
      </span>,
    ],
    [says.updated, <Since key="updated" at={updatedAt} as="moment" />],
    ...(shippedAt === null ? [] : [[says.shipped, <Since key="shipped" at={shippedAt} as="moment" />] as const]),
  ]
  return (
    <section className="content-start">
      <h2 className="mb-2 text-xs font-medium text-soft">{says.facts}</h2>
      <dl className="grid gap-1.5">
        {facts.map(([name, value]) => (
          <div key={name} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2">
            <dt className="text-soft">{name}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
