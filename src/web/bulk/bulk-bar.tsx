import { useState } from 'react'
import type { BulkVerb } from '../../contract/bulk.ts'
import { VERB_PERMISSIONS } from '../../domain/access/verbs.ts'
import { BULK_LIMIT } from '../../domain/bulk/limit.ts'
import { bulkText } from '../bulk-text.ts'
import { Button, IconButton } from '../components/button.tsx'
import { MoreIcon } from '../components/icons.tsx'
import { Menu } from '../components/menu.tsx'
import { useMessages } from '../components/messages.tsx'
import { useKeys } from '../components/use-keys.ts'
import { useWide } from '../components/use-wide.ts'
import { useHeld } from '../data/session.ts'
import { text } from '../text.ts'
import { ticketText } from '../ticket-text.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { bulkVerbOf, keyOfBulk, type Picked, singleVerbOf, VERB_KEYS } from './bulk-keys.ts'
import { LINE_VERBS, type Seen } from './bulk-verbs.ts'

interface BulkBarProps {
  readonly selected: readonly Picked[]
  /** How many rows are shown. */
  readonly shown: number
  readonly onAll: () => void
  readonly onClear: () => void
  /** Once something was done to these: they are selected no more. */
  readonly onDone: (numbers: readonly number[]) => void
}

/** Which verbs are buttons; the rest is behind one. */
const SHOWN: Readonly<Record<'wide' | 'narrow', readonly BulkVerb[]>> = {
  wide: LINE_VERBS.slice(0, 7),
  narrow: ['claim', 'route', 'hold', 'solve'],
}

/** The keys of the verbs act on those selected rather than on the row at hand; what is done to one ticket at a time says so. */
function useBulkKeys(selected: readonly Picked[], begin: (verb: BulkVerb) => void): void {
  const held = useHeld()
  const { refuse } = useMessages()
  function press(key: string): void {
    const verb = bulkVerbOf(key, selected)
    const single = singleVerbOf(key)
    if (verb !== undefined) {
      const why = held(VERB_PERMISSIONS[verb])
      if (why === undefined) begin(verb)
      else refuse(why)
    } else if (single !== undefined) refuse(bulkText.oneByOne(ticketText.verbs[single].label, selected.length))
  }
  useKeys(selected.length === 0 ? {} : Object.fromEntries(VERB_KEYS.map((key) => [key, () => press(key)])))
}

/** What may be done to those selected, and that nothing is done before its consequences were shown. */
export function BulkBar({ selected, shown, onAll, onClear, onDone }: BulkBarProps) {
  const held = useHeld()
  const wide = useWide('lg')
  const [begun, setBegun] = useState<{ readonly verb: BulkVerb; readonly tickets: readonly Seen[] }>()
  const buttons = wide ? SHOWN.wide : SHOWN.narrow
  const rest = LINE_VERBS.filter((verb) => !buttons.includes(verb) && held(VERB_PERMISSIONS[verb]) === undefined)
  // Whatever it is when it is looked at: the preview says which version it saw.
  const begin = (verb: BulkVerb) =>
    setBegun({ verb, tickets: selected.map(({ number }) => ({ number, version: null })) })
  useBulkKeys(selected, begin)
  const isMost = selected.length >= BULK_LIMIT && shown > BULK_LIMIT
  return (
    <section
      aria-label={bulkText.bar}
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-panel px-4 py-2 lg:px-6"
    >
      <p role="status" className="font-medium tabular-nums">
        {bulkText.selected(selected.length)}
      </p>
      <Button look="quiet" hint="*" className="h-7! px-2!" onClick={onAll}>
        {bulkText.selectAll(Math.min(shown, BULK_LIMIT))}
      </Button>
      <Button look="quiet" hint="Esc" className="h-7! px-2!" onClick={onClear}>
        {bulkText.clear}
      </Button>
      <span className="hidden flex-1 lg:block" />
      {selected.length === 0 ? null : (
        <div className="flex flex-wrap gap-1.5">
          {buttons.map((verb) => (
            <Button
              key={verb}
              hint={keyOfBulk(verb, selected)}
              held={held(VERB_PERMISSIONS[verb])}
              onClick={() => begin(verb)}
            >
              {bulkText.verbs[verb].label}
            </Button>
          ))}
          {rest.length === 0 ? null : (
            <Menu
              label={text.more}
              align="end"
              groups={[]}
              actions={rest.map((verb) => ({
                name: bulkText.verbs[verb].label,
                hint: keyOfBulk(verb, selected),
                onSelect: () => begin(verb),
              }))}
              trigger={(props) => (
                <IconButton {...props} label={text.more} className="border border-line bg-raised">
                  <MoreIcon />
                </IconButton>
              )}
            />
          )}
        </div>
      )}
      {isMost ? <p className="basis-full text-xs text-soft">{bulkText.most(BULK_LIMIT)}</p> : null}
      {begun ? <BulkDialog {...begun} onDone={onDone} onClose={() => setBegun(undefined)} /> : null}
    </section>
  )
}
