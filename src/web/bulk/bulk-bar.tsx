import { useState } from 'react'
import type { BulkVerb } from '../../contract/bulk.ts'
import { VERB_PERMISSIONS } from '../../domain/access/verbs.ts'
import { BULK_LIMIT } from '../../domain/bulk/limit.ts'
import { bulkText } from '../bulk-text.ts'
import { Button, IconButton } from '../components/button.tsx'
import { MoreIcon } from '../components/icons.tsx'
import { Menu } from '../components/menu.tsx'
import { useWide } from '../components/use-wide.ts'
import { useHeld } from '../data/session.ts'
import { text } from '../text.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { LINE_VERBS, type Seen } from './bulk-verbs.ts'

interface BulkBarProps {
  readonly selected: readonly Seen[]
  /** How many rows are shown. */
  readonly shown: number
  readonly onAll: () => void
  readonly onClear: () => void
  /** Once something was done to these: they are selected no more. */
  readonly onDone: (numbers: readonly number[]) => void
}

/** How many verbs are buttons; the rest is behind one. */
const SHOWN = { wide: 7, narrow: 2 }

/** What may be done to those selected, and that nothing is done before its consequences were shown. */
export function BulkBar({ selected, shown, onAll, onClear, onDone }: BulkBarProps) {
  const held = useHeld()
  const wide = useWide('lg')
  const [begun, setBegun] = useState<{ readonly verb: BulkVerb; readonly tickets: readonly Seen[] }>()
  const buttons = LINE_VERBS.slice(0, wide ? SHOWN.wide : SHOWN.narrow)
  const rest = LINE_VERBS.filter((verb) => !buttons.includes(verb) && held(VERB_PERMISSIONS[verb]) === undefined)
  const begin = (verb: BulkVerb) => setBegun({ verb, tickets: selected })
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
            <Button key={verb} held={held(VERB_PERMISSIONS[verb])} onClick={() => begin(verb)}>
              {bulkText.verbs[verb].label}
            </Button>
          ))}
          {rest.length === 0 ? null : (
            <Menu
              label={text.more}
              align="end"
              groups={[]}
              actions={rest.map((verb) => ({ name: bulkText.verbs[verb].label, onSelect: () => begin(verb) }))}
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
