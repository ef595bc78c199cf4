import { type ReactNode, useEffect, useRef } from 'react'
import type { Member } from '../../../contract/workspace.ts'
import { may as isAllowed, type Permission } from '../../../domain/access/permissions.ts'
import type { Mode } from '../../../domain/vocabulary.ts'
import { ChangesSince } from '../../components/changes-since.tsx'
import { handOffText } from '../../hand-off-text.ts'
import { ticketText } from '../../ticket-text.ts'
import { AskBar } from '../../writing/ask-bar.tsx'
import { type ComposeMode, Composer } from '../../writing/composer.tsx'
import { FindingsList } from '../../writing/findings-list.tsx'
import { writingText } from '../../writing-text.ts'
import { EndedNote } from './ended-note.tsx'
import { TakenOverNote } from './taken-over-note.tsx'
import { TemplatePicker } from './template-picker.tsx'
import type { Telling } from './use-arrival.ts'
import { type Composing, useComposing } from './use-composing.ts'
import { useTelling } from './use-telling.ts'

interface ComposerHostProps extends Composing {
  /** Of the line: which templates come first follows from it. */
  readonly lineMode: Mode
  readonly mode: ComposeMode
  readonly onMode: (mode: ComposeMode) => void
  /** Grows each time a key calls for the composer. */
  readonly summons: number
  /** The issue of which the reply is to tell. */
  readonly telling: Telling | undefined
  readonly onReopen: () => void
  readonly may: (permission: Permission) => boolean
  /** Everybody who works here. */
  readonly members: readonly Member[]
  /** Who else is here. */
  readonly company: ReactNode
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

/** Sends what is written; first shows what others did since writing began. */
export function ComposerHost(props: ComposerHostProps) {
  const { ticket, nameOf, lineMode, mode: wanted, onMode, summons, may } = props
  const { status, kind, segment } = ticket
  const onReopen = may('work_tickets') ? props.onReopen : undefined
  const onlyNote = status === 'solved' || !may('answer_customers')
  const mode = onlyNote ? 'note' : wanted
  const picker = useRef<HTMLSpanElement>(null)
  const writing = useComposing(props, mode, onlyNote)
  const { field, take, guards, settled, setSettled, files } = writing

  useEffect(() => {
    if (summons > 0) field.current?.focus()
  }, [summons, field])

  useTelling(props, mode, writing.onDraft)

  if (!may('write_notes')) return null
  if (status === 'closed') return <Ended ticket={ticket} onReopen={onReopen} />
  const settle = (key: string, isSettled: boolean) => {
    const rest = [...settled].filter((each) => each !== key)
    setSettled(new Set(isSettled ? [...rest, key] : rest))
  }
  return (
    <>
      {onlyNote ? null : (
        <TakenOverNote
          ticket={ticket}
          events={props.events}
          you={props.you}
          nameOf={nameOf}
          onDraft={(slug) => {
            onMode('reply')
            writing.onTemplate(slug, handOffText.taken.name)
          }}
        />
      )}
      {status === 'solved' ? <EndedNote says={ticketText.composer.ended.solved} onReopen={onReopen} /> : null}
      <Composer
        ref={field}
        mode={mode}
        onlyNote={onlyNote}
        onMode={onMode}
        body={writing.body}
        onBody={writing.onBody}
        findings={writing.findings}
        after={writing.after}
        onAfter={writing.setAfter}
        weighed={writing.reading}
        onWeight={writing.setChosen}
        people={props.members.filter(
          ({ handle, role }) => handle !== props.you && isAllowed({ role, scopes: null }, 'read_notes'),
        )}
        toWhom={writing.toWhom}
        isUnread={ticket.contact === null && may('read_names')}
        news={
          writing.news.isStale ? (
            <ChangesSince
              since={writing.news.since}
              nameOf={nameOf}
              safe={writing.news.safe}
              onAnyway={writing.sendAnyway}
              onEdit={writing.editFirst}
            />
          ) : null
        }
        company={props.company}
        files={files.waiting}
        onFiles={files.add}
        onRemoveFile={files.remove}
        busy={writing.busy}
        refusal={writing.refusal}
        onSend={writing.send}
        onWrongKey={writing.onWrongKey}
        onReplaceFirst={writing.onReplaceFirst}
        onTemplates={() => picker.current?.querySelector('button')?.click()}
        holdsPaste={guards.holdsPaste}
        asks={
          take ? (
            <AskBar
              {...writingText.take}
              passage={take.passage}
              onYes={take.yes}
              onNo={() => {
                take.no()
                onMode('note')
              }}
            />
          ) : (
            guards.bar
          )
        }
        list={
          <FindingsList
            findings={writing.checked?.findings ?? []}
            settled={settled}
            onSettle={settle}
            onReplace={writing.onReplace}
            onShow={({ at }) => at && writing.select(at)}
          />
        }
        templates={
          <TemplatePicker
            mode={mode}
            ticket={{ kind, segment, mode: lineMode }}
            onChoose={writing.onTemplate}
            holder={picker}
          />
        }
      />
    </>
  )
}
