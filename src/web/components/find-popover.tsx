import { Popover } from 'radix-ui'
import type { RefObject } from 'react'
import { FindBox, type FindProps } from './find-box.tsx'

interface FindPopoverProps extends FindProps {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** The open search of a find menu. */
export function FindPopover({ button, onClose, onChoose, ...find }: FindPopoverProps) {
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={find.label}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            button.current?.focus()
          }}
          onPointerDownOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault()
          }}
          className="z-50 w-72 animate-appear rounded-md bg-raised p-1 shadow-float"
        >
          <FindBox
            {...find}
            onChoose={(value) => {
              onChoose(value)
              onClose()
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
