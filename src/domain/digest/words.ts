/** A digest in words: the text and the simple HTML of a mail, and the text of the command line. */
import type { Instant } from '../time.ts'
import { type Telling, timeWords } from '../time-words.ts'
import type { DigestGroupName } from './content.ts'
import type { MailWords } from './outgoing.ts'

/** A line as it is read: with the name of the account where it may be seen. */
export interface ToldLine {
  readonly number: number
  readonly subject: string
  readonly account: string | null
  readonly says: string
  readonly dueAt: Instant | null
  readonly again: boolean
}

export interface ToldGroup {
  readonly group: DigestGroupName
  readonly lines: readonly ToldLine[]
  readonly more: number
}

export const GROUP_TITLES: Readonly<Record<DigestGroupName, string>> = {
  promises: 'Promises late or about to break',
  waiting: 'Waits for you',
  mentions: 'Mentions',
  followed: 'On tickets you own or follow',
  yours: 'Your tickets',
}

/** Where links lead: the address people reach the server at. */
export interface MailPlace extends Telling {
  readonly url: string
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`

/** Without line breaks and other control characters, which no header may have. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

function saysText({ says, dueAt, again }: ToldLine, telling: Telling): string {
  const due = dueAt === null ? '' : `, due ${timeWords(dueAt, telling)}`
  return `${says}${due}${again ? ' (told before)' : ''}`
}

const nameText = ({ number, subject, account }: ToldLine): string =>
  oneLine(`#${number} ${subject}${account === null ? '' : ` (${account})`}`)

/** The groups as plain text; `linkOf` adds a line with the address of a ticket. */
export function groupsText(
  groups: readonly ToldGroup[],
  telling: Telling,
  linkOf: (number: number) => string | null = () => null,
): string {
  const parts = groups.map(({ group, lines, more }) => {
    const rows = lines.flatMap((line) => {
      const link = linkOf(line.number)
      return [`* ${nameText(line)}`, `  ${saysText(line, telling)}`, ...(link === null ? [] : [`  ${link}`])]
    })
    return [GROUP_TITLES[group], '', ...rows, ...(more === 0 ? [] : [`  and ${more} more`])].join('\n')
  })
  return parts.join('\n\n')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

const ticketUrl = (url: string, number: number): string => `${url}/tickets/${number}`
export const settingsUrlOf = (url: string): string => `${url}/settings/notices`

function groupHtml({ group, lines, more }: ToldGroup, place: MailPlace): string {
  const rows = lines.map((line) => {
    const link = `<a href="${escaped(ticketUrl(place.url, line.number))}">${escaped(`#${line.number} ${line.subject}`)}</a>`
    const account = line.account === null ? '' : ` · ${escaped(line.account)}`
    return `<li>${link}${account}<br>${escaped(saysText(line, place))}</li>`
  })
  const rest = more === 0 ? '' : `<p>and ${more} more</p>`
  return `<h2>${escaped(GROUP_TITLES[group])}</h2><ul>${rows.join('')}</ul>${rest}`
}

/** Subjects longer than this are cut by what shows them. */
const LONGEST_SUBJECT = 160

function subjectOf(kind: 'digest' | 'at_once', groups: readonly ToldGroup[]): string {
  const lines = groups.flatMap((each) => each.lines)
  const count = lines.length + groups.reduce((sum, { more }) => sum + more, 0)
  const [first] = lines
  if (kind === 'digest') {
    const late = groups.find(({ group }) => group === 'promises')
    const promises = late ? late.lines.length + late.more : 0
    const risk = promises === 0 ? '' : `, ${counted(promises, 'promise', 'promises')} late or about to break`
    return `Your digest: ${counted(count, 'thing', 'things')}${risk}`
  }
  if (first === undefined || count > 1) return `${count} things need you`
  return [...oneLine(`#${first.number} ${first.says}: ${first.subject}`)].slice(0, LONGEST_SUBJECT).join('')
}

/** The mail that tells these groups. */
export function mailWords(kind: 'digest' | 'at_once', groups: readonly ToldGroup[], place: MailPlace): MailWords {
  const settings = settingsUrlOf(place.url)
  const end = `Times are those of ${place.timeZone.replaceAll('_', ' ')}.`
  const why = 'Topline tells you this by mail because of your notices'
  const text = [
    groupsText(groups, place, (number) => ticketUrl(place.url, number)),
    '--',
    `${end} ${why}: ${settings}`,
  ].join('\n\n')
  const body = groups.map((group) => groupHtml(group, place)).join('')
  const foot = `<hr><p>${escaped(end)} ${why}: <a href="${escaped(settings)}">change them</a>.</p>`
  return {
    subject: subjectOf(kind, groups),
    text: `${text}\n`,
    html: `<!doctype html><html lang="en"><body>${body}${foot}</body></html>`,
  }
}
