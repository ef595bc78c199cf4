import { useId, useState } from 'react'
import type { AccountDetail } from '../../../contract/accounts.ts'
import { LIFECYCLES, POSTS, type Post } from '../../../domain/accounts/account.ts'
import { accountsText } from '../../accounts-text.ts'
import { Dialog } from '../../components/dialog.tsx'
import { SelectField, TextArea, TextField } from '../../components/field.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { useMessages } from '../../components/messages.tsx'
import { useChangeFacts } from '../../data/accounts.ts'
import { failureText } from '../../data/failure.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { ReasonField } from '../../verbs/reason-field.tsx'
import { typedDomains } from './fitting-accounts.ts'

const { facts: says, posts, account: words } = accountsText

interface Typed {
  readonly domains: string
  readonly lifecycle: string
  readonly people: Readonly<Record<Post, string>>
}

const typedOf = ({ domains, lifecycle, people }: AccountDetail): Typed => ({
  domains: domains.join('\n'),
  lifecycle: lifecycle ?? '',
  people: {
    customerEngineer: people.customerEngineer ?? '',
    accountExecutive: people.accountExecutive ?? '',
    technicalAdvisor: people.technicalAdvisor ?? '',
  },
})

/** Only what is otherwise than before. */
function changesOf(account: AccountDetail, typed: Typed) {
  const domains = typedDomains(typed.domains)
  const lifecycle = LIFECYCLES.find((each) => each === typed.lifecycle) ?? null
  const changed = POSTS.filter((post) => typed.people[post].trim() !== (account.people[post] ?? ''))
  const people = Object.fromEntries(changed.map((post) => [post, typed.people[post].trim() || null]))
  return {
    ...(domains.join() === account.domains.join() ? {} : { domains: [...domains] }),
    ...(lifecycle === account.lifecycle ? {} : { lifecycle }),
    ...(changed.length === 0 ? {} : { people }),
  }
}

interface FactsDialogProps {
  readonly account: AccountDetail
  readonly onClose: () => void
}

/** Mail domains, lifecycle and who looks after it, with the reason. */
export function FactsDialog({ account, onClose }: FactsDialogProps) {
  const change = useChangeFacts(account.slug)
  const { data: workspace } = useWorkspace()
  const { tell } = useMessages()
  const [typed, setTyped] = useState(() => typedOf(account))
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const members = useId()
  const changes = changesOf(account, typed)
  const isSame = Object.keys(changes).length === 0
  function send() {
    setTried(true)
    if (isSame) return
    const onSuccess = (changed: { readonly name: string }) => {
      tell(says.saved(changed.name))
      onClose()
    }
    change.mutate({ ...changes, reason }, { onSuccess })
  }
  const nothing = isTried && isSame ? says.unchanged : undefined
  return (
    <Dialog title={says.title(account.name)} onClose={onClose}>
      <FormFrame
        submit={says.save}
        busy={change.isPending}
        refusal={nothing ?? (change.error ? failureText(change.error) : undefined)}
        onSubmit={send}
        onClose={onClose}
      >
        <SelectField
          label={words.lifecycle}
          required={false}
          data-autofocus
          value={typed.lifecycle}
          onChange={({ target }) => setTyped({ ...typed, lifecycle: target.value })}
        >
          <option value="">{says.notSaid}</option>
          {LIFECYCLES.map((each) => (
            <option key={each} value={each}>
              {accountsText.lifecycle[each]}
            </option>
          ))}
        </SelectField>
        <TextArea
          label={says.domains}
          help={says.domainsSay}
          required={false}
          autoCapitalize="off"
          spellCheck={false}
          value={typed.domains}
          onChange={({ target }) => setTyped({ ...typed, domains: target.value })}
        />
        <fieldset className="grid gap-4">
          <legend className="sr-only">{words.people}</legend>
          {POSTS.map((post) => (
            <TextField
              key={post}
              label={posts[post]}
              title={says.who}
              list={members}
              required={false}
              maxLength={200}
              autoComplete="off"
              value={typed.people[post]}
              onChange={({ target }) => setTyped({ ...typed, people: { ...typed.people, [post]: target.value } })}
            />
          ))}
          <p className="text-xs text-soft">{says.who}</p>
          <datalist id={members}>
            {workspace?.members.map(({ handle, name }) => (
              <option key={handle} value={handle}>
                {name}
              </option>
            ))}
          </datalist>
        </fieldset>
        <ReasonField value={reason} onChange={setReason} />
      </FormFrame>
    </Dialog>
  )
}
