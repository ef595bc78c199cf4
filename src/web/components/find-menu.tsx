import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import type { FindProps } from './find-box.tsx'
import type { TriggerProps } from './menu.tsx'
import { prefetch } from './prefetch.ts'

export interface FindMenuProps extends FindProps {
  /** Draws the button that opens it. */
  readonly trigger: (props: TriggerProps) => ReactNode
}

const load = () => import('./find-popover.tsx')
const FindPopover = lazy(async () => ({ default: (await load()).FindPopover }))

/** Opens the search for one among many; like Menu, its machinery comes when it is wanted. It asks for the empty text
 *  when it opens. */
export function FindMenu({ trigger, ...find }: FindMenuProps) {
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
          find.onSearch('')
          setOpen((before) => !before)
        },
      })}
      {open ? (
        <Suspense>
          <FindPopover {...find} button={button} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
