import { useRef, useState } from 'react'
import type { TicketDetail, TimelineEvent } from '../../../contract/tickets.ts'
import type { WritingFinding } from '../../../domain/writing/finding.ts'
import { useMessages } from '../../components/messages.tsx'
import { failedWith, failureText, staleOf } from '../../data/failure.ts'
import { type Act, useAct } from '../../data/tickets.ts'
import { useRenderTemplate } from '../../data/writing.ts'
import { datedText } from '../../format.ts'
import { type Weight, weighed } from '../../ticket/reply-weight.ts'
import { isAnswerOwed } from '../../ticket/timeline.ts'
import { ticketText } from '../../ticket-text.ts'
import { useUndo } from '../../verbs/use-undo.ts'
import type { ComposeMode } from '../../writing/composer.tsx'
import type { After } from '../../writing/reply-choices.tsx'
import { useFiles } from '../../writing/use-files.ts'
import { remind, useGuards } from '../../writing/use-guards.tsx'
import { useInsert } from '../../writing/use-insert.ts'
import { useWriting } from '../../writing/use-writing.ts'
import { writingText } from '../../writing-text.ts'
import { useDrafts } from './use-drafts.ts'
import { useNews } from './use-news.ts'
import { useSaid } from './use-said.ts'

/** What writing on a ticket takes. */
export interface Composing {
  readonly ticket: TicketDetail
  readonly events: readonly TimelineEvent[]
  readonly you: string
  readonly nameOf: (handle: string) => string
  /** Hears what is being written, at each change. */
  readonly onWriting: (body: string) => void
}

/** Writing: the text and what is said about it, sent or saved when nothing speaks against it. */
export function useComposing(props: Composing, mode: ComposeMode, forced: boolean) {
  const { ticket, events, you, nameOf, onWriting } = props
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
  const { offer } = useUndo()
  const field = useRef<HTMLTextAreaElement>(null)
  const saidAfter = useSaid(events, you)
  const refused = staleOf(act.error)
  const news = useNews({ draft, keep, version, events, you, error: act.error, forget: act.reset })
  const findings = checked?.of === body ? checked.findings : []
  const onBody = (text: string) => {
    setHeld(undefined)
    // What was refused has changed; what others did meanwhile is still shown.
    if (act.error && !refused) act.reset()
    keep({ body: text, base: draft.base ?? version })
    onWriting(text)
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
    const since = performance.now()
    act.mutate(
      { ...wish, ifVersion: news.version() },
      {
        onSuccess: (left) => {
          keep(undefined)
          setHeld(undefined)
          saidAfter(version)
          onWriting('')
          setAfter('stay')
          setChosen(undefined)
          setSettled(new Set())
          // What was said is said; what it brought about can be taken back.
          const says = ticketText.done(number, wish.verb)
          if (wish.verb === 'note' || after === 'stay') tell(says)
          else offer(says, [{ number, version: left.version }], since)
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
    if (mode === 'reply' && (take || guards.isAsked)) {
      setHeld({ mode, says: writingText.answerFirst })
      remind()
    } else if (body.trim() === '') void sendFiles(files.sendAlone)
    else if (!isHeld()) write(false)
  }
  function onReplace({ at, instead }: WritingFinding) {
    if (at && instead !== undefined && findings.length > 0) insert(instead, at)
  }
  /** Puts `text` where the cursor is, or in place of nothing. */
  function onDraft(text: string) {
    insert(text, body.trim() === '' ? { start: 0, end: body.length } : selection())
  }
  function onTemplate(slug: string, name: string) {
    rendering.mutate(
      { slug },
      {
        onSuccess: ({ text, unfilled, after: then }) => {
          onDraft(text)
          if (then !== 'stay' && mode === 'reply') setAfter(then)
          tell(writingText.template.used(name, unfilled.length))
        },
        onError: (error) => refuse(failureText(error)),
      },
    )
  }
  const said =
    act.error && !refused && !failedWith(act.error, 'reply_repeats_note') ? failureText(act.error) : undefined
  return {
    ...{ field, body, onBody, after, setAfter, reading, setChosen, news, files, findings, take, toWhom, guards },
    ...{ send, onReplace, select, onDraft, onTemplate, settled, setSettled, checked },
    sendAnyway: () => {
      news.settle()
      field.current?.focus()
      send()
    },
    editFirst: () => {
      news.settle()
      field.current?.focus()
    },
    onReplaceFirst: () => {
      const first = findings.find(({ instead }) => instead !== undefined)
      if (first) onReplace(first)
    },
    onWrongKey: () => setHeld({ mode, says: writingText.wrongKey[mode] }),
    busy: act.isPending || files.busy,
    refusal: (held?.mode === mode ? held.says : undefined) ?? said ?? files.refusal,
  }
}
