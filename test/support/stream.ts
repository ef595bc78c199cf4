/** A reader of server-sent events over a real socket, who notes the id they would resume from. */
import { EventEmitter, once } from 'node:events'
import { type ClientRequest, get, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'

export interface StreamEvent {
  readonly event: string
  readonly data: unknown
  /** The id to resume from after this event; that of an earlier one when this has none. */
  readonly lastId: string | undefined
}

const PATIENCE_MS = 5_000

export class StreamReader {
  readonly response: IncomingMessage
  private readonly request: ClientRequest
  private text = ''
  private lastId: string | undefined
  private readonly heard: StreamEvent[] = []
  private readonly news = new EventEmitter()

  private constructor(request: ClientRequest, response: IncomingMessage, since: string | undefined) {
    this.request = request
    this.response = response
    this.lastId = since
    response.setEncoding('utf8').on('data', (chunk: string) => this.read(chunk))
    // A reader that hangs up is told that the answer was cut short.
    response.on('error', () => {})
  }

  /** Connects, from where `since` left off. The reader leaves when the test is over, or before. */
  static async open(url: string, who: OutgoingHttpHeaders, since?: string): Promise<StreamReader> {
    const headers = { ...who, ...(since === undefined ? {} : { 'last-event-id': since }) }
    const request = get(url, { headers, agent: false })
    const [response] = (await once(request, 'response')) as [IncomingMessage]
    const reader = new StreamReader(request, response, since)
    onTestFinished(() => reader.leave())
    return reader
  }

  private read(chunk: string): void {
    const blocks = (this.text + chunk).split('\n\n')
    this.text = blocks.pop() ?? ''
    for (const block of blocks)
      this.take(new Map(block.split('\n').map((line) => [line.split(': ')[0], afterColon(line)])))
    this.news.emit('more')
  }

  private take(fields: ReadonlyMap<string | undefined, string>): void {
    this.lastId = fields.get('id') ?? this.lastId
    const [event, data] = [fields.get('event'), fields.get('data')]
    if (event !== undefined && data !== undefined) {
      this.heard.push({ event, data: JSON.parse(data), lastId: this.lastId })
    }
  }

  /** The next `count` events. @throws when they do not come in time */
  async next(count: number): Promise<StreamEvent[]> {
    const signal = AbortSignal.timeout(PATIENCE_MS)
    while (this.heard.length < count) {
      await once(this.news, 'more', { signal }).catch((cause: unknown) => {
        throw new Error(`Heard only ${JSON.stringify(this.heard)}`, { cause })
      })
    }
    return this.heard.splice(0, count)
  }

  leave(): void {
    this.request.destroy()
  }
}

const afterColon = (line: string): string => line.slice(line.indexOf(': ') + 2)
