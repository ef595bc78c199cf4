import { Link } from '@tanstack/react-router'
import type { LinkedTicket } from '../../../contract/links.ts'
import { LINKS } from '../../../domain/flow/flow.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { CloseIcon, LinkIcon } from '../../components/icons.tsx'
import { useMessages } from '../../components/messages.tsx'
import { failureText } from '../../data/failure.ts'
import { useHeld, useMay } from '../../data/session.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { useAct } from '../../data/tickets.ts'
import { linkText } from '../../link-text.ts'
import { terms } from '../../terms.ts'
import { text } from '../../text.ts'
import { useUndo } from '../../verbs/use-undo.ts'

interface RowProps {
  readonly link: LinkedTicket
  /** Takes it off; left out for those who may not. */
  readonly onRemove: (() => void) | undefined
}

const isDone = ({ status }: LinkedTicket): boolean => status === 'solved' || status === 'closed'

function LinkRow({ link, onRemove }: RowProps) {
  const { number, subject, status } = link
  return (
    <li className="flex min-w-0 items-start gap-2">
      <div className="min-w-0 flex-1 py-1">
        <Link
          to="/tickets/$number"
          params={{ number: String(number) }}
          search={{}}
          className={`block truncate rounded-sm underline-offset-2 hover:underline ${isDone(link) ? 'text-soft' : ''}`}
        >
          <span className="tabular-nums text-soft">{text.ticketName(number)}</span> {subject}
        </Link>
        <p className="text-xs text-soft">{terms.status[status]}</p>
      </div>
      {onRemove === undefined ? null : (
        <IconButton label={linkText.remove(number)} onClick={onRemove}>
          <CloseIcon className="size-3.5" />
        </IconButton>
      )}
    </li>
  )
}

/** The tickets this one is linked with, side work apart, and linking it with another. */
export function LinksPanel({ ticket, onLink }: { readonly ticket: TicketRead; readonly onLink: () => void }) {
  const { number, links } = ticket
  const act = useAct(number)
  const may = useMay()
  const held = useHeld()
  const { refuse } = useMessages()
  const { offer } = useUndo()
  function remove(to: number) {
    const since = performance.now()
    act.mutate(
      { verb: 'unlink', input: { to } },
      {
        onSuccess: ({ version }) => offer(linkText.removed(number, to), [{ number, version }], since),
        onError: (error) => refuse(failureText(error)),
      },
    )
  }
  const groups = LINKS.map((as) => ({ as, all: links.filter((link) => link.as === as) }))
  return (
    <div className="grid grid-cols-1 gap-3">
      {links.length === 0 ? <p className="text-soft">{linkText.none}</p> : null}
      {groups.map(({ as, all }) =>
        all.length === 0 ? null : (
          <section key={as} aria-label={linkText.groups[as]}>
            <h3 className="flex justify-between gap-2 text-xs font-medium text-soft">
              {linkText.groups[as]}
              {as === 'task' ? (
                <span className="font-normal tabular-nums">
                  {linkText.tasksOpen(all.filter((link) => !isDone(link)).length, all.length)}
                </span>
              ) : null}
            </h3>
            <ul>
              {all.map((link) => (
                <LinkRow
                  key={link.number}
                  link={link}
                  onRemove={may('work_tickets') ? () => remove(link.number) : undefined}
                />
              ))}
            </ul>
          </section>
        ),
      )}
      <div>
        <Button icon={<LinkIcon />} onClick={onLink} held={held('work_tickets')}>
          {linkText.add}
        </Button>
      </div>
    </div>
  )
}
