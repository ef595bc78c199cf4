/** How the settings of outgoing mail are read. No message repeats the text, which may hold a password. */
import { z } from 'zod'
import type { Mailbox } from '../domain/digest/outgoing.ts'
import { isLoopback } from '../http/loopback.ts'
import type { MailServer } from '../integrations/mail.ts'

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 }
const EXAMPLE = 'must be like smtp://user:password@mail.example.com:587, or smtps://…:465'
const UNSAFE = 'must not have ?tls=off beside a password'

/** What an address of a mail server consists of; undefined when `text` is none. */
function partsOf(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const { protocol, hostname, pathname, search, hash } = url
  const searches = protocol === 'smtp:' ? ['', '?tls=off'] : ['']
  const isOne = protocol in PORTS && hostname !== '' && `${pathname}${hash}`.replace(/^\//, '') === ''
  return isOne && searches.includes(search) ? url : undefined
}

function tlsOf({ protocol, search }: URL, host: string): MailServer['tls'] {
  if (protocol === 'smtps:') return 'from_the_start'
  // To this machine itself nothing travels that encryption would hide.
  return search !== '' || isLoopback(host) ? 'if_offered' : 'required'
}

function serverOf(text: string): MailServer | undefined {
  const url = partsOf(text)
  if (url === undefined) return undefined
  const { protocol, hostname, port, username, password } = url
  const host = hostname.replace(/^\[|\]$/g, '')
  const login = username === '' ? null : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return { host, port: Number(port || PORTS[protocol]), login, tls: tlsOf(url, host) }
}

const isUnsafe = ({ host, login, tls }: MailServer): boolean =>
  login !== null && tls === 'if_offered' && !isLoopback(host)

/** `smtp://user:password@host:587`; encrypted, but with `?tls=off` where no password is sent. */
export const mailServer = z.string().transform((text, context): MailServer => {
  let server: MailServer | undefined
  try {
    server = serverOf(text)
  } catch (error) {
    // A percent sign that stands for nothing.
    if (!(error instanceof URIError)) throw error
  }
  if (server && !isUnsafe(server)) return server
  context.issues.push({ code: 'custom', input: '', message: server ? UNSAFE : EXAMPLE })
  return z.NEVER
})

const ADDRESS = /^[^\s<>"@,;:\\()[\]]+@[^\s<>"@,;:\\()[\]]+$/
const NAMED = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>\s*$/

/** `Topline <topline@example.com>`, or the address alone. */
export const mailbox = z.string().transform((text, context): Mailbox => {
  const [, name = '', address = text.trim()] = NAMED.exec(text) ?? []
  if (ADDRESS.test(address)) return { name: name === '' ? 'Topline' : name, address }
  context.issues.push({ code: 'custom', input: '', message: 'must be like Topline <topline@example.com>' })
  return z.NEVER
})
