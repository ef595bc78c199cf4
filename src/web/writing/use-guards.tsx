import { type ReactNode, useState } from 'react'
import type { TimelineEvent } from '../../contract/tickets.ts'
import type { WritingFinding } from '../../domain/writing/finding.ts'
import type { Span } from '../../domain/writing/parts.ts'
import { writingText } from '../writing-text.ts'
import { AskBar } from './ask-bar.tsx'
import type { ComposeMode } from './composer.tsx'
import type { WritingHelp } from './use-writing.ts'

interface Guarded {
  readonly mode: ComposeMode
  readonly toWhom: string | undefined
  readonly events: readonly TimelineEvent[]
  readonly from: WritingHelp['from']
  readonly nameOf: (handle: string) => string
  readonly timeOf: (at: string) => string
  readonly selection: () => Span
  readonly insert: (text: string, at: Span) => void
  readonly body: string
  readonly onSend: (confirm: boolean) => void
  readonly onBack: () => void
}

type Asked =
  | { readonly is: 'paste'; readonly says: string; readonly text: string; readonly at: Span }
  | { readonly is: 'repeats'; readonly passage: string | undefined }

/** Leads back to a question that is open. */
export const remind = () => document.querySelector<HTMLElement>('[role="alertdialog"] button')?.focus()

/** Asks before what is ours alone goes to the customer: when it is pasted, and when it is sent. */
export function useGuards(guarded: Guarded) {
  const { mode, toWhom, events, from, nameOf, timeOf, selection, insert, body, onSend, onBack } = guarded
  const [asked, setAsked] = useState<Asked>()
  const done = () => {
    setAsked(undefined)
    onBack()
  }
  function saysOf(source: NonNullable<ReturnType<WritingHelp['from']>>): string {
    if ('fact' in source) return writingText.paste.fact(source.fact)
    const event = events.find(({ version }) => version === source.note)
    return writingText.paste.note(nameOf(event?.actor ?? ''), timeOf(event?.at ?? ''))
  }
  function bar(): ReactNode {
    if (!asked || mode === 'note') return null
    if (asked.is === 'repeats') {
      const { says, asks, yes, no } = writingText.repeats
      const send = () => {
        setAsked(undefined)
        onSend(true)
      }
      return (
        <AskBar says={`${says} ${asks(toWhom)}`} yes={yes} no={no} passage={asked.passage} onYes={send} onNo={done} />
      )
    }
    const { asks, yes, no } = writingText.paste
    const paste = () => {
      setAsked(undefined)
      insert(asked.text, asked.at)
    }
    return (
      <AskBar says={`${asked.says} ${asks(toWhom)}`} yes={yes} no={no} passage={asked.text} onYes={paste} onNo={done} />
    )
  }
  return {
    bar: bar(),
    /** A question is open: nothing is sent before it is answered. */
    isAsked: asked?.is === 'paste' && mode === 'reply',
    /** Leads back to the question. */
    remind,
    holdsPaste: (text: string): boolean => {
      const source = mode === 'reply' ? from(text) : undefined
      if (!source) return false
      setAsked({ is: 'paste', says: saysOf(source), text, at: selection() })
      return true
    },
    /** Asks whether words of a note may be sent. */
    askRepeats: (finding: WritingFinding | undefined) => {
      const passage = finding?.at && body.slice(finding.at.start, finding.at.end)
      setAsked({ is: 'repeats', passage })
    },
  }
}
