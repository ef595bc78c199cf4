/** Tickets of the demo company that a browser test triages, and where its page stands in the inbox. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { ServedCompany } from './browser.ts'

export interface TriageRow {
  readonly number: number
  readonly subject: string
}

const asked = { kind: 'question', body: 'How do we do this?', team: 'support', segment: 'team' } as const

export function triageOf(server: () => ServedCompany) {
  async function post(path: string, body: object): Promise<TriageRow> {
    const answer = await server().ask(path, body)
    expect(answer.status, `${path} ${await answer.clone().text()}`).toBeLessThan(300)
    return (await answer.json()) as TriageRow
  }
  async function inbox(state = 'waiting'): Promise<TriageRow[]> {
    const answer = await server().ask(`/triage?limit=200&state=${state}`)
    return ((await answer.json()) as { items: TriageRow[] }).items
  }
  return {
    post,
    inbox,
    async ticket(number: number): Promise<Record<string, unknown>> {
      return (await (await server().ask(`/tickets/${number}`)).json()) as Record<string, unknown>
    },
    /** Opens tickets of these subjects, in this order. */
    async opened(subjects: readonly string[], more: object = {}): Promise<TriageRow[]> {
      const rows: TriageRow[] = []
      for (const subject of subjects) rows.push(await post('/tickets', { ...asked, ...more, subject }))
      return rows
    },
    /** Ends whatever waits in the inbox. */
    async emptied(): Promise<void> {
      const rows = await inbox()
      if (rows.length === 0) return
      const numbers = rows.map(({ number }) => number)
      await post('/tickets/bulk', {
        verb: 'dismiss',
        tickets: numbers.map((number) => ({ number })),
        input: { as: 'declined', reason: 'of the test before' },
      })
    },
  }
}

export const currentRow = (page: Page) => page.locator('tr[aria-current="true"]')
export const numberAt = async (page: Page) => Number(await currentRow(page).getAttribute('data-triage'))

/** Waits until another ticket is at hand, or none. */
export async function movedOn(page: Page, from: number): Promise<void> {
  await page.locator(`tr[data-triage="${from}"]`).waitFor({ state: 'detached' })
}
