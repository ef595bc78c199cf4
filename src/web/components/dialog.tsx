import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { text } from '../text.ts'
import { IconButton } from './button.tsx'
import { CloseIcon } from './icons.tsx'
import { useFocusReturn } from './use-focus-return.ts'

interface DialogProps {
  readonly title: string
  readonly says?: string | undefined
  /** Small print above the title, such as which ticket it is about. */
  readonly about?: string | undefined
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
}

const place =
  'fixed z-50 flex max-h-[92dvh] flex-col bg-raised shadow-float outline-none ' +
  'inset-x-0 bottom-0 rounded-t-lg animate-sheet pb-[env(safe-area-inset-bottom)] ' +
  'sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:top-[10dvh] sm:max-h-[80dvh] sm:-translate-x-1/2 sm:rounded-lg sm:animate-rise'

/** Where a form says to begin, rather than on the button that closes it; a form that comes a moment later is waited for as
 *  long as the focus stays where it was put. */
function beginInside(event: Event): void {
  const dialog = event.currentTarget
  if (!(dialog instanceof HTMLElement)) return
  event.preventDefault()
  const begin = () => {
    const first = dialog.querySelector<HTMLElement>('[data-autofocus]')
    first?.focus()
    return first !== null
  }
  if (begin()) return
  // What is busy will have its own beginning; what is not begins as dialogs do.
  if (dialog.querySelector('[aria-busy="true"], [data-comes]') === null) {
    dialog.querySelector<HTMLElement>('input, textarea, select, a[href], button')?.focus()
    return
  }
  dialog.focus()
  const observer = new MutationObserver(() => {
    if (!dialog.isConnected || document.activeElement !== dialog || begin()) observer.disconnect()
  })
  observer.observe(dialog, { childList: true, subtree: true })
}

/** A dialog in the middle of a wide screen and a sheet from below on a phone. The focus goes back where it was. */
export function Dialog({ title, says, about, onClose, children, wide = false }: DialogProps) {
  const onCloseAutoFocus = useFocusReturn()
  return (
    <Radix.Root open onOpenChange={(open) => open || onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          onOpenAutoFocus={beginInside}
          onCloseAutoFocus={onCloseAutoFocus}
          className={`${place} ${wide ? 'sm:w-[44rem]' : 'sm:w-[32rem]'}`}
          {...(says === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <header className="flex items-start gap-3 border-b border-line px-5 py-4">
            <div className="min-w-0 flex-1">
              {about === undefined ? null : <p className="truncate text-xs text-soft">{about}</p>}
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {says === undefined ? null : <Radix.Description className="text-soft">{says}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton label={text.close}>
                <CloseIcon />
              </IconButton>
            </Radix.Close>
          </header>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
