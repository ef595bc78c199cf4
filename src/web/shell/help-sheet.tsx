import { attentionText } from '../attention-text.ts'
import { bulkText } from '../bulk-text.ts'
import { Dialog } from '../components/dialog.tsx'
import { useSingleKeys } from '../components/use-keys.ts'
import { prefer } from '../data/preferences.ts'
import { helpText } from '../help-text.ts'
import { triageText } from '../triage-text.ts'

const { sheet } = helpText
const { sheet: triage } = triageText
const { sheet: attention } = attentionText

const groups: readonly { title: string; keys: readonly (readonly [keys: string, says: string])[] }[] = [
  {
    title: sheet.groups.line,
    keys: [
      ['n', sheet.keys.next],
      ['j', sheet.keys.down],
      ['k', sheet.keys.up],
      ['Enter', sheet.keys.enter],
      ['z', bulkText.keys.undo],
    ],
  },
  {
    title: bulkText.group,
    keys: [
      ['x', bulkText.keys.select],
      ['X', bulkText.keys.range],
      ['*', bulkText.keys.all],
      ['c m l h s', bulkText.keys.act],
      ['Ctrl Enter', bulkText.keys.go],
      ['Esc', bulkText.keys.leave],
    ],
  },
  {
    title: sheet.groups.ticket,
    keys: [
      ['t', sheet.keys.triage],
      ['r', sheet.keys.reply],
      ['i', sheet.keys.note],
      ['c', sheet.keys.claim],
      ['h', sheet.keys.hold],
      ['s', sheet.keys.solve],
      ['p', sheet.keys.pin],
      ['x', sheet.keys.skip],
      ['m', sheet.keys.route],
      ['l', sheet.keys.classify],
      ['e', sheet.keys.askHelp],
      ['f', sheet.keys.handOff],
      ['w', attention.follow],
      ['Ctrl Enter', sheet.keys.send],
      ['Ctrl Shift Enter', sheet.keys.save],
    ],
  },
  {
    title: triage.group,
    keys: [
      ['a', triage.keys.accept],
      ['e', triage.keys.judge],
      ['n', triage.keys.ask],
      ['d', triage.keys.duplicate],
      ['c', triage.keys.decline],
      ['!', triage.keys.spam],
      ['s', triage.keys.snooze],
      ['r', triage.keys.route],
      ['t', triage.keys.sort],
      ['x', triage.keys.select],
      ['.', triage.keys.fresh],
      ['z', triage.keys.undo],
    ],
  },
  {
    title: sheet.groups.helps,
    keys: [
      ['c', sheet.keys.takeHelp],
      ['a', sheet.keys.answerHelp],
      ['b', sheet.keys.bounceHelp],
      ['e', sheet.keys.completeHelp],
      ['m', sheet.keys.moveHelp],
      ['w', sheet.keys.withdrawHelp],
    ],
  },
  {
    title: attention.group,
    keys: [
      ['Enter', attention.open],
      ['e', attention.done],
      ['E', attention.all],
      ['z', attention.undo],
    ],
  },
  {
    title: sheet.groups.anywhere,
    keys: [
      ['Ctrl K', sheet.keys.palette],
      ['/', sheet.keys.search],
      ['o', sheet.keys.open],
      ['g q', sheet.keys.queue],
      ['g n', attention.page],
      ['g t', sheet.keys.triagePage],
      ['g h', sheet.keys.helpsPage],
      ['g i', sheet.keys.issuesPage],
      ['g e', sheet.keys.concernsPage],
      ['g d', sheet.keys.dutyPage],
      ['g k', sheet.keys.accountsPage],
      ['g c', sheet.keys.calendars],
      ['g p', sheet.keys.policies],
      ['g o', sheet.keys.routing],
      ['g l', sheet.keys.tags],
      ['g r', sheet.keys.reports],
      ['g s', sheet.keys.settings],
      ['g m', sheet.keys.people],
      ['g a', sheet.keys.audit],
      ['?', sheet.keys.help],
      ['Esc', sheet.keys.leave],
    ],
  },
]

export function HelpSheet({ onClose }: { readonly onClose: () => void }) {
  const singleKeys = useSingleKeys()
  return (
    <Dialog title={sheet.title} says={sheet.says} onClose={onClose} wide>
      <div className="grid min-h-0 gap-x-8 gap-y-5 overflow-y-auto px-5 py-4 sm:grid-cols-2 lg:grid-cols-4">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-2 text-xs font-medium text-soft">{title}</h3>
            <dl className="grid gap-1.5">
              {keys.map(([key, says]) => (
                <div key={key} className="flex items-baseline justify-between gap-3">
                  <dt>{says}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {key.split(' ').map((each) => (
                      <kbd
                        key={each}
                        className="min-w-5 rounded-sm border border-line bg-panel px-1 text-center font-sans text-2xs text-soft"
                      >
                        {each}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="flex cursor-pointer items-center gap-2.5 border-t border-line px-5 py-3">
        <input
          type="checkbox"
          checked={singleKeys}
          onChange={({ target }) => prefer('keys', target.checked ? null : 'off')}
          className="size-4 accent-ink"
        />
        {sheet.off}
      </label>
    </Dialog>
  )
}
