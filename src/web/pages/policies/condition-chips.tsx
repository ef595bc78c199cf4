import { useState } from 'react'
import { ASPECTS } from '../../../domain/sla/conditions.ts'
import { IconButton } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CloseIcon, PlusIcon } from '../../components/icons.tsx'
import { Popover } from '../../components/popover.tsx'
import { Toggle } from '../../components/toggle.tsx'
import { policyText } from '../../policy-text.ts'
import { conditionWords, VALUES } from './aspects.ts'
import { type Aspect, type Conditions, withCondition } from './policy-edit.ts'

interface ConditionChipsProps {
  readonly when: Conditions
  readonly onWhen: (when: Conditions) => void
}

interface ValuesProps extends ConditionChipsProps {
  readonly aspect: Aspect
}

const says = policyText.rule
const chip =
  'inline-flex h-6 max-w-full items-center rounded-sm border border-line bg-canvas text-xs pointer-coarse:h-8'

/** Names that are typed, such as plans. */
function Typed({ aspect, when, onWhen }: ValuesProps) {
  const [text, setText] = useState((when[aspect] ?? []).join(', '))
  return (
    <TextField
      label={policyText.conditions[aspect]}
      title={policyText.typedValues}
      required={false}
      value={text}
      onChange={({ target }) => {
        setText(target.value)
        const values = target.value.split(',').map((value) => value.trim())
        onWhen(withCondition(when, aspect, [...new Set(values.filter(Boolean))]))
      }}
    />
  )
}

function Values({ aspect, when, onWhen }: ValuesProps) {
  const values = VALUES[aspect]
  if (values === undefined) return <Typed aspect={aspect} when={when} onWhen={onWhen} />
  const chosen: readonly (string | number)[] = when[aspect] ?? []
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 text-xs font-medium text-soft">{policyText.conditions[aspect]}</legend>
      <div className="flex flex-wrap gap-1.5">
        {values.map(({ value, label }) => (
          <Toggle
            key={value}
            isOn={chosen.includes(value)}
            onChange={(isOn) =>
              // In the order of the list, whatever was clicked first.
              onWhen(
                withCondition(
                  when,
                  aspect,
                  values.map((each) => each.value).filter((each) => (each === value ? isOn : chosen.includes(each))),
                ),
              )
            }
          >
            {label}
          </Toggle>
        ))}
      </div>
    </fieldset>
  )
}

/** For whom a rule is, each condition as a chip that opens its values. */
export function ConditionChips({ when, onWhen }: ConditionChipsProps) {
  const asked = ASPECTS.filter((aspect) => when[aspect] !== undefined)
  const others = ASPECTS.filter((aspect) => when[aspect] === undefined)
  return (
    <div className="flex flex-wrap items-center gap-1">
      {asked.length === 0 ? <span className="text-xs text-soft">{says.everybody}</span> : null}
      {asked.map((aspect) => (
        <span key={aspect} className={chip}>
          <Popover
            label={says.changeCondition(policyText.conditions[aspect])}
            trigger={
              <button
                type="button"
                title={says.changeCondition(policyText.conditions[aspect])}
                className="min-w-0 truncate rounded-sm px-1.5 hover:underline underline-offset-2"
              >
                {conditionWords(when, aspect)}
              </button>
            }
          >
            <Values aspect={aspect} when={when} onWhen={onWhen} />
          </Popover>
          <IconButton
            label={says.removeCondition(policyText.conditions[aspect])}
            onClick={() => onWhen(withCondition(when, aspect, []))}
            className="size-5! pointer-coarse:size-8!"
          >
            <CloseIcon className="size-3" />
          </IconButton>
        </span>
      ))}
      <Popover
        label={says.addCondition}
        trigger={
          <button
            type="button"
            title={says.addCondition}
            className={`${chip} gap-1 border-dashed px-1.5 text-soft hover:bg-hover hover:text-ink`}
          >
            <PlusIcon className="size-3" />
            <span className={asked.length === 0 ? '' : 'sr-only'}>{says.addCondition}</span>
          </button>
        }
      >
        <div className="grid gap-3">
          {others.map((aspect) => (
            <Values key={aspect} aspect={aspect} when={when} onWhen={onWhen} />
          ))}
        </div>
      </Popover>
    </div>
  )
}
