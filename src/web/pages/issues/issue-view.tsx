import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { IssueDetail } from '../../../contract/issues.ts'
import { Button } from '../../components/button.tsx'
import { MergeIcon } from '../../components/icons.tsx'
import { linked } from '../../components/linked.ts'
import { PageFrame, Part } from '../../components/page-frame.tsx'
import { useHeld } from '../../data/session.ts'
import { issueText } from '../../issue-text.ts'
import { AudienceMark } from '../../issues/audience-mark.tsx'
import { IssueStatusChip } from '../../issues/issue-status-chip.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { IssueAccounts } from './issue-accounts.tsx'
import { IssueFactsPart } from './issue-facts-part.tsx'
import { IssueHistoryPart } from './issue-history-part.tsx'
import { IssueTickets } from './issue-tickets.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { ShipDialog } from './ship-dialog.tsx'
import { StatusDialog } from './status-dialog.tsx'

const { page: says, acts } = issueText

const DIALOGS = { edit: EditDialog, status: StatusDialog, ship: ShipDialog, merge: MergeDialog } as const
type Doing = keyof typeof DIALOGS

/** Text with its web addresses to open. */
function Words({ text }: { readonly text: string }) {
  return (
    <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">
      {linked(text).map(({ text: words, href }, index) =>
        href === undefined ? (
          words
        ) : (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places.
            key={index}
            href={href}
            target="_blank"
            rel="noreferrer"
            className="rounded-sm underline underline-offset-2"
          >
            {words}
          </a>
        ),
      )}
    </p>
  )
}

/** What of it goes on elsewhere. */
function Repeats({ into }: { readonly into: number }) {
  return (
    <p className="flex items-start gap-2 rounded-md border border-line bg-panel px-3 py-2">
      <MergeIcon className="mt-0.5" />
      <Link to="/issues/$number" params={{ number: String(into) }} className="rounded-sm underline underline-offset-2">
        {says.duplicate(into)}
      </Link>
    </p>
  )
}

interface ActionsProps {
  readonly issue: IssueDetail
  readonly onDo: (doing: Doing) => void
}

/** What can be done to it; of one that repeats another, nothing is. */
function Actions({ issue: { status, duplicateOf }, onDo }: ActionsProps) {
  const held = useHeld()
  if (duplicateOf !== null) return null
  const isShipped = status === 'done'
  const keeping = held('keep_issues')
  return (
    <div className="flex flex-wrap gap-2">
      <Button held={held('file_issues')} onClick={() => onDo('edit')}>
        {acts.edit}
      </Button>
      {isShipped ? null : (
        <Button held={keeping} onClick={() => onDo('status')}>
          {acts.status}
        </Button>
      )}
      <Button held={keeping} onClick={() => onDo('merge')}>
        {acts.merge}
      </Button>
      {isShipped ? null : (
        <Button look="primary" held={keeping} onClick={() => onDo('ship')}>
          {acts.ship}
        </Button>
      )}
    </div>
  )
}

/** All that is known of one issue, and what can be done to it. */
export function IssueView({ issue }: { readonly issue: IssueDetail }) {
  const { number, title, text, kind, audience, duplicateOf, shippedNote } = issue
  // As it stood when the dialog opened: what others do meanwhile is refused, not overwritten.
  const [doing, setDoing] = useState<{ readonly what: Doing; readonly issue: IssueDetail }>()
  const Doing = doing && DIALOGS[doing.what]
  return (
    <PageFrame
      title={title}
      back={{ to: '/issues', name: issueText.title }}
      says={
        <span className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <AudienceMark audience={audience} />
          <IssueStatusChip issue={issue} />
          <span className="text-xs">
            {issueText.name(number)} · {issueText.kinds[kind].label}
          </span>
        </span>
      }
      actions={<Actions issue={issue} onDo={(what) => setDoing({ what, issue })} />}
    >
      <div className="grid max-w-6xl grid-cols-1 gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <IssueFactsPart issue={issue} />
        <div className="grid grid-cols-1 content-start gap-8 xl:order-first">
          {duplicateOf === null ? null : <Repeats into={duplicateOf} />}
          <Part title={says.text}>
            {text === '' ? <p className="text-soft">{says.noText}</p> : <Words text={text} />}
          </Part>
          {shippedNote === null ? null : (
            <Part title={says.shippedNote}>
              <Words text={shippedNote} />
            </Part>
          )}
          <IssueTickets issue={issue} />
          <IssueAccounts issue={issue} />
          <IssueHistoryPart issue={issue} />
        </div>
      </div>
      {doing && Doing ? <Doing issue={doing.issue} onClose={() => setDoing(undefined)} /> : null}
    </PageFrame>
  )
}
