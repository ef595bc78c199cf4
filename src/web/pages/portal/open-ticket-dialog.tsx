import { useState } from 'react'
import type { Form } from '../../../contract/forms.ts'
import type { PortalTicket } from '../../../contract/portal.ts'
import { fillForm } from '../../../domain/intake/answers.ts'
import { Choices } from '../../components/choices.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { FormFields, focusField } from '../../components/form-fields.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../components/states.tsx'
import { useKeptText } from '../../components/use-kept-text.ts'
import { failureText } from '../../data/failure.ts'
import { useForms } from '../../data/forms.ts'
import { useOpenPortalTicket } from '../../data/portal.ts'
import { portalText } from '../../portal-text.ts'
import { text } from '../../text.ts'

interface OpenTicketDialogProps {
  readonly onOpened: (ticket: PortalTicket) => void
  readonly onClose: () => void
}

/** What was answered before a reload, as far as it can be read. */
function answersIn(kept: string): Readonly<Record<string, string>> {
  const answers: unknown = kept === '' ? {} : JSON.parse(kept)
  return typeof answers === 'object' && answers !== null ? (answers as Record<string, string>) : {}
}

interface AskedFormProps extends OpenTicketDialogProps {
  readonly forms: readonly Form[]
  readonly form: Form
  readonly onChoose: (slug: string) => void
}

function AskedForm({ forms, form: { slug, document: policy }, onChoose, onOpened, onClose }: AskedFormProps) {
  const open = useOpenPortalTicket()
  const [kept, keep] = useKeptText(`portal.${slug}`)
  const [isTried, setTried] = useState(false)
  const typed = answersIn(kept)
  const { asked, answers, faults } = fillForm(policy, typed)
  function send() {
    setTried(true)
    const [first] = faults
    if (first) return focusField(document.body, first.field)
    open.mutate(
      { form: { slug, answers } },
      {
        onSuccess: (ticket) => {
          keep('')
          onOpened(ticket)
        },
      },
    )
  }
  return (
    <FormFrame
      submit={portalText.send}
      busy={open.isPending}
      refusal={open.error ? failureText(open.error) : undefined}
      ownFaults
      onSubmit={send}
      onClose={onClose}
    >
      {forms.length < 2 ? null : (
        <Choices
          legend={portalText.form}
          name="form"
          columns
          choices={forms.map((each) => ({ value: each.slug, label: each.document.name, says: each.document.about }))}
          value={slug}
          onChange={onChoose}
        />
      )}
      <FormFields
        asked={asked}
        typed={typed}
        marks={portalText.marks}
        faultOf={(id) => (isTried ? faults.find(({ field }) => field === id)?.text : undefined)}
        onAnswer={(id, value) => keep(JSON.stringify({ ...typed, [id]: value }))}
        begins
      />
    </FormFrame>
  )
}

/** Asks what is wrong, by the form; what was begun stays until it is sent. */
export function OpenTicketDialog({ onOpened, onClose }: OpenTicketDialogProps) {
  const { data, error, refetch } = useForms('portal')
  const [chosen, setChosen] = useState<string>()
  const form = data?.items.find(({ slug }) => slug === chosen) ?? data?.items[0]
  const [emptyTitle, emptySays] = portalText.noForm
  return (
    <Dialog title={portalText.open} says={portalText.openSays} onClose={onClose}>
      {form && data ? (
        <AskedForm
          key={form.slug}
          forms={data.items}
          form={form}
          onChoose={setChosen}
          onOpened={onOpened}
          onClose={onClose}
        />
      ) : error ? (
        <ErrorState title={text.failure.broken} says={failureText(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <EmptyState title={emptyTitle} says={emptySays} />
      ) : (
        <Skeleton className="m-5 h-40" />
      )}
    </Dialog>
  )
}
