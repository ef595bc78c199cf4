import { useState } from 'react'
import type { Provider } from '../../../contract/access.ts'
import { SettingsFrame } from '../../access/settings-frame.tsx'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages } from '../../components/messages.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { useProvider, useRemoveProvider, useSetProvider } from '../../data/access.ts'
import { failureText } from '../../data/failure.ts'
import { useHeld } from '../../data/session.ts'
import { useWorkspace } from '../../data/workspace.ts'
import { settingsText } from '../../settings-text.ts'
import { ReasonForm } from '../../verbs/reason-form.tsx'
import { ProviderForm } from './provider-form.tsx'

const { provider: says } = settingsText
const SHAPES = ['h-9 w-full max-w-2xl', 'h-9 w-full max-w-2xl', 'h-24 w-full max-w-2xl']

/** The address that is entered at the provider. */
function RedirectAddress({ at }: { readonly at: string }) {
  return (
    <Part title={says.redirect} says={says.redirectSays}>
      <p className="flex max-w-2xl items-center gap-2">
        <code className="min-w-0 flex-1 rounded-md border border-line bg-panel px-2.5 py-1.5 font-mono text-xs [overflow-wrap:anywhere]">
          {at}
        </code>
        <CopyButton label={says.copy} value={at} />
      </p>
    </Part>
  )
}

function RemoveDialog({ onClose }: { readonly onClose: () => void }) {
  const remove = useRemoveProvider()
  const { tell } = useMessages()
  return (
    <Dialog title={says.remove} says={says.removeSays} onClose={onClose}>
      <ReasonForm
        label={settingsText.people.reason}
        submit={says.remove}
        busy={remove.isPending}
        refusal={remove.error ? failureText(remove.error) : undefined}
        notice={null}
        onSubmit={(reason) =>
          remove.mutate(reason ?? '', {
            onSuccess: () => {
              tell(says.removed)
              onClose()
            },
          })
        }
        onClose={onClose}
      />
    </Dialog>
  )
}

/** What the workspace has now, and the form that changes it. */
function ProviderView({ provider }: { readonly provider: Provider }) {
  const { data: workspace } = useWorkspace()
  const save = useSetProvider()
  const { tell } = useMessages()
  const held = useHeld()
  const [isRemoving, setRemoving] = useState(false)
  const isOwn = provider.from === 'workspace'
  return (
    <div className="grid grid-cols-1 gap-8">
      <RedirectAddress at={provider.redirectAt} />
      <Part
        title={says.title}
        says={says.says}
        actions={isOwn ? <Button onClick={() => setRemoving(true)}>{says.remove} …</Button> : null}
      >
        <p className="max-w-2xl rounded-md bg-hover px-3 py-2">{says.from[provider.from]}</p>
        <ProviderForm
          // Anew once another one is saved.
          key={`${provider.from} ${provider.issuer} ${provider.clientId}`}
          provider={provider}
          teams={workspace?.teams ?? []}
          busy={save.isPending}
          held={held('configure_sign_in')}
          refusal={save.error ? failureText(save.error) : undefined}
          onSave={(input) => save.mutate(input, { onSuccess: () => tell(says.saved) })}
        />
      </Part>
      {isRemoving ? <RemoveDialog onClose={() => setRemoving(false)} /> : null}
    </div>
  )
}

function Shown() {
  const { data: provider, error, refetch } = useProvider()
  if (provider !== undefined) return <ProviderView provider={provider} />
  return <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
}

/** How the people of the workspace sign in. */
export function ProviderPage() {
  return (
    <SettingsFrame at="/settings/sign-in">
      <Shown />
    </SettingsFrame>
  )
}
