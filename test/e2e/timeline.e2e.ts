import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { QueuePage } from '../../src/contract/queue.ts'
import type { Timeline } from '../../src/contract/tickets.ts'
import { must } from '../../src/domain/assert.ts'
import { isFaultless } from '../support/accessible.ts'
import { looking } from '../support/looking.ts'

const { server, look, settled } = looking()

async function read<Answer>(path: string): Promise<Answer> {
  const answer = await server().ask(path)
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as Answer
}

/** A ticket at its end, with what was written to it. */
async function endedTicket(): Promise<{ number: number; items: Timeline['items'] }> {
  const { items } = await read<QueuePage>('/queue?limit=50&state=done')
  for (const { number } of items) {
    const timeline = await read<Timeline>(`/tickets/${number}/timeline`)
    const types = timeline.items.map(({ type }) => type)
    if (types.includes('noted') && types.includes('replied')) return { number, items: timeline.items }
  }
  throw new Error('no ticket of the demo was noted and answered')
}

describe('TML-7, TML-8: the timeline of a ticket', () => {
  test('is narrowed by chips, by keyboard too, and the address keeps them', async () => {
    const { number, items } = await endedTicket()
    const page = await look(`/tickets/${number}`)
    const notes = items.filter(({ type }) => type === 'noted').length
    const cards = page.getByRole('region', { name: 'Conversation' }).getByRole('article')
    await expect.poll(() => cards.count()).toBeGreaterThan(notes)
    await settled(page)
    await page.getByRole('button', { name: 'Notes', exact: true }).press('Space')
    await page.waitForURL(/\?show=notes$/)
    await expect.poll(() => cards.count()).toBe(notes)
    await page.reload()
    await settled(page)
    await expect.poll(() => cards.count()).toBe(notes)
    await page.getByRole('button', { name: 'Everything', exact: true }).click()
    await page.waitForURL((url) => url.search === '')
  })

  test('leads to one entry, whatever is shown, and copies the link to it', async () => {
    const { number, items } = await endedTicket()
    const { version } = must(
      items.findLast(({ type }) => type === 'replied'),
      'it was answered',
    )
    const page = await look(`/tickets/${number}?show=notes#e${version}`)
    const entry = page.locator(`#e${version}`)
    await entry.and(page.locator(':focus')).waitFor()
    expect(await entry.getAttribute('aria-current')).toBe('location')
    expect(await entry.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(900)
    const { version: first } = must(items[0], 'a ticket was opened')
    await page.getByRole('button', { name: 'Everything', exact: true }).click()
    await page
      .locator(`#e${first}`)
      .getByRole('link', { name: /^Link to this entry/ })
      .click()
    await page.getByText('The link to this entry is copied.').waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(
      `${server().url}/tickets/${number}#e${first}`,
    )
    await page.waitForURL(new RegExp(`#e${first}$`))
  })

  test.each([
    { width: 1440, colorScheme: 'light' as const },
    { width: 390, colorScheme: 'dark' as const },
  ])('has no fault that a machine finds: $width, $colorScheme', async (how) => {
    const { number } = await endedTicket()
    const page = await look(`/tickets/${number}?show=messages.places#e1`, how)
    await isFaultless(page, how.width)
  })
})

test.each([
  ['What the customer may see', false],
  ['Everything, internal', true],
] as const)('TML-6: saves the ticket as Markdown: %s', async (name, isFull) => {
  const { number, items } = await endedTicket()
  const page = await look(`/tickets/${number}`)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const coming = page.waitForEvent('download')
  await page.getByRole('menuitem', { name }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe(`ticket-${number}${isFull ? '-internal' : ''}.md`)
  const text = readFileSync(await download.path(), 'utf8')
  const note = must(
    items.find(({ type }) => type === 'noted'),
    'it was noted',
  ).change.body
  const reply = must(
    items.find(({ type }) => type === 'replied'),
    'it was answered',
  ).change.body
  expect(text).toContain(reply)
  expect(text.includes(String(note))).toBe(isFull)
})
