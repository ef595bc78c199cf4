import type { MadeToken } from '../../../contract/access.ts'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { settingsText } from '../../settings-text.ts'

const { tokens: says } = settingsText

/** The secret of a new token, this once. */
export function NewTokenDialog({ token, onClose }: { readonly token: MadeToken; readonly onClose: () => void }) {
  return (
    <Dialog title={says.shownTitle} says={says.shownSays} about={token.name} onClose={onClose}>
      <div className="grid grid-cols-1 gap-4 px-5 py-4">
        <div className="grid grid-cols-1 gap-1">
          <span id="new-token" className="text-xs font-medium text-soft">
            {says.secret}
          </span>
          <div className="flex items-start gap-2">
            <input
              readOnly
              aria-labelledby="new-token"
              value={token.secret}
              onFocus={({ target }) => target.select()}
              className="h-8 min-w-0 flex-1 rounded-md border border-edge bg-panel px-2.5 font-mono text-xs"
            />
            <CopyButton label={says.copy} value={token.secret} />
          </div>
        </div>
        <p className="text-xs text-soft">
          {says.useIt} <code className="font-mono">Authorization: Bearer …</code>
        </p>
      </div>
      <footer className="flex justify-end border-t border-line px-5 py-3">
        <Button look="primary" data-autofocus onClick={onClose}>
          {says.done}
        </Button>
      </footer>
    </Dialog>
  )
}
