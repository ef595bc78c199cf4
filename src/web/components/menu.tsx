import { type ComponentProps, lazy, type ReactNode, type RefObject, Suspense, useId, useRef, useState } from 'react'
import { prefetch } from './prefetch.ts'

/** What the button that opens something must carry. */
export interface TriggerProps
  extends Pick<
    ComponentProps<'button'>,
    'id' | 'aria-haspopup' | 'aria-expanded' | 'onPointerEnter' | 'onFocus' | 'onClick' | 'onKeyDown'
  > {
  readonly ref: RefObject<HTMLButtonElement | null>
}

/** A choice among several; the chosen one carries a check mark. */
export interface MenuChoices {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly choices: readonly { readonly value: string; readonly label: string; readonly aside?: string }[]
}

/** Something to do. */
export interface MenuAction {
  readonly name: string
  readonly icon?: ReactNode
  readonly hint?: string | undefined
  readonly onSelect: () => void
}

export interface MenuProps {
  readonly label: string
  /** Draws the button that opens it. */
  readonly trigger: (props: TriggerProps) => ReactNode
  /** Groups, parted by lines. */
  readonly groups: readonly MenuChoices[]
  readonly actions?: readonly MenuAction[]
  /** Who or what it is about, above everything. */
  readonly head?: { readonly title: string; readonly says: string }
  readonly footer?: string
  readonly align?: 'start' | 'end'
  readonly side?: 'top' | 'bottom'
}

const load = () => import('./menu-body.tsx')
const MenuBody = lazy(async () => ({ default: (await load()).MenuBody }))

/** A menu whose machinery is fetched once a person is about to open it, so that the first paint does without. */
export function Menu({ trigger, ...body }: MenuProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      {trigger({
        ref: button,
        id,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onPointerEnter: () => prefetch(load),
        onFocus: () => prefetch(load),
        onClick: () => setOpen((before) => !before),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        },
      })}
      {open ? (
        <Suspense>
          <MenuBody {...body} button={button} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
