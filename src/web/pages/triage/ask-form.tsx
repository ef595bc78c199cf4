import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TicketDetail, VerbInput } from '../../../contract/tickets.ts'
import { SelectField, TextArea } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { Skeleton } from '../../components/states.tsx'
import { useClient } from '../../data/client.ts'
import { failureText } from '../../data/failure.ts'
import { useMissing } from '../../data/forms.ts'
import { keys } from '../../data/keys.ts'
import { useDraft } from '../../ticket/use-draft.ts'
import { triageText } from '../../triage-text.ts'

const { ask } = triageText

interface AskFormProps {
  readonly ticket: Pick<TicketDetail, 'number' | 'contact' | 'version'>
  readonly onSubmit: (input: VerbInput<'reply'>) => void
  readonly onClose: () => void
}

/** Asks the customer in public and waits for them. It begins with what the form lacks; a template may stand instead. */
export function AskForm({ ticket, onSubmit, onClose }: AskFormProps) {
  const { number, contact } = ticket
  const client = useClient()
  const missing = useMissing(ticket, 'customer')
  const { data: templates } = useQuery({ queryKey: keys.templates, queryFn: () => client.templates() })
  const [draft, keep] = useDraft(number, 'ask')
  const [touched, setTouched] = useState(draft.body !== '')
  const [template, setTemplate] = useState('')
  const [refusal, setRefusal] = useState<string>()
  const body = touched ? draft.body : (missing.data?.ask?.text ?? '')
  function write(text: string) {
    setTouched(true)
    keep({ body: text, base: ticket.version })
  }
  async function fill(slug: string) {
    setTemplate(slug)
    setRefusal(undefined)
    if (slug === '') return
    try {
      write((await client.renderTemplate(slug, { number })).text)
    } catch (error) {
      setRefusal(failureText(error))
    }
  }
  function send() {
    keep(undefined)
    onSubmit({ body, after: 'ask' })
  }
  const fitting = templates?.items.filter(({ document }) => document.visibility === 'public') ?? []
  if (missing.isPending) {
    return (
      <div className="grid gap-3 px-5 py-4">
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-40 w-full" />
      </div>
    )
  }
  return (
    <FormFrame submit={ask.submit} busy={false} refusal={refusal} onSubmit={send} onClose={onClose}>
      {fitting.length === 0 ? null : (
        <SelectField
          label={ask.template}
          required={false}
          value={template}
          onChange={({ target }) => void fill(target.value)}
        >
          <option value="">{ask.noTemplate}</option>
          {fitting.map(({ slug, document }) => (
            <option key={slug} value={slug}>
              {document.name}
            </option>
          ))}
        </SelectField>
      )}
      <TextArea
        label={contact === null ? ask.bodyToNobody : ask.body(contact.name)}
        rows={10}
        maxLength={100_000}
        data-autofocus
        value={body}
        onChange={({ target }) => write(target.value)}
      />
    </FormFrame>
  )
}
