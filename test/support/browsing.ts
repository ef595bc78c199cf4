/** A browser as far as cookies go, against the app of a test. */
import { must } from '../../src/domain/assert.ts'
import type { Sent, TestApp } from './app.ts'
import type { TestProvider } from './provider.ts'

const START = '/api/v1/sign-in/provider'

export class Browsing {
  private readonly app: TestApp
  private readonly cookies = new Map<string, string>()

  constructor(app: TestApp) {
    this.app = app
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** The cookie called `name`; undefined when the browser has none. */
  held(name: string): string | undefined {
    return this.cookies.get(name)
  }

  /** Sends a request with its cookies, and keeps those of the answer. */
  async send(request: string, { body, csrf }: { body?: unknown; csrf?: string | null } = {}): Promise<Sent> {
    const headers = { cookie: this.cookie, ...(typeof csrf === 'string' ? { 'topline-csrf': csrf } : {}) }
    const sent = await this.app.send(request, { bare: true, headers, ...(body === undefined ? {} : { body }) })
    const given = sent.headers['set-cookie']
    for (const each of Array.isArray(given) ? given : given === undefined ? [] : [given]) {
      const [pair = ''] = String(each).split(';')
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return sent
  }

  /** Begins a sign-in; gives where the browser is sent. */
  async begin(query = ''): Promise<string> {
    return locationOf(await this.send(`GET ${START}${query}`))
  }

  /** Signs in at the provider from beginning to end; gives where the browser goes on. */
  async signIn(provider: TestProvider, query = ''): Promise<string> {
    const back = await provider.through(await this.begin(query))
    return locationOf(await this.comeBack(back))
  }

  /** Opens the address that the provider sends back to. */
  comeBack(address: string): Promise<Sent> {
    const { pathname, search } = new URL(address)
    return this.send(`GET ${pathname}${search}`)
  }

  async session(): Promise<Sent> {
    return this.send('GET /api/v1/session')
  }
}

/** Where an answer sends the browser. */
export const locationOf = ({ headers, status, text }: Sent): string =>
  must(headers.location as string | undefined, `${status} ${text} leads somewhere`)
