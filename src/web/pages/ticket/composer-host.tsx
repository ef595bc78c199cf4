import { useEffect, useRef, useState } from 'react'
import type { TicketDetail, TimelineEvent } from '../../../contract/tickets.ts'
import type { Permission } from '../../../domain/access/permissions.ts'
import { useMessages } from '../../components/messages.tsx'
import { seenVersion } from '../../components/seen-version.ts'
import { failureText, staleOf } from '../../data/failure.ts'
import { type Act, useAct } from '../../data/tickets.ts'
import { ticketText } from '../../ticket-text.ts'
import { type After, type ComposeMode, Composer } from './composer.tsx'
import { EndedNote } from './ended-note.tsx'
import { type Weight, weighed } from './reply-weight.ts'
import { isAnswerOwed } from './timeline.ts'
import { useDraft } from './use-draft.ts'
import { useFiles } from './use-files.ts'
import { useSubstance } from './use-substance.ts'

interface ComposerHostProps {
  readonly ticket: TicketDetail
  readonly events: readonly TimelineEvent[]
  readonly you: string
  readonly nameOf: (handle: string) => string
  readonly mode: ComposeMode
  readonly onMode: (mode: ComposeMode) => void
  /** Grows each time a key calls for the composer. */
  readonly summons: number
  readonly onReopen: () => void
  readonly may: (permission: Permission) => boolean
}

/** Why nothing can be written any more. */
function Ended({ ticket, onReopen }: Pick<ComposerHostProps, 'ticket'> & { onReopen: (() => void) | undefined }) {
  const { closed, merged } = ticketText.composer.ended
  return ticket.closingReason === 'merged' ? (
    <EndedNote says={merged} onReopen={undefined} />
  ) : (
    <EndedNote says={closed} onReopen={onReopen} />
  )
}

/** What others did after `seen`, and the version that is known once it was shown: the next attempt says so. */
function happenedSince(seen: number, events: readonly TimelineEvent[], refused: ReturnType<typeof staleOf>) {
  const newer = events.filter((event) => event.version > seen)
  const since = newer.length > 0 ? newer : (refused?.since ?? [])
  return { since, known: Math.max(seen, refused?.version ?? 0, ...since.map((event) => event.version)) }
}

/** Sends what is written; first shows what others did since writing began. */
export function ComposerHost(props: ComposerHostProps) {
  const { ticket, events, you, nameOf, mode: wanted, onMode, summons, may } = props
  const { number, status, version } = ticket
  const onReopen = may('work_tickets') ? props.onReopen : undefined
  const onlyNote = status === 'solved' || !may('answer_customers')
  const mode = onlyNote ? 'note' : wanted
  const [draft, keep] = useDraft(number, mode)
  const [after, setAfter] = useState<After>('stay')
  const [chosen, setChosen] = useState<Weight>()
  const check = useSubstance(mode === 'reply' ? draft.body : '')
  const reading = weighed(chosen, check, isAnswerOwed(events))
  const act = useAct(number)
  const files = useFiles(number, you)
  const { tell } = useMessages()
  const field = useRef<HTMLTextAreaElement>(null)
  const refused = staleOf(act.error)

  const { since, known } = happenedSince(seenVersion(draft.base ?? version, events, you), events, refused)

  useEffect(() => {
    if (summons > 0) field.current?.focus()
  }, [summons])

  async function sendFiles(way: (mode: ComposeMode) => Promise<boolean>) {
    if (files.waiting.length > 0 && (await way(mode))) tell(ticketText.files.done(number))
  }
  function send() {
    if (act.isPending || files.busy) return
    if (draft.body.trim() === '') {
      void sendFiles(files.sendAlone)
      return
    }
    const wish: Act =
      mode === 'note'
        ? { verb: 'note', input: { body: draft.body } }
        : { verb: 'reply', input: { body: draft.body, after, weight: reading.weight } }
    act.mutate(
      { ...wish, ifVersion: known },
      {
        onSuccess: () => {
          keep(undefined)
          setAfter('stay')
          setChosen(undefined)
          tell(ticketText.done(number, wish.verb))
          void sendFiles(files.follow)
        },
      },
    )
  }
  if (!may('write_notes')) return null
  if (status === 'closed') return <Ended ticket={ticket} onReopen={onReopen} />
  return (
    <>
      {status === 'solved' ? <EndedNote says={ticketText.composer.ended.solved} onReopen={onReopen} /> : null}
      <Composer
        ref={field}
        mode={mode}
        onlyNote={onlyNote}
        onMode={onMode}
        body={draft.body}
        onBody={(body) => keep({ body, base: draft.base ?? version })}
        after={after}
        onAfter={setAfter}
        weighed={reading}
        onWeight={setChosen}
        toWhom={ticket.contact?.name}
        since={since}
        nameOf={nameOf}
        files={files.waiting}
        onFiles={files.add}
        onRemoveFile={files.remove}
        busy={act.isPending || files.busy}
        refusal={act.error && !refused ? failureText(act.error) : files.refusal}
        onSend={send}
      />
    </>
  )
}
