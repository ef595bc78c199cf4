/** How values of the log are shown. */
import type { AuditItem, AuditValue } from '../../../contract/audit.ts'
import type { Permission } from '../../../domain/access/permissions.ts'
import { accessText } from '../../access-text.ts'
import { auditText, typeBefore, typeWords } from '../../audit-text.ts'
import { datedText } from '../../format.ts'

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** Longer ones are cut in the list; the detail has them whole. */
const LONGEST = 60

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

/** A value as text; what is not there is a dash. */
export function valueText(value: AuditValue): string {
  if (value === null || value === '') return auditText.nothingBefore
  return typeof value === 'string' && INSTANT.test(value) ? datedText(value) : String(value)
}

export const shortText = (value: AuditValue): string => cut(valueText(value).replace(/\s+/g, ' '))

/** `hold.reason` as people read it: `hold › reason`; lists count from 1. */
export const fieldText = (field: string): string =>
  field
    .split('.')
    .map((part) =>
      /^\d+$/.test(part)
        ? String(Number(part) + 1)
        : part
            .replaceAll('_', ' ')
            .replace(/([a-z])([A-Z])/g, '$1 $2')
            .toLowerCase(),
    )
    .join(' › ')

export const isDenied = ({ type }: Pick<AuditItem, 'type'>): boolean => type === 'denied'

/** `added a member` before `member zoe` is `added`, and `created the workspace` before `the workspace` is `created`. */
function withoutNoun(words: string, target: string): string {
  if (words.endsWith(` ${target}`)) return words.slice(0, -target.length - 1)
  const noun = / an? (\w+)$/.exec(words)
  return noun && target.startsWith(`${noun[1]} `) ? words.slice(0, noun.index) : words
}

const isPermission = (value: unknown): value is Permission =>
  typeof value === 'string' && Object.hasOwn(accessText.shortly, value)

/** What somebody was not let do: by its permission, or else as it was asked. */
function refusedText({ facts, target }: Pick<AuditItem, 'facts' | 'target'>): string {
  const { permission, method, route } = facts
  if (isPermission(permission)) return accessText.shortly[permission]
  return typeof route === 'string' ? `${String(method ?? '')} ${route}`.trim() : target
}

type NameOf = (handle: string) => string

/** From whom to whom, or from which workspace. */
function switchedText({ facts, actor }: Pick<AuditItem, 'facts' | 'actor'>, nameOf: NameOf): string {
  const { was, from } = facts
  if (typeof was === 'string' && was !== actor) return auditText.switched(nameOf(was), nameOf(actor))
  return typeof from === 'string' ? auditText.switchedWorkspace(from) : typeWords('switched')
}

type Done = Pick<AuditItem, 'type' | 'facts' | 'target' | 'stream' | 'actor'>

/** What was done, as it follows the name of who did it, and goes before what it was done to. */
export function didText(item: Done, nameOf: NameOf): string {
  const { type, target, stream } = item
  if (type === 'denied') return auditText.refused(refusedText(item))
  if (type === 'switched') return switchedText(item, nameOf)
  return stream === 'access' ? typeWords(type) : withoutNoun(typeBefore(type), target)
}

/** How somebody was let in: the kind alone, since ids say nothing to a reader. */
export const viaText = (via: string | null): string | undefined => via?.split(' ')[0]

/** What it happened to, unless that is only the log of access itself. */
export const targetText = ({ stream, target }: Pick<AuditItem, 'stream' | 'target'>): string =>
  stream === 'access' ? '' : target

/** Whether it made something that was not there before: what each field became says little then. */
export const isNew = (changes: AuditItem['changes']): boolean =>
  changes.length > 3 && changes.every(({ before }) => before === null || before === '')
