import { useState } from 'react'
import type { Missing } from '../../../contract/forms.ts'
import { factOf } from '../../../domain/intake/document.ts'
import { wordsOf } from '../../../domain/intake/values.ts'
import { Button } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { FactList } from '../../components/fact-list.tsx'
import { Since } from '../../components/since.tsx'
import { ErrorState, Skeleton } from '../../components/states.tsx'
import { failureText } from '../../data/failure.ts'
import { useMissing } from '../../data/forms.ts'
import { useHeld } from '../../data/session.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { useTimeline } from '../../data/tickets.ts'
import { intakeText } from '../../intake-text.ts'
import { text } from '../../text.ts'
import { AskMissingHost } from './ask-missing-host.tsx'
import { askedLast } from './asked-last.ts'
import { FillInHost } from './fill-in-host.tsx'

interface FormPanelProps {
  readonly ticket: TicketRead
}

/** What was answered about a fact. */
function Known({ missing: { fields, answers }, fact }: { readonly missing: Missing; readonly fact: string }) {
  const known = fields.filter((field) => factOf(field) === fact && answers[field.id])
  return known.map((field) => (
    <span key={field.id} className="block text-pretty whitespace-pre-line [overflow-wrap:anywhere]">
      {field.label === fact ? null : <span className="text-xs text-soft">{field.label}: </span>}
      {wordsOf(field, answers[field.id] ?? '')}
    </span>
  ))
}

/** Who asked for a fact last, and when; nothing while nobody did. */
function AskedFor({ number, fact }: { readonly number: number; readonly fact: string }) {
  const { data } = useTimeline(number)
  const { nameOf } = useDesk()
  const last = askedLast(data?.items ?? [], fact)
  if (!last) return null
  return (
    <>
      , {intakeText.panel.askedBy(nameOf(last.actor))} <Since at={last.at} />
    </>
  )
}

/** What the form of a ticket asked, what is missing, and asking for it or filling it in. */
export function FormPanel({ ticket }: FormPanelProps) {
  const { data: missing, error, refetch } = useMissing(ticket)
  const held = useHeld()
  const [doing, setDoing] = useState<'ask' | 'fill'>()
  const { panel } = intakeText
  if (missing === undefined || missing.form === null) {
    if (error === null) return <Skeleton className="h-32" />
    return (
      <ErrorState title={text.failure.titled(panel.title)} says={failureText(error)} onRetry={() => void refetch()} />
    )
  }
  const { form, facts } = missing
  const isDone = ticket.status === 'closed'
  const close = () => setDoing(undefined)
  return (
    <div className="grid grid-cols-1 gap-3">
      <p className="text-xs text-soft">{panel.by(form.name, form.version)}</p>
      <FactList
        facts={facts}
        known={(label) => <Known missing={missing} fact={label} />}
        asked={(label) => <AskedFor number={ticket.number} fact={label} />}
      />
      {isDone ? null : (
        <div className="flex flex-wrap gap-2">
          {missing.missing.length === 0 ? null : (
            <Button onClick={() => setDoing('ask')} held={held('write_notes')}>
              {panel.ask}
            </Button>
          )}
          <Button onClick={() => setDoing('fill')} held={held('sort_tickets')}>
            {missing.missing.length === 0 ? panel.change : panel.fill}
          </Button>
        </div>
      )}
      {doing === 'ask' ? <AskMissingHost ticket={ticket} onClose={close} /> : null}
      {doing === 'fill' ? <FillInHost ticket={ticket} missing={missing} onClose={close} /> : null}
    </div>
  )
}
