import { useState } from 'react'
import { CONDITIONS, VOUCHED_IDS } from '../../domain/closing/conditions.ts'
import { CLOSING_REASONS, type ClosingReason, type Dismissal } from '../../domain/vocabulary.ts'
import { bulkText } from '../bulk-text.ts'
import { closingText } from '../closing-text.ts'
import { Choices } from '../components/choices.tsx'
import { SelectField, TextArea, TextField } from '../components/field.tsx'
import { terms } from '../terms.ts'
import { ticketText } from '../ticket-text.ts'
import type { BulkWish } from './bulk-verbs.ts'

interface EndFieldsProps {
  readonly verb: 'solve' | 'close' | 'dismiss'
  readonly onWish: (wish: BulkWish | undefined) => void
}

const { fields } = ticketText
const numbered = (index: number) => String(index + 1)

interface WordsProps {
  readonly label: string
  readonly required?: boolean
  readonly begins?: boolean
  readonly value: string
  readonly onChange: (value: string) => void
}

function Words({ label, required = true, begins = false, value, onChange }: WordsProps) {
  return (
    <TextArea
      label={label}
      required={required}
      rows={2}
      minLength={3}
      maxLength={500}
      {...(begins ? { 'data-autofocus': true } : {})}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function SolveFields({ onWish }: Pick<EndFieldsProps, 'onWish'>) {
  const [resolution, setResolution] = useState('')
  return (
    <Words
      label={fields.resolution}
      begins
      value={resolution}
      onChange={(said) => {
        setResolution(said)
        onWish(said.trim().length < 3 ? undefined : { verb: 'solve', input: { resolution: said } })
      }}
    />
  )
}

const AS = ['declined', 'no_action', 'spam'] as const satisfies readonly Dismissal[]

function DismissFields({ onWish }: Pick<EndFieldsProps, 'onWish'>) {
  const [as, setAs] = useState<(typeof AS)[number]>()
  const [reason, setReason] = useState('')
  const say = (what: (typeof AS)[number] | undefined, why: string) =>
    onWish(
      what === undefined || why.trim().length < 3 ? undefined : { verb: 'dismiss', input: { as: what, reason: why } },
    )
  return (
    <>
      <Choices
        legend={fields.dismissal}
        name="as"
        begins
        choices={AS.map((value, index) => ({ value, ...terms.dismissal[value], hotkey: numbered(index) }))}
        value={as}
        onChange={(value) => {
          setAs(value)
          say(value, reason)
        }}
      />
      <Words
        label={fields.reason}
        value={reason}
        onChange={(why) => {
          setReason(why)
          say(as, why)
        }}
      />
    </>
  )
}

/** The conditions of each closing reason that somebody may have to vouch for. */
const vouchable = (reason: ClosingReason) =>
  VOUCHED_IDS.filter((id) => (CONDITIONS[reason] as readonly string[]).includes(id))

const FOUND = ['answers_it', 'not_needed'] as const

interface Closing {
  readonly reason: ClosingReason | undefined
  readonly comment: string
  readonly vouches: boolean
  readonly found: 'answers_it' | 'not_needed' | ''
  readonly url: string
}

function wishOf({ reason, comment, vouches, found, url }: Closing): BulkWish | undefined {
  if (reason === undefined) return undefined
  const document = found === '' ? null : found === 'answers_it' ? { found, url } : { found }
  return {
    verb: 'close',
    input: {
      reason,
      comment: comment.trim() === '' ? null : comment,
      vouch: vouches ? vouchable(reason) : [],
      document,
    },
  }
}

function CloseFields({ onWish }: Pick<EndFieldsProps, 'onWish'>) {
  const [closing, setClosing] = useState<Closing>({
    reason: undefined,
    comment: '',
    vouches: false,
    found: '',
    url: '',
  })
  function set(part: Partial<Closing>) {
    const next = { ...closing, ...part }
    setClosing(next)
    onWish(wishOf(next))
  }
  const { reason, comment, vouches, found, url } = closing
  return (
    <>
      <Choices
        legend={fields.closing}
        name="closing"
        begins
        choices={CLOSING_REASONS.map((value, index) => ({ value, ...terms.closing[value], hotkey: numbered(index) }))}
        value={reason}
        onChange={(value) => set({ reason: value, vouches: false })}
      />
      <Words label={fields.comment} required={false} value={comment} onChange={(said) => set({ comment: said })} />
      {reason === undefined || vouchable(reason).length === 0 ? null : (
        <label className="flex items-start gap-2">
          <input
            type="checkbox"
            className="mt-1 size-3.5 accent-ink"
            checked={vouches}
            onChange={({ target }) => set({ vouches: target.checked })}
          />
          {bulkText.vouch}
        </label>
      )}
      <SelectField
        label={bulkText.document}
        required={false}
        value={found}
        onChange={({ target }) => set({ found: FOUND.find((each) => each === target.value) ?? '' })}
      >
        <option value="">{bulkText.leaveAsIs}</option>
        {FOUND.map((each) => (
          <option key={each} value={each}>
            {closingText.documents[each].label}
          </option>
        ))}
      </SelectField>
      {found === 'answers_it' ? (
        <TextField label={bulkText.url} type="url" value={url} onChange={({ target }) => set({ url: target.value })} />
      ) : null}
    </>
  )
}

/** What it takes to end several tickets alike. */
export function EndFields({ verb, onWish }: EndFieldsProps) {
  if (verb === 'solve') return <SolveFields onWish={onWish} />
  return verb === 'dismiss' ? <DismissFields onWish={onWish} /> : <CloseFields onWish={onWish} />
}
