import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type SubmitEvent, useEffect, useRef, useState } from 'react'
import type { Form } from '../../../contract/forms.ts'
import type { Workspace } from '../../../contract/workspace.ts'
import { fillForm } from '../../../domain/intake/answers.ts'
import { bodyOf, subjectOf } from '../../../domain/intake/made-of.ts'
import { FactList } from '../../components/fact-list.tsx'
import { FormFields, focusField } from '../../components/form-fields.tsx'
import { useMessages } from '../../components/messages.tsx'
import { Part } from '../../components/page-frame.tsx'
import { SimilarTickets } from '../../components/similar-tickets.tsx'
import { CONTENT_ID } from '../../components/use-focus-return.ts'
import { failureText } from '../../data/failure.ts'
import { usePrefill } from '../../data/forms.ts'
import { useOpenTicket } from '../../data/tickets.ts'
import { useAccounts } from '../../data/workspace.ts'
import { intakeText } from '../../intake-text.ts'
import { PANEL_ID } from './form-tabs.tsx'
import { inputOf, segmentOf } from './input-of.ts'
import { SendBar } from './send-bar.tsx'
import type { IntakeDraft } from './use-intake-draft.ts'
import { WhoAsks } from './who-asks.tsx'

interface NewFormProps {
  readonly form: Form
  readonly workspace: Workspace
  readonly draft: IntakeDraft
  readonly isBegun: boolean
  readonly onChange: (more: Partial<IntakeDraft>) => void
  readonly onForget: () => void
}

/** One form to fill in, whose ask it is, what is missing, and what asks the same already. */
export function NewForm({
  form: { slug, document: policy },
  workspace,
  draft,
  isBegun,
  onChange,
  onForget,
}: NewFormProps) {
  const navigate = useNavigate()
  const { tell } = useMessages()
  const open = useOpenTicket()
  const element = useRef<HTMLFormElement>(null)
  const [query, setQuery] = useState('')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isTried, setTried] = useState(false)
  const accounts = useAccounts(query)
  const prefill = usePrefill(slug, policy, draft.account?.slug)

  useEffect(() => {
    const first = policy.fields[0]?.id
    // Whoever came by a key writes at once; whoever chose a form by its tab stays there.
    const isFree = document.activeElement === document.body || document.activeElement?.id === CONTENT_ID
    if (isFree && first !== undefined && element.current) focusField(element.current, first)
  }, [policy])

  const ids = policy.fields.map(({ id }) => id)
  // A later version of the form may have lost a field that was answered.
  const typed = Object.fromEntries(Object.entries(draft.answers[slug] ?? {}).filter(([id]) => ids.includes(id)))
  const filled = fillForm(policy, typed, prefill)
  const contactFault =
    draft.contactEmail.trim() !== '' && draft.contactName.trim() === '' ? intakeText.emailAlone : undefined
  const faulty = [...filled.faults.map(({ field }) => field), ...(contactFault ? ['contactName'] : [])]
  const toTicket = (number: number) =>
    void navigate({ to: '/tickets/$number', params: { number: String(number) }, search: {} })

  function faultOf(id: string): string | undefined {
    const fault = filled.faults.find(({ field }) => field === id)
    return isTried || (left.has(id) && typed[id]) ? fault?.text : undefined
  }
  const answer = (id: string, value: string) =>
    onChange({ slug, answers: { ...draft.answers, [slug]: { ...typed, [id]: value } } })

  function send(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (open.isPending) return
    setTried(true)
    const [first] = faulty
    if (first !== undefined) return focusField(event.currentTarget, first)
    open.mutate(inputOf({ ...draft, answers: { [slug]: typed } }, slug, policy), {
      onSuccess: ({ number, form }) => {
        const missing = form?.missing ?? []
        onForget()
        tell(missing.length === 0 ? intakeText.done(number) : intakeText.doneMissing(number, missing))
        toTicket(number)
      },
    })
  }
  function sendByKey(event: KeyboardEvent<HTMLFormElement>) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }

  return (
    // The form tells what is wrong in its own words, field by field.
    <form ref={element} noValidate onSubmit={send} onKeyDown={sendByKey} className="grid grid-cols-1 gap-6">
      <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,38rem)_minmax(0,24rem)]">
        <div id={PANEL_ID} role="tabpanel" aria-label={policy.name} className="grid grid-cols-1 content-start gap-5">
          <FormFields
            asked={filled.asked}
            typed={typed}
            faultOf={faultOf}
            opportunity={prefill.opportunity?.name}
            onAnswer={answer}
            onLeave={(id) => setLeft((before) => new Set(before).add(id))}
          />
        </div>
        <div className="grid grid-cols-1 content-start gap-8">
          {filled.facts.length === 0 ? null : (
            <Part
              title={intakeText.factsTitle}
              says={intakeText.facts(filled.facts.length - filled.missing.length, filled.facts.length)}
            >
              <FactList facts={filled.facts} />
            </Part>
          )}
          <Part title={intakeText.about}>
            <WhoAsks
              draft={draft}
              segment={segmentOf(draft, policy)}
              workspace={workspace}
              accounts={accounts.data?.items ?? []}
              query={query}
              contactFault={isTried ? contactFault : undefined}
              isContactWanted={segmentOf(draft, policy) !== 'internal'}
              onSearch={setQuery}
              onChange={onChange}
            />
          </Part>
          <SimilarTickets
            subject={subjectOf(policy, filled) ?? ''}
            body={bodyOf(filled)}
            account={draft.account?.slug}
            onJoin={(number) => {
              onForget()
              toTicket(number)
            }}
          />
        </div>
      </div>
      <SendBar
        needed={filled.asked
          .filter(({ field, value }) => field.needed === 'to_send' && value === '')
          .map(({ field }) => field.label)}
        missing={filled.missing.length}
        faults={isTried ? faulty.length : 0}
        busy={open.isPending}
        refusal={open.error ? failureText(open.error) : undefined}
        isBegun={isBegun}
        onForget={() => {
          onForget()
          setTried(false)
          setLeft(new Set())
        }}
      />
    </form>
  )
}
