import { useState } from 'react'
import { factNames } from '../../domain/intake/document.ts'
import { Button } from '../components/button.tsx'
import { TextArea, TextField } from '../components/field.tsx'
import { SeveralChoices } from '../components/several-choices.tsx'
import { engineeringText } from '../engineering-text.ts'
import { Acting, type HelpDialogProps, packetOf, Reason } from './help-dialog-frame.tsx'

export function BounceDialog(props: HelpDialogProps) {
  const { request, number } = props
  const { bounce: says } = engineeringText
  const packet = packetOf(props)
  const [missing, setMissing] = useState<readonly string[]>(request.missing)
  const [other, setOther] = useState('')
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const all = [...missing, ...(other.trim() === '' ? [] : [other.trim()])]
  const labels = packet === undefined ? request.missing : factNames(packet)
  return (
    <Acting
      {...props}
      says={says}
      done={says.done(engineeringText.named(request.help, number))}
      wanted={() => {
        setTried(true)
        if (all.length === 0) return undefined
        return { verb: 'bounce-help', input: { help: request.help, missing: all, reason } }
      }}
    >
      <SeveralChoices
        legend={says.missing}
        choices={labels.map((label) => ({ value: label, label }))}
        values={missing}
        onChange={setMissing}
        fault={isTried && all.length === 0 ? says.none : undefined}
      />
      <TextField
        label={says.other}
        required={false}
        maxLength={120}
        value={other}
        onChange={({ target }) => setOther(target.value)}
      />
      <Reason label={says.reason} value={reason} onChange={setReason} begins />
    </Acting>
  )
}

export function AnswerDialog(props: HelpDialogProps) {
  const { request, number } = props
  const { answer: says } = engineeringText
  const [answer, setAnswer] = useState('')
  return (
    <Acting
      {...props}
      says={says}
      done={says.done(engineeringText.named(request.help, number))}
      wanted={() => ({ verb: 'answer-help', input: { help: request.help, answer } })}
      wide
    >
      <TextArea
        label={says.field}
        rows={8}
        maxLength={20_000}
        data-autofocus
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
    </Acting>
  )
}

export function WithdrawDialog(props: HelpDialogProps) {
  const { request, number } = props
  const { withdraw: says } = engineeringText
  const [reason, setReason] = useState('')
  return (
    <Acting
      {...props}
      says={says}
      done={says.done(engineeringText.named(request.help, number))}
      wanted={() => ({ verb: 'withdraw-help', input: { help: request.help, reason } })}
    >
      <Reason label={says.reason} value={reason} onChange={setReason} begins />
    </Acting>
  )
}

export function MoveDialog(props: HelpDialogProps) {
  const { request, number, line } = props
  const { move: says } = engineeringText
  const { length, place: from } = line ?? { length: 1, place: 1 }
  const [place, setPlace] = useState(String(Math.max(1, from - 1)))
  const [reason, setReason] = useState('')
  const steps = [
    [says.first, 1],
    [says.up, from - 1],
    [says.down, from + 1],
    [says.last, length],
  ] as const
  return (
    <Acting
      {...props}
      says={says}
      done={says.done(engineeringText.named(request.help, number), Number(place))}
      wanted={() => ({ verb: 'move-help', input: { help: request.help, place: Number(place), reason } })}
    >
      <div className="grid gap-2">
        <TextField
          label={says.place(length)}
          type="number"
          min={1}
          max={length}
          step={1}
          data-autofocus
          value={place}
          onChange={({ target }) => setPlace(target.value)}
        />
        <div className="flex flex-wrap gap-2">
          {steps.map(([name, to]) => (
            <Button
              key={name}
              aria-pressed={String(to) === place}
              disabled={to < 1 || to > length || to === from}
              onClick={() => setPlace(String(to))}
            >
              {name}
            </Button>
          ))}
        </div>
      </div>
      <Reason label={says.reason} value={reason} onChange={setReason} />
    </Acting>
  )
}
