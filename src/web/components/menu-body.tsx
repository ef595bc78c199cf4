import { DropdownMenu as Radix } from 'radix-ui'
import type { RefObject } from 'react'
import { CheckIcon } from './icons.tsx'
import type { MenuAction, MenuChoices, MenuProps } from './menu.tsx'
import { CONTENT_ID } from './use-focus-return.ts'

const row =
  'flex h-8 select-none items-center gap-2 rounded-sm px-2 text-sm outline-none data-highlighted:bg-hover pointer-coarse:h-10'

function Choices({ label, value, onChange, choices }: MenuChoices) {
  return (
    <>
      <Radix.Label className="px-2 pb-1 pt-1.5 text-2xs font-medium text-faint">{label}</Radix.Label>
      <Radix.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
        {choices.map((choice) => (
          <Radix.RadioItem key={choice.value} value={choice.value} className={row}>
            <span className="flex size-4 items-center justify-center">
              <Radix.ItemIndicator>
                <CheckIcon className="size-3.5" />
              </Radix.ItemIndicator>
            </span>
            <span className="min-w-0 flex-1 truncate">{choice.label}</span>
            {choice.aside === undefined ? null : (
              <span className="text-xs tabular-nums text-faint">{choice.aside}</span>
            )}
          </Radix.RadioItem>
        ))}
      </Radix.RadioGroup>
    </>
  )
}

function Action({ name, icon, hint, onSelect }: MenuAction) {
  return (
    // Once the menu has given the focus back, so that what opens next returns it to the same place.
    <Radix.Item className={`cursor-pointer ${row}`} onSelect={() => void setTimeout(onSelect)}>
      <span className="text-soft">{icon}</span>
      <span className="flex-1">{name}</span>
      {hint === undefined ? null : <kbd className="font-sans text-2xs text-faint">{hint}</kbd>}
    </Radix.Item>
  )
}

const line = <Radix.Separator className="mx-1 my-1 h-px bg-line" />

interface MenuBodyProps extends Omit<MenuProps, 'trigger'> {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

/** The open menu. It is placed by an unseen twin of the button, laid exactly over it. */
export function MenuBody({
  label,
  groups,
  actions = [],
  head,
  footer,
  align = 'start',
  side,
  button,
  onClose,
}: MenuBodyProps) {
  const box = button.current?.getBoundingClientRect()
  return (
    <Radix.Root open modal={false} onOpenChange={(open) => open || onClose()}>
      <Radix.Trigger asChild>
        <span
          aria-hidden="true"
          tabIndex={-1}
          className="pointer-events-none fixed"
          style={{ left: box?.left, top: box?.top, width: box?.width, height: box?.height }}
        />
      </Radix.Trigger>
      {/* Into the screen's content, which is a landmark. */}
      <Radix.Portal container={document.getElementById(CONTENT_ID)}>
        <Radix.Content
          aria-label={label}
          aria-labelledby={undefined}
          // It may scroll, so it must be reachable by keyboard as a whole.
          tabIndex={0}
          align={align}
          side={side ?? 'bottom'}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            button.current?.focus()
          }}
          // The button closes by itself; otherwise the menu would close here and open again there.
          onPointerDownOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault()
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 max-w-72 animate-appear overflow-y-auto rounded-md bg-raised p-1 shadow-float"
        >
          {head === undefined ? null : (
            <>
              <div className="px-2 pb-1 pt-1.5">
                <p className="truncate font-medium">{head.title}</p>
                <p className="truncate text-xs text-soft">{head.says}</p>
              </div>
              {line}
            </>
          )}
          {/* Before the choices, of which there may be many. */}
          {actions.map((action) => (
            <Action key={action.name} {...action} />
          ))}
          {groups.length > 0 && actions.length > 0 ? line : null}
          {groups.map((group, index) => (
            <div key={group.label}>
              {index > 0 ? line : null}
              <Choices {...group} />
            </div>
          ))}
          {footer === undefined ? null : <p className="px-2 py-1 text-2xs text-faint">{footer}</p>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
