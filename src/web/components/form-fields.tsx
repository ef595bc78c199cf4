import type { AskedField } from '../../domain/intake/answers.ts'
import { partsOf } from '../../domain/intake/condition.ts'
import type { FieldType, Needed } from '../../domain/intake/document.ts'
import { intakeText } from '../intake-text.ts'
import { Choices } from './choices.tsx'
import { SelectField, TextArea, TextField } from './field.tsx'
import { SeveralChoices } from './several-choices.tsx'

interface FormFieldsProps {
  readonly asked: readonly AskedField[]
  /** What was typed, as it was typed; what was not typed is offered by the account. */
  readonly typed: Readonly<Record<string, string>>
  /** What is wrong with a field, once it is told. */
  readonly faultOf: (id: string) => string | undefined
  /** The opportunity that offers answers. */
  readonly opportunity?: string | undefined
  readonly onAnswer: (id: string, value: string) => void
  /** How much each is needed, in the words of whoever reads it. */
  readonly marks?: Readonly<Record<Needed, string | undefined>>
  /** Somebody has gone on to another field. */
  readonly onLeave?: (id: string) => void
  /** The focus starts in the first field when a dialog opens. */
  readonly begins?: boolean
}

interface OneProps {
  readonly asked: AskedField
  readonly value: string
  readonly mark: string | undefined
  readonly note: string | undefined
  readonly fault: string | undefined
  readonly begins: boolean
  readonly onAnswer: (value: string) => void
}

const INPUT: Partial<Record<FieldType, { readonly type: string; readonly inputMode?: 'url' | 'email' | 'decimal' }>> = {
  date: { type: 'date' },
  url: { type: 'url', inputMode: 'url' },
  email: { type: 'email', inputMode: 'email' },
  number: { type: 'text', inputMode: 'decimal' },
}

const YES_NO = [
  { value: 'yes', label: intakeText.yes },
  { value: 'no', label: intakeText.no },
] as const

/** Cards where most choices say what they mean; a list to choose from where their names do. */
const isWordy = ({ field: { choices = [] } }: AskedField) =>
  choices.filter(({ says }) => says).length * 2 > choices.length

function OneField({ asked, value, mark, note, fault, begins, onAnswer }: OneProps) {
  const { id, label, help, placeholder, type, choices = [], needed } = asked.field
  const about = { mark, help, note, fault }
  const required = needed === 'to_send'
  const clear = required ? undefined : () => onAnswer('')
  const autofocus = begins ? { 'data-autofocus': true } : {}
  const written = {
    ...about,
    ...autofocus,
    label,
    required,
    placeholder,
    value,
    onChange: ({ target }: { target: { value: string } }) => onAnswer(target.value),
  }
  switch (type) {
    case 'long_text':
      return <TextArea rows={4} maxLength={20_000} {...written} />
    case 'yes_no':
      return (
        <Choices
          {...about}
          legend={label}
          name={id}
          columns
          required={required}
          choices={YES_NO}
          value={value}
          onChange={onAnswer}
          onClear={clear}
          begins={begins}
        />
      )
    case 'multi_choice':
      return (
        <SeveralChoices
          {...about}
          legend={label}
          choices={choices}
          values={partsOf(value)}
          onChange={(values) => onAnswer(values.join(', '))}
        />
      )
    case 'choice':
      if (isWordy(asked)) {
        const cards = choices.map(({ value: each, label: name, says }) => ({
          value: each,
          label: name,
          ...(says ? { says } : {}),
        }))
        return (
          <Choices
            {...about}
            legend={label}
            name={id}
            columns
            required={required}
            choices={cards}
            value={value}
            onChange={onAnswer}
            onClear={clear}
            begins={begins}
          />
        )
      }
      return (
        <SelectField {...written}>
          <option value="">{intakeText.notSaid}</option>
          {choices.map(({ value: each, label: name, says }) => (
            <option key={each} value={each}>
              {says === undefined ? name : `${name}: ${says}`}
            </option>
          ))}
        </SelectField>
      )
    default:
      return <TextField maxLength={2_000} {...INPUT[type]} {...written} />
  }
}

/** Leaves its label, and what is said below it, in sight when the focus scrolls a control into view. */
const ROOM = '[&_:is(input,textarea,select)]:scroll-mt-16 [&_:is(input,textarea,select)]:scroll-mb-24'

/** The fields of a form that are asked, in order. */
export function FormFields(props: FormFieldsProps) {
  const { asked, typed, faultOf, opportunity, marks = intakeText.marks, onAnswer, onLeave, begins = false } = props
  return asked.map((each, index) => {
    const { id } = each.field
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: hears that the focus has left its field.
      <div key={id} data-field={id} onBlur={() => onLeave?.(id)} className={ROOM}>
        <OneField
          asked={each}
          value={Object.hasOwn(typed, id) ? (typed[id] ?? '') : each.value}
          mark={marks[each.field.needed]}
          note={each.source === null ? undefined : intakeText.from(each.source, opportunity)}
          fault={faultOf(id)}
          begins={begins && index === 0}
          onAnswer={(value) => onAnswer(id, value)}
        />
      </div>
    )
  })
}

/** Puts the focus into the field `id` below `form`. */
export function focusField(form: HTMLElement, id: string): void {
  const control = form.querySelector<HTMLElement>(`[data-field="${id}"] :is(input, textarea, select)`)
  control?.focus()
  control?.closest('[data-field]')?.scrollIntoView({ block: 'nearest' })
}
