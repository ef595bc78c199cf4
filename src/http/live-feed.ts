/** Live updates: one LISTEN connection for each node; readers of a workspace hear what has become visible in its log. */
import type { Store } from '../store/db.ts'
import { changesSince, type FeedChange, isSnapshot, type Snapshot, snapshotNow } from '../store/feed.ts'
import { announce, type Connection, listen, type Meeting } from '../store/notices.ts'
import { LivePresence } from './live-presence.ts'

/** Writers of a node share one notification in this many milliseconds, outside their transactions. */
const COALESCE_MS = 25
/** More changes than this at once are told as "read everything anew". */
const MOST = 200
const RECONNECT_MS = 1_000

export interface Listener {
  changes(changes: readonly FeedChange[], snapshot: Snapshot): void
  /** The reader missed too much, or an unknown amount. */
  reset(snapshot: Snapshot): void
  /** The node is about to end: the reader should come again, to another one. */
  dismiss(): void
}

interface Channel {
  /** The moment up to which all listeners have heard; undefined until the first has come. */
  snapshot: Snapshot | undefined
  readonly listeners: Set<Listener>
  /** Reads one after the other, so that no change falls between two. */
  turn: Promise<void>
}

type Log = (text: string, error: unknown) => void

export class LiveFeed {
  private readonly channels = new Map<string, Channel>()
  private readonly pending = new Set<string>()
  private timer: NodeJS.Timeout | undefined
  private retry: NodeJS.Timeout | undefined
  private ear: { stop(): Promise<void> } | undefined
  private stopped = false
  private dismissed = false
  private heard: (workspace: string) => void = () => {}
  private readonly store: Store
  private readonly connection: Connection
  private readonly log: Log
  /** Who is at which ticket, told to those who are. */
  readonly presence: LivePresence

  constructor(store: Store, connection: Connection, log: Log) {
    this.presence = new LivePresence(store, (error) => {
      if (!this.stopped) log('who is at a ticket could not be told', error)
    })
    this.store = store
    this.connection = connection
    this.log = log
  }

  /** Starts to listen; when the connection is lost, tries again until stopped. */
  async start(): Promise<void> {
    const hearing = {
      heard: (workspace: string) => {
        this.pump(workspace)
        this.heard(workspace)
      },
      met: (workspace: string, meeting: Meeting) => this.presence.pump(workspace, meeting),
      lost: (error: unknown) => this.reconnect(error),
    }
    try {
      const ear = await listen(this.connection, hearing)
      this.ear = ear
      if (this.stopped) await ear.stop()
      for (const workspace of this.channels.keys()) this.pump(workspace)
    } catch (error) {
      this.reconnect(error)
    }
  }

  /** Calls `heard` whenever any node has written to a workspace. */
  onHeard(heard: (workspace: string) => void): void {
    this.heard = heard
  }

  private reconnect(error: unknown): void {
    if (this.stopped) return
    this.ear = undefined
    this.log('live updates lost their connection', error)
    this.retry = setTimeout(() => void this.start(), RECONNECT_MS)
    this.retry.unref()
  }

  /** Tells all nodes that the log of `workspace` has grown. */
  wrote(workspace: string): void {
    this.pending.add(workspace)
    this.timer ??= setTimeout(() => void this.notify(), COALESCE_MS)
  }

  private async notify(): Promise<void> {
    this.timer = undefined
    const workspaces = [...this.pending]
    this.pending.clear()
    try {
      await announce(this.store, workspaces)
    } catch (error) {
      if (!this.stopped) this.log('live updates could not be announced', error)
    }
  }

  /** Adds a listener; with `since`, it first hears what it missed. Returns how to leave. */
  async join(workspace: string, listener: Listener, since: string | undefined): Promise<() => void> {
    const tenant = this.store.tenant(workspace)
    const channel = this.channels.get(workspace) ?? {
      snapshot: undefined,
      listeners: new Set(),
      turn: Promise.resolve(),
    }
    this.channels.set(workspace, channel)
    const from = since !== undefined && isSnapshot(since) ? since : undefined
    const joined = channel.turn.then(async () => {
      // Who joins hears up to the moment at which the others stand, so that the next page is news to all alike.
      const until = await this.advance(workspace, channel)
      if (from === undefined) listener.reset(until)
      else tell(listener, await changesSince(tenant, from, MOST, until))
      channel.listeners.add(listener)
      if (this.dismissed) listener.dismiss()
    })
    channel.turn = joined.catch(() => {})
    await joined
    return () => {
      channel.listeners.delete(listener)
    }
  }

  /** Tells those who listen what they have not heard, and returns the moment up to which they now have. */
  private async advance(workspace: string, channel: Channel): Promise<Snapshot> {
    const { snapshot, listeners } = channel
    const tenant = this.store.tenant(workspace)
    if (snapshot === undefined || listeners.size === 0) {
      channel.snapshot = await snapshotNow(tenant)
      return channel.snapshot
    }
    const page = await changesSince(tenant, snapshot, MOST)
    channel.snapshot = page.snapshot
    if (page.changes.length > 0) for (const listener of listeners) tell(listener, page)
    return page.snapshot
  }

  /** How many listen. */
  get listening(): number {
    return [...this.channels.values()].reduce((sum, { listeners }) => sum + listeners.size, 0)
  }

  /** Sends every listener away, now and from now on. */
  dismiss(): void {
    this.dismissed = true
    for (const { listeners } of this.channels.values()) for (const listener of listeners) listener.dismiss()
  }

  private pump(workspace: string): void {
    const channel = this.channels.get(workspace)
    if (!channel) return
    channel.turn = channel.turn
      .then(async () => {
        if (channel.listeners.size > 0) await this.advance(workspace, channel)
      })
      .catch((error) => {
        if (!this.stopped) this.log('live updates could not be read', error)
      })
  }

  /** Announces what is still waiting to be announced. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    if (this.pending.size > 0) await this.notify()
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    clearTimeout(this.retry)
    await this.ear?.stop()
    await Promise.all([...[...this.channels.values()].map(({ turn }) => turn), this.presence.settled()])
  }
}

function tell(listener: Listener, page: Awaited<ReturnType<typeof changesSince>>): void {
  if (page.cut) listener.reset(page.snapshot)
  else listener.changes(page.changes, page.snapshot)
}
