import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { accessText } from '../../access-text.ts'
import { Button, buttonLook } from '../../components/button.tsx'
import { useWhereabouts } from '../../components/desk-context.ts'
import { TextField } from '../../components/field.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { Refused } from '../../components/states.tsx'
import { useAnswerDevice, useWaitingDevice } from '../../data/access.ts'
import { failureText } from '../../data/failure.ts'
import { DeviceCard } from './device-card.tsx'

const route = getRouteApi('/device')
const { device: says } = accessText
const SHAPES = ['h-8 w-40', 'h-24 w-full']

/** Asks for the code that the device shows. */
function CodeForm({ refusal, onCode }: { refusal: string | undefined; onCode: (code: string) => void }) {
  const [typed, setTyped] = useState('')
  return (
    <form
      className="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        onCode(typed.trim().toUpperCase())
      }}
    >
      {refusal === undefined ? null : <Refused says={refusal} />}
      <TextField
        label={says.code}
        placeholder={says.codeSays}
        minLength={4}
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Button look="primary" type="submit" className="justify-self-start">
        {says.look}
      </Button>
    </form>
  )
}

/** It was let in, or turned away. */
function Answered({ state }: { readonly state: 'approved' | 'denied' }) {
  const [title, text] = state === 'approved' ? [says.approvedTitle, says.approved] : [says.deniedTitle, says.denied]
  return (
    <div role="status" className="grid grid-cols-1 gap-3">
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="text-soft">{text}</p>
      <p className="flex flex-wrap gap-2">
        <Link to="/" search={{}} className={buttonLook('primary')}>
          {says.toQueue}
        </Link>
        <Link to="/settings/you" className={buttonLook('plain')}>
          {says.toSettings}
        </Link>
      </p>
    </div>
  )
}

/** The code, what waits under it, and what was answered, one after the other. */
function Asking({ code, onCode }: { code: string | undefined; onCode: (code: string | undefined) => void }) {
  const { data: waiting, error, refetch } = useWaitingDevice(code)
  const answer = useAnswerDevice()
  if (answer.data) return <Answered state={answer.data.state} />
  if (code === undefined || error) {
    return (
      <CodeForm
        refusal={error ? failureText(error) : undefined}
        onCode={(next) => (next === code ? void refetch() : onCode(next))}
      />
    )
  }
  if (waiting === undefined) {
    return <NotYet what={says.title.toLowerCase()} error={undefined} onRetry={() => void refetch()} shapes={SHAPES} />
  }
  return (
    <DeviceCard
      waiting={waiting}
      busy={answer.isPending}
      refusal={answer.error ? failureText(answer.error) : undefined}
      onAnswer={(approve) => answer.mutate({ code: waiting.code, approve })}
      onOther={() => onCode(undefined)}
    />
  )
}

/** A program on another screen asks to act for whoever is signed in here. */
export function DevicePage() {
  const { code } = route.useSearch()
  const navigate = route.useNavigate()
  useWhereabouts({ ticket: undefined, scope: undefined, team: undefined })
  return (
    <PageFrame title={says.title} says={says.says}>
      <div className="grid max-w-xl grid-cols-1 gap-5">
        <Asking
          code={code}
          onCode={(next) =>
            void navigate({ to: '/device', search: next === undefined ? {} : { code: next }, replace: true })
          }
        />
      </div>
    </PageFrame>
  )
}
