import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TicketDetail, VerbInput } from '../../../contract/tickets.ts'
import { useDesk } from '../../components/desk-context.ts'
import { SelectField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { HeldKeys } from '../../components/held-keys.tsx'
import { Skeleton } from '../../components/states.tsx'
import { useClient } from '../../data/client.ts'
import { failureText } from '../../data/failure.ts'
import { useMissing } from '../../data/forms.ts'
import { keys } from '../../data/keys.ts'
import { useDraft } from '../../ticket/use-draft.ts'
import { triageText } from '../../triage-text.ts'
import { PublicText } from '../../writing/public-text.tsx'
import { usePublicText } from '../../writing/use-public-text.tsx'

const { ask } = triageText

interface AskFormProps {
  readonly ticket: Pick<TicketDetail, 'number' | 'contact' | 'version'>
  readonly onSubmit: (input: VerbInput<'reply'>) => void
  readonly onClose: () => void
}

interface TemplateChoiceProps {
  readonly number: number
  readonly onText: (text: string) => void
  readonly onRefusal: (says: string | undefined) => void
}

/** Begins with the words of a public template. */
function TemplateChoice({ number, onText, onRefusal }: TemplateChoiceProps) {
  const client = useClient()
  const { data: templates } = useQuery({ queryKey: keys.templates, queryFn: () => client.templates() })
  const [chosen, setChosen] = useState('')
  async function fill(slug: string) {
    setChosen(slug)
    onRefusal(undefined)
    if (slug === '') return
    try {
      onText((await client.renderTemplate(slug, { number })).text)
    } catch (error) {
      onRefusal(failureText(error))
    }
  }
  const fitting = templates?.items.filter(({ document }) => document.visibility === 'public') ?? []
  if (fitting.length === 0) return null
  return (
    <SelectField
      label={ask.template}
      required={false}
      value={chosen}
      onChange={({ target }) => void fill(target.value)}
    >
      <option value="">{ask.noTemplate}</option>
      {fitting.map(({ slug, document }) => (
        <option key={slug} value={slug}>
          {document.name}
        </option>
      ))}
    </SelectField>
  )
}

/** Asks the customer in public and waits for them. It begins with what the form lacks; a template may stand instead. */
export function AskForm({ ticket, onSubmit, onClose }: AskFormProps) {
  const { number, contact } = ticket
  const missing = useMissing(ticket, 'customer')
  const { nameOf } = useDesk()
  const [draft, keep] = useDraft(number, 'ask')
  const [touched, setTouched] = useState(draft.body !== '')
  const [refusal, setRefusal] = useState<string>()
  const body = touched ? draft.body : (missing.data?.ask?.text ?? '')
  function write(text: string) {
    setTouched(true)
    setRefusal(undefined)
    keep({ body: text, base: ticket.version })
  }
  const toWhom = contact?.name
  const writing = usePublicText({
    ...{ number, toWhom, nameOf, body, onBody: write },
    onSend: (confirm) => {
      keep(undefined)
      onSubmit({ body, after: 'ask', confirm })
    },
  })
  if (missing.isPending) {
    return (
      <div className="grid gap-3 px-5 py-4">
        <HeldKeys />
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-40 w-full" />
      </div>
    )
  }
  return (
    <FormFrame
      submit={ask.submit}
      look="public"
      busy={false}
      refusal={refusal ?? writing.refusal}
      onSubmit={() => (body.trim() === '' ? setRefusal(ask.empty) : writing.send())}
      onClose={onClose}
    >
      <TemplateChoice number={number} onText={write} onRefusal={setRefusal} />
      <PublicText
        label={toWhom === undefined ? ask.bodyToNobody : ask.body(toWhom)}
        hint={ask.hint}
        writing={writing}
        toWhom={toWhom}
        begins
      />
    </FormFrame>
  )
}
