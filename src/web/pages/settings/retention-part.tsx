import { useState } from 'react'
import type { RetentionPolicy, RetentionVersions } from '../../../contract/retention.ts'
import { Button } from '../../components/button.tsx'
import { useDesk } from '../../components/desk-context.ts'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Since } from '../../components/since.tsx'
import { Refused } from '../../components/states.tsx'
import { usePreviewRetention, usePublishRetention, useRetention } from '../../data/erasure.ts'
import { failureText } from '../../data/failure.ts'
import { settingsText } from '../../settings-text.ts'
import { ReasonField } from '../../verbs/reason-field.tsx'

const { retention: says } = settingsText.data
const LONGEST = 36_525

const typedOf = (days: number | null | undefined): string => (days === null || days === undefined ? '' : String(days))
const daysOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed))

interface DaysProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Days({ label, value, onChange }: DaysProps) {
  return (
    <TextField
      label={label}
      type="number"
      inputMode="numeric"
      min={1}
      max={LONGEST}
      step={1}
      required={false}
      placeholder={says.keptForever}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

interface SaveDialogProps {
  readonly document: RetentionPolicy
  readonly effects: { readonly tickets: number; readonly sessions: number }
  readonly onClose: () => void
}

/** What the draft would take, and the reason to keep it. */
function SaveDialog({ document, effects, onClose }: SaveDialogProps) {
  const publish = usePublishRetention()
  const { tell } = useMessages()
  const [reason, setReason] = useState('')
  function send() {
    // A promise rather than callbacks: those are lost once the next version is shown. A refusal shows below.
    publish.mutateAsync({ document, reason }).then(
      () => {
        tell(says.saved)
        onClose()
      },
      () => {},
    )
  }
  return (
    <Dialog title={says.effectsTitle} says={says.effectsSay} onClose={onClose}>
      <FormFrame
        submit={says.save}
        busy={publish.isPending}
        refusal={publish.error ? failureText(publish.error) : undefined}
        onSubmit={send}
        onClose={onClose}
      >
        <ul className="grid gap-1">
          {effects.tickets + effects.sessions === 0 ? <li>{says.takesNothing}</li> : null}
          {effects.tickets === 0 ? null : <li>{says.tickets(effects.tickets)}</li>}
          {effects.sessions === 0 ? null : <li>{says.endedSessions(effects.sessions)}</li>}
        </ul>
        <ReasonField value={reason} onChange={setReason} />
      </FormFrame>
    </Dialog>
  )
}

/** What is in force, and a form that begins from it. */
function RetentionForm({ retention }: { readonly retention: RetentionVersions }) {
  const { nameOf } = useDesk()
  const inForce = retention.versions.find(({ version }) => version === retention.inForce)
  const kept = inForce?.document
  const [contacts, setContacts] = useState(typedOf(kept?.closedTickets.eraseContactsAfterDays))
  const [sessions, setSessions] = useState(typedOf(kept?.endedSessionsDays))
  const preview = usePreviewRetention()
  const document: RetentionPolicy = {
    name: kept?.name ?? says.name,
    closedTickets: { eraseContactsAfterDays: daysOf(contacts) },
    endedSessionsDays: daysOf(sessions),
  }
  // The dialog stands beside the form: what is submitted in it would count as submitted here, too.
  return (
    <>
      <form
        className="grid max-w-xl grid-cols-1 gap-4 border-t border-line pt-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (!preview.isPending) preview.mutate({ document })
        }}
      >
        {inForce === undefined || inForce.by === 'system' ? (
          <p className="text-soft">{inForce === undefined ? says.none : says.shipped}</p>
        ) : (
          <p className="text-xs text-soft">
            {says.by(nameOf(inForce.by), inForce.version)} <Since at={inForce.publishedAt} />
            {inForce.reason === null ? null : ` · “${inForce.reason}”`}
          </p>
        )}
        <Days label={says.contacts} value={contacts} onChange={setContacts} />
        <Days label={says.sessions} value={sessions} onChange={setSessions} />
        <p className="text-xs text-soft">{says.empty}</p>
        {preview.error ? <Refused says={failureText(preview.error)} /> : null}
        <Button type="submit" className="justify-self-start" aria-disabled={preview.isPending}>
          {says.look}
        </Button>
      </form>
      {preview.data ? <SaveDialog document={document} effects={preview.data} onClose={preview.reset} /> : null}
    </>
  )
}

/** How long personal data stays by itself. */
export function RetentionPart() {
  const { data: retention, error, refetch } = useRetention()
  return (
    <Part title={says.title} says={says.says}>
      {retention === undefined ? (
        <NotYet
          what={says.what}
          error={error}
          onRetry={() => void refetch()}
          shapes={['h-9 w-full max-w-xl', 'h-9 w-full max-w-xl']}
        />
      ) : (
        // Anew once another version is in force.
        <RetentionForm key={retention.inForce} retention={retention} />
      )}
    </Part>
  )
}
