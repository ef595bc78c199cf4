import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import type { Account } from '../../contract/workspace.ts'
import type { TriggerProps } from './menu.tsx'
import { prefetch } from './prefetch.ts'

export interface AccountMenuProps {
  /** Draws the button that opens it. */
  readonly trigger: (props: TriggerProps) => ReactNode
  readonly accounts: readonly Account[]
  readonly query: string
  /** Called with the empty text when it opens. */
  readonly onSearch: (query: string) => void
  /** Slug of the chosen account. */
  readonly chosen: string | undefined
  /** What choosing no account is called. */
  readonly none: string
  readonly onChoose: (account: Account | undefined) => void
}

const load = () => import('./account-picker.tsx')
const AccountPicker = lazy(async () => ({ default: (await load()).AccountPicker }))

/** Opens the search for an account; like Menu, its machinery comes when it is wanted. */
export function AccountMenu({ trigger, ...picker }: AccountMenuProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      {trigger({
        ref: button,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        onPointerEnter: () => prefetch(load),
        onFocus: () => prefetch(load),
        onClick: () => {
          picker.onSearch('')
          setOpen((before) => !before)
        },
      })}
      {open ? (
        <Suspense>
          <AccountPicker {...picker} button={button} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
