import { useState } from 'react'
import type { ErasureCount } from '../../../contract/erasure.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Refused } from '../../components/states.tsx'
import { useErasePerson, usePreviewErasure } from '../../data/erasure.ts'
import { failureText } from '../../data/failure.ts'
import { count } from '../../format.ts'
import { settingsText } from '../../settings-text.ts'
import { text } from '../../text.ts'
import { ReasonField } from '../../verbs/reason-field.tsx'
import { isNothing, sameAddress } from './erasing.ts'

const { erase: says } = settingsText.data
const COUNTS = ['messages', 'files', 'events', 'elsewhere', 'sessions'] as const
/** So many numbers of tickets are listed. */
const LISTED = 12

/** What would be erased, counted. */
function Preview({ found }: { readonly found: ErasureCount }) {
  const listed = found.tickets.slice(0, LISTED).map((number) => text.ticketName(number))
  const rest = found.tickets.length - listed.length
  return (
    <dl className="grid max-w-xl grid-cols-[minmax(0,1fr)_auto] gap-x-6 gap-y-1 rounded-md bg-panel px-3 py-2.5">
      {found.names.length === 0 ? null : (
        <div className="col-span-2">
          <dt className="text-soft">{says.names}</dt>
          <dd className="[overflow-wrap:anywhere]">{found.names.join(', ')}</dd>
        </div>
      )}
      <dt className="text-soft">
        {says.counts.tickets}
        <span className="block text-xs text-faint">
          {listed.join(', ')}
          {rest > 0 ? ` +${count(rest)}` : ''}
        </span>
      </dt>
      <dd className="text-right tabular-nums">{count(found.tickets.length)}</dd>
      {COUNTS.map((name) => (
        <div key={name} className="contents">
          <dt className="text-soft">{says.counts[name]}</dt>
          <dd className="text-right tabular-nums">{count(found[name])}</dd>
        </div>
      ))}
    </dl>
  )
}

interface ConfirmProps {
  readonly email: string
  readonly busy: boolean
  readonly refusal: string | undefined
  readonly onErase: (reason: string) => void
}

/** Asks for the reason, and for the address once more. */
function Confirm({ email, busy, refusal, onErase }: ConfirmProps) {
  const [reason, setReason] = useState('')
  const [again, setAgain] = useState('')
  const differs = again !== '' && !sameAddress(again, email)
  return (
    <form
      className="grid max-w-xl grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy && sameAddress(again, email)) onErase(reason)
      }}
    >
      <ReasonField value={reason} onChange={setReason} />
      <TextField
        label={says.confirm}
        autoComplete="off"
        placeholder={email}
        value={again}
        fault={differs && again.length >= email.length ? says.differs : undefined}
        onChange={({ target }) => setAgain(target.value)}
      />
      <p className="text-xs text-soon">{says.warning}</p>
      {refusal === undefined ? null : <Refused says={refusal} />}
      <Button
        type="submit"
        className="justify-self-start text-late"
        aria-disabled={busy || !sameAddress(again, email) || reason.trim().length < 3}
      >
        {says.button}
      </Button>
    </form>
  )
}

/** Takes a person out of everything, in two steps: what would go, then the same again with a reason. */
export function ErasePart() {
  const preview = usePreviewErasure()
  const erase = useErasePerson()
  const [email, setEmail] = useState('')
  const [asked, setAsked] = useState('')
  function begin() {
    preview.reset()
    erase.reset()
    setEmail('')
  }
  const found = asked === email.trim() ? preview.data : undefined
  if (erase.data) {
    return (
      <Part title={says.title} says={says.says}>
        <div role="status" className="grid gap-2 border-t border-line pt-3">
          <p className="font-medium">{says.done}</p>
          <p className="text-soft">{says.called(erase.data.pseudonym)}</p>
          <Preview found={erase.data} />
          <Button className="justify-self-start" onClick={begin}>
            {says.another}
          </Button>
        </div>
      </Part>
    )
  }
  return (
    <Part title={says.title} says={says.says}>
      <form
        className="flex max-w-xl flex-wrap items-end gap-2 border-t border-line pt-3"
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(email.trim())
          preview.mutate({ email: email.trim() })
        }}
      >
        <div className="min-w-60 flex-1">
          <TextField
            label={says.email}
            type="email"
            maxLength={320}
            autoComplete="off"
            value={email}
            onChange={({ target }) => setEmail(target.value)}
          />
        </div>
        <Button type="submit" className="h-9!" aria-disabled={preview.isPending}>
          {says.look}
        </Button>
      </form>
      {preview.error ? <Refused says={failureText(preview.error)} /> : null}
      {found === undefined ? null : isNothing(found) ? (
        <p role="status" className="text-soft">
          {says.nothing} {says.nothingSays}
        </p>
      ) : (
        <section aria-label={says.found} className="grid grid-cols-1 gap-4">
          <h3 className="font-medium">{says.found}</h3>
          <Preview found={found} />
          <Confirm
            key={asked}
            email={asked}
            busy={erase.isPending}
            refusal={erase.error ? failureText(erase.error) : undefined}
            onErase={(reason) => erase.mutate({ email: asked, reason })}
          />
        </section>
      )}
    </Part>
  )
}
