import { useState } from 'react'
import type { UsedTag } from '../../contract/tags.ts'
import type { TicketDetail, VerbInput } from '../../contract/tickets.ts'
import { EFFORTS, type Effort, KINDS, type Kind } from '../../domain/vocabulary.ts'
import { SelectField } from '../components/field.tsx'
import { FormFrame } from '../components/form-frame.tsx'
import { useTags } from '../data/sorting.ts'
import { sortingText } from '../sorting-text.ts'
import { terms } from '../terms.ts'
import { TagField } from './tag-field.tsx'
import type { VerbFormProps } from './verb-form-props.ts'

const { classify: says } = sortingText

interface Typed {
  readonly kind: Kind
  readonly area: string
  readonly tags: readonly string[]
  readonly effort: Effort | ''
}

const isSame = (a: readonly string[], b: readonly string[]): boolean => a.join(' ') === b.join(' ')

/** What was changed alone, so that several tickets can be given the one thing they have in common. */
function changed({ kind, area, tags, effort }: Typed, ticket: TicketDetail): VerbInput<'classify'> {
  return {
    ...(kind === ticket.kind ? {} : { kind }),
    ...(area === (ticket.area ?? '') ? {} : { area: area === '' ? null : area }),
    ...(isSame(tags, ticket.tags) ? {} : { tags: [...tags] }),
    ...(effort === (ticket.effort ?? '') ? {} : { effort: effort === '' ? null : effort }),
  }
}

interface AreaFieldProps {
  readonly areas: readonly UsedTag[]
  readonly value: string
  readonly onChange: (area: string) => void
}

function AreaField({ areas, value, onChange }: AreaFieldProps) {
  const known = areas.some(({ slug }) => slug === value) || value === ''
  return (
    <SelectField
      label={says.area}
      required={false}
      data-autofocus
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      <option value="">{says.noArea}</option>
      {known ? null : <option value={value}>{value}</option>}
      {areas.map(({ slug, name, open, all }) => (
        <option key={slug} value={slug}>
          {`${name ?? slug} (${says.used(open, all)})`}
        </option>
      ))}
    </SelectField>
  )
}

/** What a ticket is about: kind, product area, themes, and about how long the work takes. */
export function ClassifyForm({ ticket, onSubmit, ...frame }: VerbFormProps<VerbInput<'classify'>>) {
  const { data } = useTags()
  const [typed, setTyped] = useState<Typed>({
    kind: ticket.kind,
    area: ticket.area ?? '',
    tags: ticket.tags,
    effort: ticket.effort ?? '',
  })
  const set = (facts: Partial<Typed>) => setTyped({ ...typed, ...facts })
  // A tag may be a word for an area.
  const known = [...(data?.themes ?? []), ...(data?.areas ?? [])]
  return (
    <FormFrame {...frame} onSubmit={() => onSubmit(changed(typed, ticket))}>
      <AreaField areas={data?.areas ?? []} value={typed.area} onChange={(area) => set({ area })} />
      <TagField known={known} tags={typed.tags} onChange={(tags) => set({ tags })} />
      <div className="grid gap-4 @md:grid-cols-2">
        <SelectField
          label={says.effort}
          required={false}
          value={typed.effort}
          onChange={({ target }) => set({ effort: EFFORTS.find((each) => each === target.value) ?? '' })}
        >
          <option value="">{says.noEffort}</option>
          {EFFORTS.map((effort) => (
            <option key={effort} value={effort}>
              {says.efforts[effort]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={says.kind}
          note={typed.kind === ticket.kind ? undefined : says.kindSays}
          value={typed.kind}
          onChange={({ target }) => set({ kind: KINDS.find((each) => each === target.value) ?? ticket.kind })}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {terms.kind[kind]}
            </option>
          ))}
        </SelectField>
      </div>
    </FormFrame>
  )
}
