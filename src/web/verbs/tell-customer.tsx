import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { TicketDetail } from '../../contract/tickets.ts'
import { restated } from '../../domain/flow/restate.ts'
import { placeholdersOf } from '../../domain/writing/placeholders.ts'
import { Button } from '../components/button.tsx'
import { TextArea } from '../components/field.tsx'
import { ReplyIcon } from '../components/icons.tsx'
import { Refused } from '../components/states.tsx'
import { failureText } from '../data/failure.ts'
import { useTimeline } from '../data/tickets.ts'
import { useRenderTemplate } from '../data/writing.ts'
import { handOffText } from '../hand-off-text.ts'
import { FindingsList } from '../writing/findings-list.tsx'
import { useWriting } from '../writing/use-writing.ts'

const { form: says } = handOffText

/** What the customer is told, and that it may tell what a note of ours says. */
export interface Telling {
  readonly text: string
  readonly confirm: boolean
}

interface TellCustomerProps {
  readonly ticket: TicketDetail
  /** Slug of the template that drafts it; null without one. */
  readonly template: string | null
  /** What its author has written of the packet, and who receives it. */
  readonly packet: Readonly<Record<string, string>>
  readonly whom: string
  readonly telling: Telling | undefined
  readonly onTell: (telling: Telling | undefined) => void
}

interface MessageProps extends Pick<TellCustomerProps, 'ticket' | 'onTell'> {
  readonly telling: Telling
}

/** The message, with what there is to say about it while it is written. */
function Message({ ticket, telling, onTell }: MessageProps): ReactNode {
  const timeline = useTimeline(ticket.number)
  const holder = useRef<HTMLDivElement>(null)
  const { checked } = useWriting(telling.text, 'public', timeline.data?.items ?? [])
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set())
  const findings = checked?.of === telling.text ? checked.findings : []
  const repeats = findings.some(({ code }) => code === 'internal_note')
  const write = (text: string) => onTell({ ...telling, text })
  useEffect(() => {
    const area = holder.current?.querySelector('textarea')
    const [place] = placeholdersOf(area?.value ?? '')
    area?.focus()
    if (place) area?.setSelectionRange(place.at.start, place.at.end)
  }, [])
  return (
    <div ref={holder} className="grid grid-cols-1 gap-2 rounded-lg border border-public-line bg-public-tint p-3">
      <TextArea
        label={says.tell}
        help={says.tellSays}
        rows={8}
        maxLength={100_000}
        value={telling.text}
        onChange={({ target }) => write(target.value)}
      />
      <FindingsList
        findings={findings}
        settled={settled}
        onSettle={(key, isSettled) => {
          const rest = [...settled].filter((each) => each !== key)
          setSettled(new Set(isSettled ? [...rest, key] : rest))
        }}
        onReplace={({ at, instead = '' }) =>
          at && write(`${telling.text.slice(0, at.start)}${instead}${telling.text.slice(at.end)}`)
        }
        onShow={({ at }) => {
          const area = holder.current?.querySelector('textarea')
          area?.focus()
          if (at) area?.setSelectionRange(at.start, at.end)
        }}
      />
      {repeats ? (
        <label className="flex cursor-pointer items-start gap-2 text-xs pointer-coarse:py-2">
          <input
            type="checkbox"
            checked={telling.confirm}
            onChange={({ target }) => onTell({ ...telling, confirm: target.checked })}
            className="mt-0.5 size-3.5 accent-public"
          />
          {says.confirm}
        </label>
      ) : null}
      <Button look="quiet" className="justify-self-end" onClick={() => onTell(undefined)}>
        {says.noMessage}
      </Button>
    </div>
  )
}

/** Tells the customer in the same step, by a draft that restates the packet first; or leaves it. */
export function TellCustomer({ ticket, template, packet, whom, telling, onTell }: TellCustomerProps) {
  const rendering = useRenderTemplate(ticket.number)
  const [taken, setTaken] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  // The focus goes on where the message was taken away.
  useEffect(() => {
    if (taken && !telling) button.current?.focus()
  }, [taken, telling])
  if (telling) {
    const tell = (next: Telling | undefined) => {
      setTaken(next === undefined)
      onTell(next)
    }
    return <Message ticket={ticket} telling={telling} onTell={tell} />
  }
  function draft() {
    if (template === null) return onTell({ text: '', confirm: false })
    rendering.mutate(
      { slug: template, fill: { ...restated(packet), who_takes_over: whom } },
      { onSuccess: ({ text }) => onTell({ text, confirm: false }) },
    )
  }
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line pt-3">
      <p className="min-w-0 flex-1 basis-40 text-xs text-soft">{says.tellNot}</p>
      <Button ref={button} icon={<ReplyIcon />} aria-disabled={rendering.isPending} onClick={draft}>
        {rendering.isPending ? says.drafting : says.draft}
      </Button>
      {rendering.error ? <Refused says={failureText(rendering.error)} /> : null}
    </div>
  )
}
