/** Mails of strangers, and what a browser does because of them. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ServedCompany } from './browser.ts'

export function strangersOf(server: () => ServedCompany) {
  async function post(path: string, body: object): Promise<{ number: number }> {
    const answer = await server().ask(path, body)
    expect(answer.status, path).toBeLessThan(300)
    return (await answer.json()) as { number: number }
  }

  const aMail = (html: string) =>
    post('/tickets', {
      kind: 'problem',
      subject: 'Nightly export fails',
      html,
      channel: 'email',
      contact: { name: 'Kim Novak', email: 'kim@northwind.example' },
    })

  /** What reached the network for another origin, and what ran. What the policy stops before is neither. */
  async function watched(page: Page) {
    const asked: string[] = []
    const ran: string[] = []
    const isElsewhere = (url: URL) =>
      /^(https?|wss?|ftp):$/.test(url.protocol) && url.origin !== new URL(server().url).origin
    await page.context().route(isElsewhere, async (route) => {
      asked.push(route.request().url())
      await route.fulfill({ contentType: 'text/html', body: '' })
    })
    page.on('console', (message) => {
      if (message.text() === '1337') ran.push(message.text())
    })
    return { asked, ran }
  }

  return { post, aMail, watched }
}
