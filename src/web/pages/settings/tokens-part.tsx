import { useState } from 'react'
import type { MadeToken, TokenRow } from '../../../contract/access.ts'
import { accessText } from '../../access-text.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { FormFrame } from '../../components/form-frame.tsx'
import { KeyIcon, PlusIcon } from '../../components/icons.tsx'
import { useMessages } from '../../components/messages.tsx'
import { NotYet } from '../../components/not-yet.tsx'
import { Part } from '../../components/page-frame.tsx'
import { Since } from '../../components/since.tsx'
import { useRevokeToken, useTokens } from '../../data/access.ts'
import { failureText } from '../../data/failure.ts'
import { serverNow } from '../../data/server-clock.ts'
import { settingsText } from '../../settings-text.ts'
import { MakeTokenDialog } from './make-token-dialog.tsx'
import { NewTokenDialog } from './new-token-dialog.tsx'

const { tokens: says } = settingsText
const SHAPES = ['h-12 w-full', 'h-12 w-full']

function Expiry({ at }: { readonly at: string | null }) {
  if (at === null) return <span className="text-soon">{says.neverExpires}</span>
  const isOver = Date.parse(at) <= serverNow()
  return (
    <span className={isOver ? 'text-late' : ''}>
      {isOver ? says.expired : says.until} <Since at={at} as="moment" />
    </span>
  )
}

function Row({ token, onRevoke }: { readonly token: TokenRow; readonly onRevoke: () => void }) {
  const { name, ending, scopes, createdAt, expiresAt, lastUsedAt } = token
  return (
    <li className="flex items-start gap-3 border-b border-line py-2.5">
      <KeyIcon className="mt-0.5 text-faint" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
          <span className="font-mono text-xs text-soft">{says.ending(ending)}</span>
        </p>
        <p className="flex flex-wrap gap-x-3 text-xs text-soft">
          <span>{scopes.map((scope) => accessText.scopes[scope].label.toLowerCase()).join(', ')}</span>
          <Expiry at={expiresAt} />
          <span>
            {lastUsedAt === null ? (
              says.neverUsed
            ) : (
              <>
                {says.used} <Since at={lastUsedAt} />
              </>
            )}
          </span>
          <span>
            {says.made} <Since at={createdAt} as="moment" />
          </span>
        </p>
      </div>
      <Button className="shrink-0" aria-label={says.revokeLabel(name)} onClick={onRevoke}>
        {says.revoke}
      </Button>
    </li>
  )
}

/** Asks once more before a token ends. */
function RevokeDialog({ token, onClose }: { readonly token: TokenRow; readonly onClose: () => void }) {
  const revoke = useRevokeToken()
  const { tell } = useMessages()
  return (
    <Dialog title={says.revokeTitle} about={token.name} onClose={onClose}>
      <FormFrame
        submit={says.revoke}
        busy={revoke.isPending}
        refusal={revoke.error ? failureText(revoke.error) : undefined}
        onSubmit={() =>
          revoke.mutate(token, {
            onSuccess: () => {
              tell(says.revoked)
              onClose()
            },
          })
        }
        onClose={onClose}
      >
        <p>{says.revokeSays}</p>
      </FormFrame>
    </Dialog>
  )
}

type Open =
  | { readonly is: 'make' }
  | { readonly is: 'shown'; readonly token: MadeToken }
  | { readonly is: 'revoke'; readonly token: TokenRow }

/** One's own tokens: which there are, a new one, and taking one back. */
export function TokensPart() {
  const { data: tokens, error, refetch } = useTokens('me')
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const signIn = says.command(window.location.origin)
  return (
    <Part
      title={says.title}
      says={says.says}
      actions={
        <Button icon={<PlusIcon />} onClick={() => setOpen({ is: 'make' })}>
          {says.make}
        </Button>
      }
    >
      {tokens === undefined ? (
        <NotYet what={says.what} error={error} onRetry={() => void refetch()} shapes={SHAPES} />
      ) : tokens.items.length === 0 ? (
        <div className="grid max-w-3xl grid-cols-1 gap-2 border-t border-line pt-3">
          <p className="text-soft">{says.empty}</p>
          <p className="flex items-center gap-2">
            <code className="min-w-0 flex-1 truncate rounded-md border border-line bg-panel px-2.5 py-1.5 font-mono text-xs">
              {signIn}
            </code>
            <CopyButton label={says.copyCommand} value={signIn} />
          </p>
        </div>
      ) : (
        <ul className="border-t border-line">
          {tokens.items.map((token) => (
            <Row key={token.id} token={token} onRevoke={() => setOpen({ is: 'revoke', token })} />
          ))}
        </ul>
      )}
      {open?.is === 'make' ? (
        <MakeTokenDialog onMade={(token) => setOpen({ is: 'shown', token })} onClose={close} />
      ) : null}
      {open?.is === 'shown' ? <NewTokenDialog token={open.token} onClose={close} /> : null}
      {open?.is === 'revoke' ? <RevokeDialog token={open.token} onClose={close} /> : null}
    </Part>
  )
}
