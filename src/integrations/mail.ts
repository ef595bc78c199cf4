/** Mail that goes out, through the one server that whoever runs the installation has named. No workspace chooses where it
 *  goes, so it is not held to what calls to addresses of a workspace are (docs/spec/digest.md, DIG-15). */
import { createTransport } from 'nodemailer'
import type { Handed, Mailbox, Mailer } from '../domain/digest/outgoing.ts'

/** Where mail is handed in. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly login: { readonly user: string; readonly pass: string } | null
  readonly tls: 'from_the_start' | 'required' | 'if_offered'
}

/** A mailer that can be tried without a mail. */
interface CheckedMailer extends Mailer {
  /** Undefined when the server answers and lets us in, else in words why not. */
  check(): Promise<string | undefined>
}

/** From the first byte to the last; a server that says nothing for so long is away. */
const PATIENCE_MS = 15_000

/** Codes by which the mail itself was refused, rather than us or the connection. */
const OF_THE_MAIL: ReadonlySet<unknown> = new Set(['EENVELOPE', 'EMESSAGE'])
const PERMANENT = 500

interface SmtpError {
  readonly code: unknown
  readonly responseCode: unknown
}

/** What went wrong in our words: what the server answered may hold addresses. */
function troubleOf({ code, responseCode }: SmtpError): string {
  if (code === 'EAUTH') return 'the mail server does not accept the name and password'
  if (code === 'ETLS' || code === 'EREQUIRETLS') return 'the mail server offers no encryption that can be trusted'
  if (typeof responseCode === 'number') return `the mail server refused it (${responseCode})`
  return 'the mail server cannot be reached'
}

const toldBy = (error: unknown): SmtpError => ({ code: undefined, responseCode: undefined, ...Object(error) })

function handed(error: unknown): Handed {
  const told = toldBy(error)
  const { code, responseCode } = told
  const forGood = OF_THE_MAIL.has(code) && typeof responseCode === 'number' && responseCode >= PERMANENT
  return { as: forGood ? 'no' : 'later', trouble: troubleOf(told) }
}

/** Mail from `from` by way of `server`. Each mail has a connection of its own: there are few. */
export function mailerOf({ host, port, login, tls }: MailServer, from: Mailbox): CheckedMailer {
  const transport = createTransport({
    host,
    port,
    secure: tls === 'from_the_start',
    requireTLS: tls === 'required',
    ...(login === null ? {} : { auth: { ...login } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ at, messageId, to, subject, text, html, settingsUrl }) {
      try {
        await transport.sendMail({
          from: { ...from },
          to: { ...to },
          messageId,
          date: new Date(at),
          subject,
          text,
          html,
          // Programs that answer mail leave it alone (RFC 3834, and what came before it).
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          list: { unsubscribe: { url: settingsUrl, comment: 'What you are told by mail' } },
        })
        return { as: 'yes' }
      } catch (error) {
        return handed(error)
      }
    },
    async check() {
      try {
        await transport.verify()
        return undefined
      } catch (error) {
        return troubleOf(toldBy(error))
      }
    },
  }
}
