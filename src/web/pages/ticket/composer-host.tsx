import { useEffect, useRef, useState } from 'react'
import type { TicketDetail, TimelineEvent } from '../../../contract/tickets.ts'
import type { Permission } from '../../../domain/access/permissions.ts'
import type { Mode } from '../../../domain/vocabulary.ts'
import type { WritingFinding } from '../../../domain/writing/finding.ts'
import { useMessages } from '../../components/messages.tsx'
import { seenVersion } from '../../components/seen-version.ts'
import { failedWith, failureText, staleOf } from '../../data/failure.ts'
import { type Act, useAct } from '../../data/tickets.ts'
import { useRenderTemplate } from '../../data/writing.ts'
import { datedText } from '../../format.ts'
import { type Weight, weighed } from '../../ticket/reply-weight.ts'
import { isAnswerOwed } from '../../ticket/timeline.ts'
import { ticketText } from '../../ticket-text.ts'
import { writingText } from '../../writing-text.ts'
import { AskBar } from './ask-bar.tsx'
import { type ComposeMode, Composer } from './composer.tsx'
import { EndedNote } from './ended-note.tsx'
import { FindingsList } from './findings-list.tsx'
import type { After } from './reply-choices.tsx'
import { TemplatePicker } from './template-picker.tsx'
import { useDrafts } from './use-drafts.ts'
import { useFiles } from './use-files.ts'
import { useGuards } from './use-guards.tsx'
import { useInsert } from './use-insert.ts'
import { useWriting } from './use-writing.ts'

interface ComposerHostProps {
  readonly ticket: TicketDetail
  readonly events: readonly TimelineEvent[]
  readonly you: string
  readonly nameOf: (handle: string) => string
  /** Of the line: which templates come first follows from it. */
  readonly lineMode: Mode
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

/** Writing: the text and what is said about it, sent or saved when nothing speaks against it. */
function useComposing(props: ComposerHostProps, mode: ComposeMode, forced: boolean) {
  const { ticket, events, you, nameOf } = props
  const { number, version } = ticket
  const toWhom = ticket.contact?.name
  const { draft, keep, take } = useDrafts({ number, mode, forced, toWhom })
  const { body } = draft
  const [after, setAfter] = useState<After>('stay')
  const [chosen, setChosen] = useState<Weight>()
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const [held, setHeld] = useState<{ readonly mode: ComposeMode; readonly says: string }>()
  const { checked, now, from } = useWriting(body, mode === 'reply' ? 'public' : 'internal', events)
  const act = useAct(number)
  const rendering = useRenderTemplate(number)
  const files = useFiles(number, you)
  const { tell, refuse } = useMessages()
  const field = useRef<HTMLTextAreaElement>(null)
  const refused = staleOf(act.error)
  const { since, known } = happenedSince(seenVersion(draft.base ?? version, events, you), events, refused)
  const findings = checked?.of === body ? checked.findings : []
  const onBody = (text: string) => {
    setHeld(undefined)
    // What was refused has changed; what others did meanwhile is still shown.
    if (act.error && !refused) act.reset()
    keep({ body: text, base: draft.base ?? version })
  }
  const { selection, insert, select } = useInsert(field, body, onBody)

  async function sendFiles(way: (mode: ComposeMode) => Promise<boolean>) {
    if (files.waiting.length > 0 && (await way(mode))) tell(ticketText.files.done(number))
  }
  const reading = weighed(chosen, mode === 'reply' ? checked : undefined, isAnswerOwed(events))
  function write(confirm: boolean) {
    const wish: Act =
      mode === 'note'
        ? { verb: 'note', input: { body } }
        : { verb: 'reply', input: { body, after, weight: reading.weight, confirm } }
    act.mutate(
      { ...wish, ifVersion: known },
      {
        onSuccess: () => {
          keep(undefined)
          setAfter('stay')
          setChosen(undefined)
          setSettled(new Set())
          tell(ticketText.done(number, wish.verb))
          void sendFiles(files.follow)
        },
        onError: (error) => failedWith(error, 'reply_repeats_note') && guards.askRepeats(undefined),
      },
    )
  }
  const guards = useGuards({
    ...{ mode, toWhom, events, from, nameOf, selection, insert, body },
    timeOf: datedText,
    onSend: write,
    onBack: () => field.current?.focus(),
  })

  /** What keeps the text from being sent, told where it stands; true when something does. */
  function isHeld(): boolean {
    if (mode === 'note') return false
    const found = now()?.findings ?? []
    const unfilled = found.find(({ code }) => code === 'unfilled')
    const repeats = found.find(({ code }) => code === 'internal_note')
    if (!unfilled && !repeats) return false
    if (unfilled?.at) {
      setHeld({ mode, says: writingText.unfilled })
      select(unfilled.at)
    } else guards.askRepeats(repeats)
    return true
  }
  function send() {
    if (act.isPending || files.busy) return
    if (body.trim() === '') void sendFiles(files.sendAlone)
    else if (!isHeld()) write(false)
  }
  function onReplace({ at, instead }: WritingFinding) {
    if (at && instead !== undefined && findings.length > 0) insert(instead, at)
  }
  function onTemplate(slug: string, name: string) {
    rendering.mutate(slug, {
      onSuccess: ({ text, unfilled, after: then }) => {
        const at = body.trim() === '' ? { start: 0, end: body.length } : selection()
        insert(text, at)
        if (then !== 'stay' && mode === 'reply') setAfter(then)
        tell(writingText.template.used(name, unfilled.length))
      },
      onError: (error) => refuse(failureText(error)),
    })
  }
  const said =
    act.error && !refused && !failedWith(act.error, 'reply_repeats_note') ? failureText(act.error) : undefined
  return {
    ...{ field, body, onBody, after, setAfter, reading, setChosen, since, files, findings, take, toWhom, guards },
    ...{ send, onReplace, select, onTemplate, settled, setSettled, checked },
    onReplaceFirst: () => {
      const first = findings.find(({ instead }) => instead !== undefined)
      if (first) onReplace(first)
    },
    onWrongKey: () => setHeld({ mode, says: writingText.wrongKey[mode] }),
    busy: act.isPending || files.busy,
    refusal: (held?.mode === mode ? held.says : undefined) ?? said ?? files.refusal,
  }
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

  if (!may('write_notes')) return null
  if (status === 'closed') return <Ended ticket={ticket} onReopen={onReopen} />
  const settle = (key: string, isSettled: boolean) => {
    const rest = [...settled].filter((each) => each !== key)
    setSettled(new Set(isSettled ? [...rest, key] : rest))
  }
  return (
    <>
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
        toWhom={writing.toWhom}
        since={writing.since}
        nameOf={nameOf}
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
