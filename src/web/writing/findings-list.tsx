import type { FindingKind, WritingFinding } from '../../domain/writing/finding.ts'
import { AlertIcon, CalendarIcon, LockIcon, MinusIcon, PersonIcon, ReplyIcon } from '../components/icons.tsx'
import { KeyHint } from '../components/key-hint.tsx'
import { writingText } from '../writing-text.ts'

const { findings: says } = writingText

const ICONS: Readonly<Record<FindingKind, typeof AlertIcon>> = {
  placeholder: MinusIcon,
  internal: LockIcon,
  mention: PersonIcon,
  missing_point: ReplyIcon,
  loaded: AlertIcon,
  commitment: CalendarIcon,
  substance: AlertIcon,
}
/** Loud where it gives something away. */
const loud = ({ kind }: WritingFinding): boolean => kind === 'internal'

/** More than these are counted, not listed: who has so many reads the text again anyway. */
const MOST = 6

/** What a question is known by while it is ticked off. */
const questionKey = ({ question }: WritingFinding): string => `${question?.version} ${question?.text}`

interface FindingsListProps {
  readonly findings: readonly WritingFinding[]
  /** Questions that the writer has ticked off. */
  readonly settled: ReadonlySet<string>
  readonly onSettle: (key: string, settled: boolean) => void
  readonly onReplace: (finding: WritingFinding) => void
  readonly onShow: (finding: WritingFinding) => void
}

interface FindingLineProps extends Pick<FindingsListProps, 'onReplace' | 'onShow'> {
  readonly finding: WritingFinding
  /** Of several replacements this one is made by the key. */
  readonly byKey: boolean
}

const action =
  'inline-flex min-h-6 items-center rounded-sm px-1.5 font-medium text-ink underline decoration-line underline-offset-2 hover:bg-hover pointer-coarse:min-h-9'

function FindingLine({ finding, byKey, onReplace, onShow }: FindingLineProps) {
  const { kind, text, instead, at } = finding
  const Icon = ICONS[kind]
  return (
    <li className={`flex items-start gap-1.5 text-xs ${loud(finding) ? 'text-late' : 'text-soft'}`}>
      <Icon className="mt-0.5 size-3.5" />
      <span className="min-w-0 flex-1">
        <span className="sr-only">{says.kinds[kind]}: </span>
        {text}{' '}
        {instead === undefined ? null : (
          <button
            type="button"
            aria-keyshortcuts={byKey ? 'Control+.' : undefined}
            onClick={() => onReplace(finding)}
            className={action}
          >
            {says.replace(instead)}
            {byKey ? <KeyHint keys="Ctrl ." /> : null}
          </button>
        )}
        {at !== undefined && instead === undefined ? (
          <button type="button" onClick={() => onShow(finding)} className={action}>
            {says.show}
          </button>
        ) : null}
      </span>
    </li>
  )
}

/** The customer's questions that the reply does not speak of, to be ticked off. */
function Questions({ findings, settled, onSettle }: Pick<FindingsListProps, 'findings' | 'settled' | 'onSettle'>) {
  if (findings.length === 0) return null
  return (
    <fieldset className="grid gap-0.5">
      <legend className="flex items-center gap-1.5 text-xs font-medium text-soon">
        <ReplyIcon className="size-3.5" />
        <span className="whitespace-nowrap">{says.kinds.missing_point}</span>
        <span className="font-normal text-soft">({says.settled})</span>
      </legend>
      {findings.map((finding) => {
        const key = questionKey(finding)
        return (
          <label key={key} className="flex cursor-pointer items-start gap-1.5 py-0.5 text-xs pointer-coarse:py-2">
            <input
              type="checkbox"
              checked={settled.has(key)}
              onChange={({ target }) => onSettle(key, target.checked)}
              className="mt-0.5 size-3.5 accent-public"
            />
            <q className={settled.has(key) ? 'text-faint line-through' : 'text-ink'}>{finding.question?.text}</q>
          </label>
        )
      })}
    </fieldset>
  )
}

/** What there is to say about the text, beside it while it is written. */
export function FindingsList({ findings, settled, onSettle, onReplace, onShow }: FindingsListProps) {
  const lines = findings.filter(
    ({ kind, code }) => !['missing_point', 'substance'].includes(kind) && code !== 'unfilled',
  )
  const places = findings.filter(({ code }) => code === 'unfilled')
  const questions = findings.filter(({ kind }) => kind === 'missing_point')
  const open = lines.length + places.length + questions.filter((each) => !settled.has(questionKey(each))).length
  const [byKey] = lines.filter(({ instead }) => instead !== undefined)
  if (findings.every(({ kind }) => kind === 'substance')) return null
  return (
    <section
      aria-label={says.title}
      className="grid max-h-[20dvh] gap-1 overflow-y-auto border-t border-line px-2 pt-2"
    >
      <p aria-live="polite" className="sr-only">
        {open === 0 ? '' : says.count(open)}
      </p>
      <Questions findings={questions} settled={settled} onSettle={onSettle} />
      {places.length === 0 ? null : (
        <p className="flex items-start gap-1.5 text-xs text-soon">
          <MinusIcon className="mt-0.5 size-3.5" />
          <span>
            {says.places(places.length)} <KeyHint keys="Tab" />
          </span>
        </p>
      )}
      <ul className="grid gap-1">
        {lines.slice(0, MOST).map((finding) => (
          <FindingLine
            key={`${finding.kind} ${finding.code} ${finding.at?.start}`}
            finding={finding}
            byKey={finding === byKey}
            onReplace={onReplace}
            onShow={onShow}
          />
        ))}
      </ul>
      {lines.length > MOST ? <p className="text-xs text-faint">{says.more(lines.length - MOST)}</p> : null}
    </section>
  )
}
