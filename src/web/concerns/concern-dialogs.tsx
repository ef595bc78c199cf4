import { useState } from 'react'
import type { Concern } from '../../contract/concerns.ts'
import { concernLacks } from '../../domain/flow/concern-facts.ts'
import { Choices } from '../components/choices.tsx'
import { useDesk } from '../components/desk-context.ts'
import { SelectField, TextArea } from '../components/field.tsx'
import { concernText } from '../concern-text.ts'
import { ConcernDialog, type ConcernDialogProps } from './concern-dialog-frame.tsx'
import { standersText } from './ladder.tsx'

/** The most letters of a text, and of a reason, which has a few. */
const LONG = 5_000
const SHORT = 500
const FEW = 3

interface TextProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly begins?: boolean
  readonly rows?: number
  readonly most?: number
  readonly fault?: string | undefined
}

function Text({ label, value, onChange, begins = false, rows = 3, most = LONG, fault }: TextProps) {
  return (
    <TextArea
      label={label}
      rows={rows}
      minLength={most === SHORT ? FEW : undefined}
      maxLength={most}
      data-autofocus={begins}
      value={value}
      fault={fault}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

export function ConfirmDialog(props: ConcernDialogProps) {
  const { concern } = props
  const { confirm: says } = concernText
  const { nameOf } = useDesk()
  const [answer, setAnswer] = useState<'right' | 'wrong'>('right')
  const [own, setOwn] = useState(concern.theirView)
  const [isTried, setTried] = useState(false)
  const lacks = concernLacks({ ...concern, theirView: own }).includes('theirView')
  return (
    <ConcernDialog
      {...props}
      act="confirm"
      submit={answer === 'right' ? says.right : says.submit}
      wanted={() => {
        setTried(true)
        if (answer === 'wrong' && lacks) return undefined
        const theirView = answer === 'right' ? null : own
        return { verb: 'confirm-view', input: { concern: concern.concern, theirView } }
      }}
    >
      <div className="grid gap-1">
        <p className="text-xs text-soft">{says.stated(nameOf(concern.by))}</p>
        <blockquote className="whitespace-pre-wrap border-l-2 border-edge pl-3 [overflow-wrap:anywhere]">
          {concern.theirView}
        </blockquote>
      </div>
      <Choices
        legend={says.legend}
        name="view"
        begins
        choices={[
          { value: 'right', label: says.right, hotkey: '1' },
          { value: 'wrong', label: says.wrong, hotkey: '2' },
        ]}
        value={answer}
        onChange={setAnswer}
      />
      {answer === 'wrong' ? (
        <Text label={says.own} value={own} onChange={setOwn} fault={isTried && lacks ? says.fault : undefined} />
      ) : null}
    </ConcernDialog>
  )
}

export function ReplyDialog(props: ConcernDialogProps) {
  const { reply: says } = concernText
  const [reply, setReply] = useState('')
  const [evidence, setEvidence] = useState('')
  return (
    <ConcernDialog
      {...props}
      act="reply"
      wanted={() => ({ verb: 'reply-concern', input: { concern: props.concern.concern, reply, evidence } })}
    >
      <Text label={says.reply} value={reply} onChange={setReply} rows={5} begins />
      <Text label={says.evidence} value={evidence} onChange={setEvidence} />
    </ConcernDialog>
  )
}

export function PassOnDialog(props: ConcernDialogProps) {
  const { concern } = props
  const { passOn: says } = concernText
  const steps = concern.mayGoTo.flatMap((id) => concern.path.filter((step) => step.id === id))
  const [to, setTo] = useState(steps[0]?.id ?? '')
  const [reason, setReason] = useState('')
  const chosen = steps.find(({ id }) => id === to)
  return (
    <ConcernDialog
      {...props}
      act="pass_on"
      wanted={() => ({ verb: 'pass-on-concern', input: { concern: concern.concern, to, reason } })}
    >
      {steps.length < 2 ? null : (
        <SelectField label={says.to} help={says.skips} value={to} onChange={({ target }) => setTo(target.value)}>
          {steps.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {chosen === undefined ? null : <p className="text-soft">{says.next(chosen.name, standersText(chosen))}</p>}
      <Text label={says.reason} value={reason} onChange={setReason} most={SHORT} begins />
    </ConcernDialog>
  )
}

/** What was given as evidence so far, a line each. */
const evidenceOf = ({ evidence, replies }: Concern): string =>
  [evidence, ...replies.map((reply) => reply.evidence)].filter(Boolean).join('\n')

export function DecideDialog(props: ConcernDialogProps) {
  const { concern } = props
  const { decide: says } = concernText
  const [decision, setDecision] = useState('')
  const [reason, setReason] = useState('')
  const [considered, setConsidered] = useState(evidenceOf(concern))
  return (
    <ConcernDialog
      {...props}
      act="decide"
      wanted={() => ({ verb: 'decide-concern', input: { concern: concern.concern, decision, reason, considered } })}
    >
      <Text label={says.decision} value={decision} onChange={setDecision} begins />
      <Text label={says.reason} value={reason} onChange={setReason} />
      <Text label={says.considered} value={considered} onChange={setConsidered} />
    </ConcernDialog>
  )
}

export function WithdrawDialog(props: ConcernDialogProps) {
  const [reason, setReason] = useState('')
  return (
    <ConcernDialog
      {...props}
      act="withdraw"
      wanted={() => ({ verb: 'withdraw-concern', input: { concern: props.concern.concern, reason } })}
    >
      <Text label={concernText.withdraw.reason} value={reason} onChange={setReason} rows={2} most={SHORT} begins />
    </ConcernDialog>
  )
}
