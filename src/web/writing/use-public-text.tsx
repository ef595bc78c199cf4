import { useRef, useState } from 'react'
import type { WritingFinding } from '../../domain/writing/finding.ts'
import { useTimeline } from '../data/tickets.ts'
import { datedText } from '../format.ts'
import { weighed } from '../ticket/reply-weight.ts'
import { isAnswerOwed } from '../ticket/timeline.ts'
import { writingText } from '../writing-text.ts'
import { useGuards } from './use-guards.tsx'
import { useInsert } from './use-insert.ts'
import { useWriting } from './use-writing.ts'

interface Asked {
  readonly number: number
  readonly toWhom: string | undefined
  readonly nameOf: (handle: string) => string
  readonly body: string
  readonly onBody: (body: string) => void
  /** Sends it; `confirm` when its author means to tell what a note says. */
  readonly onSend: (confirm: boolean) => void
}

/** A public text outside the composer, with the same looks at it: what it promises, what it lacks, what is ours alone. */
export function usePublicText({ number, toWhom, nameOf, body, onBody, onSend }: Asked) {
  const field = useRef<HTMLTextAreaElement>(null)
  const { data: timeline } = useTimeline(number)
  const events = timeline?.items ?? []
  const { checked, now, from } = useWriting(body, 'public', events)
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const [refusal, setRefusal] = useState<string>()
  const write = (text: string) => {
    setRefusal(undefined)
    onBody(text)
  }
  const { selection, insert, select } = useInsert(field, body, write)
  const guards = useGuards({
    ...{ mode: 'reply' as const, toWhom, events, from, nameOf, selection, insert, body },
    timeOf: datedText,
    onSend,
    onBack: () => field.current?.focus(),
  })

  /** Sends it unless something speaks against it, which is then told where it stands. */
  function send(): void {
    const found = body.trim() === '' ? [] : (now()?.findings ?? [])
    const unfilled = found.find(({ code }) => code === 'unfilled')
    const repeats = found.find(({ code }) => code === 'internal_note')
    if (guards.isAsked) guards.remind()
    else if (unfilled?.at) {
      setRefusal(writingText.unfilled)
      select(unfilled.at)
    } else if (repeats) guards.askRepeats(repeats)
    else onSend(false)
  }
  return {
    ...{ field, body, write, guards, settled, refusal, send, select },
    findings: checked?.of === body ? checked.findings : [],
    checked: checked?.findings ?? [],
    reading: weighed(undefined, checked, isAnswerOwed(events)),
    onReplace: ({ at, instead }: WritingFinding) => {
      if (at && instead !== undefined && checked?.of === body) insert(instead, at)
    },
    onSettle: (key: string, isSettled: boolean) => {
      const rest = [...settled].filter((each) => each !== key)
      setSettled(new Set(isSettled ? [...rest, key] : rest))
    },
  }
}

export type PublicWriting = ReturnType<typeof usePublicText>
