import { useRef } from 'react'
import type { TicketIssue } from '../../../contract/issue-verbs.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { CloseIcon, LinkIcon, PlusIcon, ReplyIcon } from '../../components/icons.tsx'
import { useMessages } from '../../components/messages.tsx'
import { failureText } from '../../data/failure.ts'
import { useHeld, useMay } from '../../data/session.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { useAct } from '../../data/tickets.ts'
import { issueText } from '../../issue-text.ts'
import { IssueGlanceRow } from '../../issues/issue-glance-row.tsx'
import { mayReply } from '../../issues/may-reply.ts'
import { useUndo } from '../../verbs/use-undo.ts'

const { ticket: says } = issueText

interface IssuesPanelProps {
  readonly ticket: TicketRead
  /** Puts the draft that tells the customer into the reply. */
  readonly onTell: (issue: number) => void
}

/** Takes a link off, and offers to take that back; `onOff` once it is off. */
function useUnlink(number: number, onOff: () => void) {
  const act = useAct(number)
  const { refuse } = useMessages()
  const { offer } = useUndo()
  return (issue: number) => {
    const since = performance.now()
    act.mutate(
      { verb: 'unlink-issue', input: { issue } },
      {
        onSuccess: ({ version }) => {
          offer(says.unlinked(number, issue), [{ number, version }], since)
          onOff()
        },
        onError: (error) => refuse(failureText(error)),
      },
    )
  }
}

interface OneProps {
  readonly issue: TicketIssue
  readonly onUnlink: (() => void) | undefined
  readonly onTell: (() => void) | undefined
}

function One({ issue, onUnlink, onTell }: OneProps) {
  const { number, tell } = issue
  return (
    <li className="border-t border-line pt-2 first:border-0 first:pt-0">
      <IssueGlanceRow
        issue={issue}
        actions={
          onUnlink === undefined ? null : (
            <IconButton label={says.unlink(number)} onClick={onUnlink}>
              <CloseIcon className="size-3.5" />
            </IconButton>
          )
        }
      >
        {tell === null || onTell === undefined ? null : (
          <div className="pt-1">
            <Button icon={<ReplyIcon />} aria-label={says.draftNamed(number)} onClick={onTell}>
              {says.draft}
            </Button>
          </div>
        )}
      </IssueGlanceRow>
    </li>
  )
}

/** The issues a ticket leads to; linking it with one, filing one, and telling the customer of one that has shipped. */
export function IssuesPanel({ ticket, onTell }: IssuesPanelProps) {
  const { number, status, issues } = ticket
  const { start, show } = useDesk()
  const may = useMay()
  const held = useHeld()('file_issues')
  const link = useRef<HTMLButtonElement>(null)
  // What had the focus is gone with the link.
  const unlink = useUnlink(number, () => link.current?.focus())
  const mayTell = mayReply(status) && may('answer_customers')
  return (
    <div className="grid grid-cols-1 gap-3">
      {issues.length === 0 ? (
        <p className="text-soft">{says.none}</p>
      ) : (
        <ul className="grid grid-cols-1 gap-2">
          {issues.map((issue) => (
            <One
              key={issue.number}
              issue={issue}
              onUnlink={may('file_issues') ? () => unlink(issue.number) : undefined}
              onTell={mayTell ? () => onTell(issue.number) : undefined}
            />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        <Button ref={link} icon={<LinkIcon />} held={held} onClick={() => start('link-issue', number)}>
          {says.link}
        </Button>
        <Button icon={<PlusIcon />} held={held} onClick={() => show({ is: 'file-issue', ticket: number })}>
          {says.file}
        </Button>
      </div>
    </div>
  )
}
