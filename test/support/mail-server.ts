/** A real mail server on loopback that keeps what it is given, and refuses what a test wants refused. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { mailerOf } from '../../src/integrations/mail.ts'

/** A mail as it came in. */
export interface Received {
  readonly to: readonly string[]
  /** Headers by their names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  readonly html: string
  readonly raw: string
}

/** How to answer the next mails; what is left out is taken. */
export interface Refusing {
  readonly code: number
  /** How many mails; all of them when left out. */
  times: number
}

const unquoted = (body: string): string => {
  const whole = body.replace(/=\r?\n/g, '')
  const bytes = whole.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function bodyOf(part: string): string {
  const [head = '', ...rest] = part.split(/\r?\n\r?\n/)
  const body = rest.join('\n\n').replaceAll('\r\n', '\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return /quoted-printable/i.test(head) ? unquoted(body) : body
}

function read(raw: string, to: readonly string[]): Received {
  const [head = ''] = raw.split(/\r?\n\r?\n/)
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const boundary = /boundary="([^"]+)"/.exec(head)?.[1] ?? ''
  const parts = raw.split(`--${boundary}`)
  const part = (type: string) =>
    bodyOf(parts.find((each) => each.trimStart().startsWith(`Content-Type: ${type}`)) ?? '')
  return { to, headers, text: part('text/plain'), html: part('text/html'), raw }
}

export class MailServer {
  readonly received: Received[] = []
  /** Mails that were offered, taken or not. */
  offered = 0
  refusing: Refusing | undefined
  private readonly server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        this.offered += 1
        const { refusing } = this
        if (refusing && refusing.times > 0) {
          refusing.times -= 1
          return done(Object.assign(new Error('not now'), { responseCode: refusing.code }))
        }
        const to = session.envelope.rcptTo.map(({ address }) => address)
        this.received.push(read(Buffer.concat(chunks).toString('utf8'), to))
        done()
      })
    },
  })

  get port(): number {
    return (this.server.server.address() as AddressInfo).port
  }

  get mailer() {
    const server = { host: '127.0.0.1', port: this.port, login: null, tls: 'if_offered' } as const
    return mailerOf(server, { name: 'Topline', address: 'topline@example.com' })
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  /** What came since this was last asked. */
  take(): Received[] {
    return this.received.splice(0)
  }
}

/** The mail server of the test file that calls this at its top. */
export function mailServer(): MailServer {
  const server = new MailServer()
  beforeAll(() => server.start())
  afterAll(() => server.stop())
  beforeEach(() => {
    server.take()
    server.offered = 0
    server.refusing = undefined
  })
  return server
}
