import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { nowPrivateText } from '../../contract/now-private.ts'
import type { IssueKind } from '../../domain/issue/issue.ts'
import type { Kind } from '../../domain/vocabulary.ts'
import { Dialog } from '../components/dialog.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { useMessages } from '../components/messages.tsx'
import { NotYet } from '../components/not-yet.tsx'
import { failureText } from '../data/failure.ts'
import { useFileIssue } from '../data/issues.ts'
import type { TicketRead } from '../data/ticket-read.ts'
import { useAct, useTicket } from '../data/tickets.ts'
import { issueText } from '../issue-text.ts'
import { text } from '../text.ts'
import { issueFaults } from './issue-faults.ts'
import { factsOf, ISSUE_FIELDS, IssueFields, type IssueTyped } from './issue-fields.tsx'
import { IssuesLike } from './issues-like.tsx'

const { form: says, ticket: words } = issueText
const SHAPES = ['h-9 w-full', 'h-32 w-full', 'h-24 w-full']

/** What a ticket of a kind most often leads to. */
const LEADS_TO: Readonly<Record<Kind, IssueKind>> = {
  question: 'documentation',
  problem: 'defect',
  incident: 'defect',
  feature: 'gap',
  presales: 'gap',
  task: 'gap',
}

const NEW: IssueTyped = { kind: 'defect', title: '', text: '', audience: 'private', owner: '', team: '', url: '' }
const newFrom = (ticket: TicketRead | undefined): IssueTyped =>
  ticket === undefined ? NEW : { ...NEW, kind: LEADS_TO[ticket.kind], title: ticket.subject.slice(0, 200) }

interface FormProps {
  readonly ticket: TicketRead | undefined
  readonly onClose: () => void
}

function FileForm({ ticket, onClose }: FormProps) {
  const navigate = useNavigate()
  const { tell } = useMessages()
  const file = useFileIssue()
  const link = useAct(ticket?.number ?? 0)
  const [typed, setTyped] = useState(() => newFrom(ticket))
  const faults = issueFaults(file.error, ISSUE_FIELDS)
  const send = () =>
    file.mutate(
      { ...factsOf(typed), ticket: ticket?.number ?? null },
      {
        onSuccess: ({ number }) => {
          tell(says.filed(number))
          onClose()
          if (ticket === undefined) void navigate({ to: '/issues/$number', params: { number: String(number) } })
        },
      },
    )
  const onLink =
    ticket &&
    ((issue: number) =>
      link.mutate(
        { verb: 'link-issue', input: { issue } },
        {
          onSuccess: (done) => {
            tell([words.linked(ticket.number, issue), nowPrivateText(done)].filter(Boolean).join(' '))
            onClose()
          },
        },
      ))
  return (
    <FormFrame
      submit={says.submit}
      busy={file.isPending || link.isPending}
      refusal={link.error ? failureText(link.error) : faults.rest}
      failed={file.error}
      onSubmit={send}
      onClose={onClose}
    >
      <IssueFields
        typed={typed}
        onTyped={setTyped}
        faults={faults}
        beside={<IssuesLike title={typed.title} onLink={onLink} />}
      />
    </FormFrame>
  )
}

interface FileIssueHostProps {
  /** Number of the ticket it comes from. */
  readonly ticket: number | undefined
  readonly onClose: () => void
}

/** Files an issue, from a ticket or by itself. */
export function FileIssueHost({ ticket: number, onClose }: FileIssueHostProps) {
  const { data: ticket, error, refetch } = useTicket(number)
  return (
    <Dialog
      title={says.file}
      says={says.fileSays}
      about={number === undefined ? undefined : says.fromTicket(number)}
      wide
      onClose={onClose}
    >
      {number !== undefined && ticket === undefined ? (
        <div className="px-5 py-4">
          <NotYet what={text.ticketName(number)} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
        </div>
      ) : (
        <FileForm ticket={ticket} onClose={onClose} />
      )}
    </Dialog>
  )
}
