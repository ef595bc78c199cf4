import { Command } from 'cmdk'
import { Popover } from 'radix-ui'
import type { RefObject } from 'react'
import type { Account } from '../../contract/workspace.ts'
import { terms } from '../terms.ts'
import { text } from '../text.ts'
import type { AccountMenuProps } from './account-menu.tsx'
import { CheckIcon } from './icons.tsx'

interface AccountPickerProps extends Omit<AccountMenuProps, 'trigger'> {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly onClose: () => void
}

const row =
  'flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2 data-[selected=true]:bg-hover pointer-coarse:h-10'

const mark = (chosen: boolean) => (
  <span className="flex size-4 items-center">{chosen ? <CheckIcon className="size-3.5" /> : null}</span>
)

/** Finds one account among any number by typing part of its name. */
export function AccountPicker(props: AccountPickerProps) {
  const { accounts, query, onSearch, chosen, none, onChoose, button, onClose } = props
  function choose(account: Account | undefined) {
    onChoose(account)
    onClose()
  }
  return (
    <Popover.Root open onOpenChange={(open) => open || onClose()}>
      <Popover.Anchor virtualRef={button as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={text.queue.findAccount}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            button.current?.focus()
          }}
          onPointerDownOutside={(event) => {
            if (event.target instanceof Node && button.current?.contains(event.target)) event.preventDefault()
          }}
          className="z-50 w-72 animate-appear rounded-md bg-raised p-1 shadow-float"
        >
          <Command shouldFilter={false} label={text.queue.findAccount}>
            <Command.Input
              value={query}
              onValueChange={onSearch}
              placeholder={text.queue.findAccount}
              className="mb-1 h-8 w-full border-b border-line bg-transparent px-2 outline-none"
            />
            <Command.List className="max-h-72 overflow-y-auto" label={text.queue.findAccount}>
              <Command.Empty className="px-2 py-3 text-soft">{text.queue.noAccount}</Command.Empty>
              {query === '' ? (
                <Command.Item value="none of them" className={row} onSelect={() => choose(undefined)}>
                  {mark(chosen === undefined)}
                  {none}
                </Command.Item>
              ) : null}
              {accounts.map((account) => (
                <Command.Item key={account.id} value={account.slug} className={row} onSelect={() => choose(account)}>
                  {mark(chosen === account.slug)}
                  <span className="min-w-0 flex-1 truncate">{account.name}</span>
                  <span className="text-xs text-faint">{terms.segment[account.segment]}</span>
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
