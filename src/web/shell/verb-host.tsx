import { useEffect, useRef, useState } from 'react'
import { nowPrivateText } from '../../contract/now-private.ts'
import type { TicketDetail } from '../../contract/tickets.ts'
import type { Workspace } from '../../contract/workspace.ts'
import { VERB_PERMISSIONS } from '../../domain/access/verbs.ts'
import { must } from '../../domain/assert.ts'
import { accessText } from '../access-text.ts'
import { ChangesSince } from '../components/changes-since.tsx'
import { useDesk } from '../components/desk-context.ts'
import { Dialog } from '../components/dialog.tsx'
import { useMessages } from '../components/messages.tsx'
import { failureText, staleOf } from '../data/failure.ts'
import { useMay, useSession } from '../data/session.ts'
import { type Act, useAct, useTicket } from '../data/tickets.ts'
import { ticketText } from '../ticket-text.ts'
import { doneText } from '../verbs/done-text.ts'
import { type OfferedVerb, possibleVerbs } from '../verbs/possible-verbs.ts'
import { isUndoable, useUndo } from '../verbs/use-undo.ts'
import { VerbForm } from '../verbs/verb-form.tsx'
import { verbLabel } from '../verbs/verb-label.ts'

/** Takes no words. */
type AtOnce = 'accept' | 'watch' | 'unwatch'
const isFollowing = (verb: Act['verb']): boolean => verb === 'watch' || verb === 'unwatch'
const isAtOnce = (verb: OfferedVerb): verb is AtOnce => verb === 'accept' || verb === 'watch' || verb === 'unwatch'

type FormVerb = Exclude<OfferedVerb, 'reply' | 'note' | AtOnce>

interface VerbHostProps {
  readonly verbs: readonly OfferedVerb[]
  readonly number: number
  readonly workspace: Workspace
  readonly onClose: () => void
}

/** The ticket as it stood when the verb was begun, and the verb. */
interface Begun {
  readonly ticket: TicketDetail
  readonly verb: FormVerb
}

/** Accepting, following, and claiming what nobody holds or what one leases, needs no words. */
function actAtOnce(verb: OfferedVerb, { owner, lease }: TicketDetail, you: string): Act | undefined {
  if (isAtOnce(verb)) return { verb, input: {} }
  return verb === 'claim' && (owner === null || lease?.by === you) ? { verb, input: {} } : undefined
}

const isWritten = (verb: OfferedVerb): verb is 'reply' | 'note' => verb === 'reply' || verb === 'note'
const WIDE: readonly OfferedVerb[] = ['triage', 'propose', 'hand-off', 'ask-help', 'raise-concern']

/** Does one verb to one ticket: refuses early what cannot be, sends, and shows what the server says. */
export function VerbHost({ verbs, number, workspace, onClose }: VerbHostProps) {
  const { data: ticket, error: loadError } = useTicket(number)
  const act = useAct(number)
  const { data: session, error: unknown } = useSession()
  const may = useMay()
  const { nameOf } = useDesk()
  const { tell, refuse } = useMessages()
  const { offer } = useUndo()
  const [begun, setBegun] = useState<Begun>()
  const decided = useRef(false)
  const stale = staleOf(act.error)

  function send(wanted: Act, version: number | undefined) {
    const since = performance.now()
    // A promise rather than callbacks: those are lost when the component goes.
    // Who follows it is no matter of how it stands.
    const ifVersion = isFollowing(wanted.verb) ? undefined : version
    return act.mutateAsync({ ...wanted, ifVersion }).then((done) => {
      const says = [doneText(done.number, wanted), done.notice, nowPrivateText(done)].filter(Boolean).join(' ')
      if (!isUndoable(wanted.verb)) return tell(says)
      // What a split leaves behind is answered with the other part.
      offer(says, [{ number, version: done.number === number ? done.version : null }], since)
    })
  }
  function begin(loaded: TicketDetail) {
    const you = workspace.you.handle
    const possible = possibleVerbs(loaded, workspace.you, may)
    const verb = verbs.find((each) => !isWritten(each) && possible.includes(each))
    const atOnce = verb && actAtOnce(verb, loaded, you)
    if (verb === undefined || isWritten(verb)) {
      const asked = must(verbs[0], 'a key or a button has a verb')
      const { label } = ticketText.verbs[asked]
      const permission = VERB_PERMISSIONS[asked]
      refuse(may(permission) ? ticketText.notNow(label, number) : accessText.mayNot(permission))
      onClose()
    } else if (atOnce !== undefined) {
      void send(atOnce, loaded.version)
        .catch((error: unknown) => refuse(failureText(error)))
        .finally(onClose)
    } else if (!isAtOnce(verb)) {
      setBegun({ ticket: loaded, verb })
    }
  }
  // Decided once, on the ticket as the person sees it; news that arrive meanwhile must not undo it.
  useEffect(() => {
    const error = loadError ?? unknown
    const isReady = ticket !== undefined && session !== undefined
    if (decided.current || (!isReady && !error)) return
    decided.current = true
    if (isReady) return begin(ticket)
    refuse(failureText(error))
    onClose()
  })

  if (!begun) return null
  const { title, says } = ticketText.verbs[begun.verb]
  return (
    <Dialog
      title={title}
      says={says}
      about={`#${number} · ${begun.ticket.subject}`}
      wide={WIDE.includes(begun.verb)}
      onClose={onClose}
    >
      <VerbForm
        verb={begun.verb}
        ticket={begun.ticket}
        submit={stale ? ticketText.stale.again : verbLabel(begun.verb, begun.ticket)}
        busy={act.isPending}
        refusal={act.error && !stale ? failureText(act.error) : undefined}
        notice={stale ? <ChangesSince since={stale.since} nameOf={nameOf} /> : null}
        onAct={(wanted) => {
          // A refusal shows in the form; `act.error` holds it.
          send(wanted, stale?.version ?? begun.ticket.version).then(onClose, () => {})
        }}
        onClose={onClose}
      />
    </Dialog>
  )
}
